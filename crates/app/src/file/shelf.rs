//! Where the contents of files lie: a folder, or storage that speaks S3. A content lies under its own hash, once.

use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use guatu_kernel::{Error, ErrorCode, Result, Unfit};
use opendal::layers::{RetryLayer, TimeoutLayer};
use opendal::services::{Fs, S3};
use opendal::{ErrorKind, Operator};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::scan::Scanner;

/// What a deployment decides about files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The largest file, in MB.
    pub largest_mb: usize,
    /// Where a virus scanner (clamd) listens: `127.0.0.1:3310`. Without one nothing is scanned.
    pub clamd: Option<String>,
    /// Storage that speaks S3, instead of a folder.
    pub s3: Option<Bucket>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { largest_mb: 20, clamd: None, s3: None }
    }
}

/// A bucket of storage that speaks S3.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bucket {
    pub endpoint: String,
    pub bucket: String,
    /// As the storage wants it; most of one's own take any.
    #[serde(default = "any_region")]
    pub region: String,
    /// The folder within the bucket.
    #[serde(default)]
    pub root: String,
}

fn any_region() -> String {
    "us-east-1".into()
}

/// What opens a bucket; it comes by the environment, never in a file of settings.
#[derive(Clone)]
pub struct BucketKey {
    pub id: String,
    pub secret: String,
}

/// The shelf of a running server.
#[derive(Debug)]
pub struct Shelf {
    pub(super) operator: Operator,
    pub(super) largest: usize,
    pub(super) scanner: Option<Scanner>,
}

impl Shelf {
    /// The shelf in a folder, unless the settings name other storage.
    ///
    /// # Errors
    /// `invalid` for settings that cannot be used.
    pub fn open(folder: &Path, settings: &Settings, key: Option<BucketKey>) -> Result<Self> {
        let operator = match &settings.s3 {
            Some(bucket) => in_bucket(bucket, key)?,
            None => Operator::new(in_folder(folder)),
        };
        let operator = operator.map_err(|cause| {
            let place = settings.s3.as_ref().map_or_else(|| folder.display().to_string(), |one| one.endpoint.clone());
            Error::invalid("files", place, Unfit::NotWritable).because(cause)
        })?;
        let patient = TimeoutLayer::new().with_timeout(Duration::from_secs(30));
        Ok(Self {
            operator: operator.layer(patient).layer(RetryLayer::new().with_max_times(3)),
            largest: settings.largest_mb << 20,
            scanner: settings.clamd.clone().map(|address| Scanner { address }),
        })
    }

    /// Keeps a content; one that lies there is not written again. Whatever this answers for lies on the shelf.
    pub(super) async fn keep(&self, hash: &str, part: Part, bytes: Vec<u8>) -> Result<()> {
        self.put(&path(hash, part), bytes).await
    }

    pub(super) async fn put(&self, path: &str, bytes: Vec<u8>) -> Result<()> {
        if self.operator.exists(path).await.map_err(broken)? {
            return Ok(());
        }
        self.operator.write(path, bytes).await.map(drop).map_err(broken)
    }

    /// # Errors
    /// `not_found` when it does not lie there; `internal` when an original is not what its hash says.
    pub(super) async fn take(&self, hash: &str, part: Part) -> Result<Vec<u8>> {
        let bytes = match self.operator.read(&path(hash, part)).await {
            Ok(bytes) => bytes.to_vec(),
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Err(Error::not_found().because(cause)),
            Err(cause) => return Err(broken(cause)),
        };
        if part == Part::Original && hash_of(&bytes) != hash {
            return Err(Error::internal(format!("the file {hash} is damaged")));
        }
        Ok(bytes)
    }
}

/// Files in a folder: written beside first, then put in their place whole.
fn in_folder(folder: &Path) -> Fs {
    let unfinished = folder.join("unfinished");
    Fs::default().root(&folder.to_string_lossy()).atomic_write_dir(&unfinished.to_string_lossy())
}

fn in_bucket(bucket: &Bucket, key: Option<BucketKey>) -> Result<opendal::Result<Operator>> {
    static TLS: Once = Once::new();
    // The storage's client takes the cipher of the process; ours is the one that everything else uses.
    TLS.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    let key = key.ok_or_else(|| Error::invalid("files.s3", &bucket.bucket, Unfit::BucketKey))?;
    let service = S3::default()
        .bucket(&bucket.bucket)
        .endpoint(&bucket.endpoint)
        .region(&bucket.region)
        .root(&bucket.root)
        .access_key_id(&key.id)
        .secret_access_key(&key.secret)
        .disable_config_load()
        .disable_ec2_metadata();
    Ok(Operator::new(service))
}

/// What of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Original,
    Thumbnail,
}

const THUMBNAIL: &str = ".thumbnail";

/// `ab/cd/abcd…`: no folder holds more than the others.
fn path(hash: &str, part: Part) -> String {
    let ending = match part {
        Part::Original => "",
        Part::Thumbnail => THUMBNAIL,
    };
    format!("{}/{}/{hash}{ending}", &hash[..2], &hash[2..4])
}

/// Whether a content lies under this path, or could.
pub(super) fn is_place(name: &str) -> bool {
    let (original, part) = match name.strip_suffix(THUMBNAIL) {
        Some(original) => (original, Part::Thumbnail),
        None => (name, Part::Original),
    };
    let hash = original.rsplit('/').next().unwrap_or_default();
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_hash && name == path(hash, part)
}

/// The hash under which a content lies, in hexadecimal.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

pub(super) fn broken(cause: opendal::Error) -> Error {
    Error::new(ErrorCode::StorageUnreachable).because(cause)
}
