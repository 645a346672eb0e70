//! The virus scanner, where a deployment has one: clamd, asked over its own protocol.

use std::time::Duration;

use guatu_kernel::{Error, ErrorCode, Result};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long the scanner may take for one file.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: u64 = 4096;

/// How much is sent at once: clamd refuses chunks above its `StreamMaxLength`.
const CHUNK: usize = 64 << 10;

/// A scanner at an address: `127.0.0.1:3310`.
#[derive(Debug, Clone)]
pub(super) struct Scanner {
    pub address: String,
}

impl Scanner {
    /// Lets a file pass, or not.
    ///
    /// # Errors
    /// `file_infected` with the name of what was found; `scanner_unreachable` when the scanner does not answer or does not
    /// understand: then nothing is taken.
    pub async fn pass(&self, bytes: &[u8]) -> Result<()> {
        let unreachable = || Error::new(ErrorCode::ScannerUnreachable);
        let answer = match timeout(PATIENCE, self.ask(bytes)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(cause)) => return Err(unreachable().because(cause)),
            Err(cause) => return Err(unreachable().because(cause)),
        };
        let answer = answer.trim_end_matches('\0').trim();
        match answer.strip_prefix("stream: ").map(|told| (told == "OK", told.strip_suffix(" FOUND"))) {
            Some((true, _)) => Ok(()),
            Some((_, Some(found))) => Err(Error::new(ErrorCode::FileInfected).with("found", found)),
            _ => Err(unreachable().because(std::io::Error::other(answer.to_string()))),
        }
    }

    /// `INSTREAM`: chunks, each after its length, ended by a length of nought.
    async fn ask(&self, bytes: &[u8]) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(&self.address).await?;
        stream.write_all(b"zINSTREAM\0").await?;
        for chunk in bytes.chunks(CHUNK) {
            let length = u32::try_from(chunk.len()).map_err(std::io::Error::other)?;
            stream.write_all(&length.to_be_bytes()).await?;
            stream.write_all(chunk).await?;
        }
        stream.write_all(&0_u32.to_be_bytes()).await?;
        let mut answer = String::new();
        stream.take(LONGEST_ANSWER).read_to_string(&mut answer).await?;
        Ok(answer)
    }
}
