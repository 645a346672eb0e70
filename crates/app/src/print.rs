//! Drawing papers, off the threads that answer requests.

use guatu_kernel::{Error, Result};
use guatu_paper::fonts::Fonts;
use guatu_paper::official::{self, Paper};

/// What a paper is rendered as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rendering {
    Pdf,
    Docx,
}

impl Rendering {
    /// How the name of a file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

pub(crate) async fn draw(paper: Paper, rendering: Rendering) -> Result<Vec<u8>> {
    let drawn = tokio::task::spawn_blocking(move || match rendering {
        Rendering::Pdf => official::pdf(&paper, Fonts::load(None)?),
        Rendering::Docx => official::docx(&paper),
    });
    drawn.await.map_err(Error::internal)?
}
