//! What pages read of files and send.

use chrono::NaiveDateTime;
use guatu_kernel::{FileId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A file beside a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileView {
    pub id: FileId,
    pub name: String,
    /// `jpg`, `png`, `webp`, `pdf`, `ofd`, `docx`, `xlsx`, `pptx`, `doc` or `xls`, by its content.
    pub kind: String,
    pub bytes: i64,
    /// The name of the milestone that it proves.
    pub milestone: Option<String>,
    pub is_picture: bool,
    /// When a picture was taken, by the clock of the place.
    pub taken_at: Option<NaiveDateTime>,
    /// Where, in degrees of WGS-84 with six decimals.
    pub longitude: Option<String>,
    pub latitude: Option<String>,
    /// Whether the time or the place is the word of whoever added it; else the picture's own.
    pub declared: bool,
    /// Whether it counts as evidence: a paper does, a picture does with its place and time.
    pub proves: bool,
    pub added_by: String,
    pub added_at: Timestamp,
    /// Whether whoever reads this may remove it.
    pub may_remove: bool,
}

/// How a file is handed out.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct FileQuery {
    /// To be shown in the page, where its kind allows it; else to be kept on the disk.
    pub show: bool,
}

/// Why a file is removed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FileRemoveBody {
    pub reason: String,
}
