//! An entry as it stands in the database, and the hash that ties it to the one before.

use guatu_db::{FromQueryResult, Value, cell};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use sm3::Sm3;
use uuid::Uuid;

/// A link of the chain.
pub type Hash = [u8; 32];

/// By which function entries are hashed. Each entry names its own, so that the setting may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digest {
    #[default]
    Sha256,
    /// GB/T 32905.
    Sm3,
}

impl Digest {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// The function of this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Sha256, Self::Sm3].into_iter().find(|digest| digest.as_str() == name)
    }

    fn of(self, bytes: &[u8]) -> Hash {
        match self {
            Self::Sha256 => Sha256::digest(bytes).into(),
            Self::Sm3 => Sm3::digest(bytes).into(),
        }
    }
}

/// A row of the audit record, whole.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(super) struct Entry {
    pub seq: i64,
    pub at: i64,
    pub actor: String,
    pub account_id: Option<Uuid>,
    pub address: String,
    pub request: String,
    pub action: String,
    pub subject: String,
    pub subject_id: Option<Uuid>,
    pub import_id: Option<Uuid>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub digest: Option<String>,
    pub hash: Option<Vec<u8>>,
}

/// Names this encoding: another one would be another chain.
const ENCODING: &[u8] = b"guatu.audit.1";

impl Entry {
    pub const COLUMNS: [&str; 14] = [
        "seq",
        "at",
        "actor",
        "account_id",
        "address",
        "request",
        "action",
        "subject",
        "subject_id",
        "import_id",
        "before",
        "after",
        "digest",
        "hash",
    ];

    /// The hash this entry must carry after `previous`. Every column counts, the number included, so that an entry proves its
    /// place as well as its contents.
    pub fn link(&self, digest: Digest, previous: Option<&Hash>) -> Hash {
        let mut text = Vec::with_capacity(
            256 + self.before.as_ref().map_or(0, String::len) + self.after.as_ref().map_or(0, String::len),
        );
        let ids = [self.account_id, self.subject_id, self.import_id];
        let [account, subject, import] = ids.each_ref().map(|id| id.as_ref().map(|id| id.as_bytes().as_slice()));
        let parts: [Option<&[u8]>; 15] = [
            Some(ENCODING),
            Some(digest.as_str().as_bytes()),
            previous.map(Hash::as_slice),
            Some(&self.seq.to_be_bytes()),
            Some(&self.at.to_be_bytes()),
            Some(self.actor.as_bytes()),
            account,
            Some(self.address.as_bytes()),
            Some(self.request.as_bytes()),
            Some(self.action.as_bytes()),
            Some(self.subject.as_bytes()),
            subject,
            import,
            self.before.as_deref().map(str::as_bytes),
            self.after.as_deref().map(str::as_bytes),
        ];
        parts.into_iter().for_each(|part| push(&mut text, part));
        digest.of(&text)
    }

    /// Its values in the order of the columns.
    pub fn into_values(self) -> Vec<Value> {
        vec![
            cell(self.seq),
            cell(self.at),
            cell(self.actor),
            cell(self.account_id),
            cell(self.address),
            cell(self.request),
            cell(self.action),
            cell(self.subject),
            cell(self.subject_id),
            cell(self.import_id),
            cell(self.before),
            cell(self.after),
            cell(self.digest),
            cell(self.hash),
        ]
    }
}

/// Absent is `0`; present is `1`, the length, the bytes: no two rows have one encoding.
fn push(text: &mut Vec<u8>, part: Option<&[u8]>) {
    match part {
        None => text.push(0),
        Some(bytes) => {
            text.push(1);
            text.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
            text.extend_from_slice(bytes);
        }
    }
}
