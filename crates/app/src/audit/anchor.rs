//! Anchors: the hash of an entry, signed by a key outside the database. Who makes the chain anew cannot make them anew.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_domain::access::{Actor, Permission};
use guatu_kernel::{Error, ErrorCode, Result, Timestamp, Unfit};
use hex::FromHex as _;
use serde::Serialize;
use utoipa::ToSchema;

use super::entry::Hash;
use super::keys;
use crate::{App, Op};

/// What an entry's hash was at some time, attested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub(super) seq: i64,
    pub(super) hash: Hash,
    /// Absent on a line that was shortened for paper.
    pub(super) seal: Option<Seal>,
}

/// Who attests it, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seal {
    /// Microseconds since 1970.
    pub made_at: i64,
    /// The public key in hexadecimal digits.
    pub key: String,
    pub signature: [u8; 64],
}

/// An anchor as the API tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnchorView {
    /// Number of the entry it holds.
    pub seq: i64,
    pub made_at: Option<Timestamp>,
    /// The anchor on one line, to be kept on paper or in another system.
    pub line: String,
}

impl From<&Anchor> for AnchorView {
    fn from(anchor: &Anchor) -> Self {
        let made_at = anchor.seal.as_ref().and_then(|seal| Timestamp::from_micros(seal.made_at));
        Self { seq: anchor.seq, made_at, line: anchor.to_string() }
    }
}

/// `12000:<hash>:<time>:<public key>:<signature>`
impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, hex::encode(self.hash))?;
        match &self.seal {
            Some(seal) => write!(f, ":{}:{}:{}", seal.made_at, seal.key, hex::encode(seal.signature)),
            None => Ok(()),
        }
    }
}

/// A line as it is printed. Its first two parts are enough: what was kept elsewhere needs no signature.
impl FromStr for Anchor {
    type Err = Error;

    fn from_str(line: &str) -> Result<Self> {
        let wrong = || Error::invalid("anchor", line, Unfit::AnchorUnreadable);
        let parts: Vec<&str> = line.trim().split(':').collect();
        let (seq, hash, seal) = match parts[..] {
            [seq, hash] => (seq, hash, None),
            [seq, hash, made_at, key, signature] => {
                let made_at = made_at.parse().map_err(|cause| wrong().because(cause))?;
                let signature = <[u8; 64]>::from_hex(signature).map_err(|cause| wrong().because(cause))?;
                (seq, hash, Some(Seal { made_at, key: key.into(), signature }))
            }
            _ => return Err(wrong()),
        };
        let seq = seq.parse().map_err(|cause| wrong().because(cause))?;
        Ok(Self { seq, hash: Hash::from_hex(hash).map_err(|cause| wrong().because(cause))?, seal })
    }
}

/// What is signed.
pub(super) fn message(seq: i64, hash: &Hash, made_at: i64) -> Vec<u8> {
    [b"guatu.audit.anchor.1".as_slice(), &seq.to_be_bytes(), &made_at.to_be_bytes(), hash].concat()
}

/// What a signature is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    Good,
    /// It is not that of its key.
    Forged,
    /// Nobody here knows the key.
    Unknown,
}

impl Anchor {
    pub(super) fn worth(&self, known: &[VerifyingKey]) -> Worth {
        let Some(seal) = &self.seal else { return Worth::Unknown };
        let Some(key) = known.iter().find(|key| keys::name(key) == seal.key) else { return Worth::Unknown };
        let signature = Signature::from_bytes(&seal.signature);
        match key.verify_strict(&message(self.seq, &self.hash, seal.made_at), &signature) {
            Ok(()) => Worth::Good,
            Err(_) => Worth::Forged,
        }
    }
}

#[derive(FromQueryResult)]
pub(super) struct Row {
    seq: i64,
    hash: Vec<u8>,
    made_at: i64,
    key_id: String,
    signature: Vec<u8>,
}

impl Row {
    /// The anchor in the row; the row's number when it cannot be one.
    pub fn anchor(self) -> std::result::Result<Anchor, i64> {
        let seq = self.seq;
        let hash = self.hash.try_into().map_err(|_| seq)?;
        let signature = self.signature.try_into().map_err(|_| seq)?;
        Ok(Anchor { seq, hash, seal: Some(Seal { made_at: self.made_at, key: self.key_id, signature }) })
    }
}

const COLUMNS: [&str; 5] = ["seq", "hash", "made_at", "key_id", "signature"];

/// The rows of all anchors, by the entries they hold.
pub(super) async fn rows(session: &Session) -> Result<Vec<Row>> {
    session.all("SELECT seq, hash, made_at, key_id, signature FROM audit_anchor ORDER BY seq", []).await
}

async fn find(session: &Session, seq: i64) -> Result<Option<Anchor>> {
    let sql = "SELECT seq, hash, made_at, key_id, signature FROM audit_anchor WHERE seq = $1";
    let row: Option<Row> = session.one(sql, [cell(seq)]).await?;
    row.map(|row| row.anchor().map_err(|seq| inconsistent("audit_anchor", "hash", seq))).transpose()
}

/// Anchors the last entry; when it is anchored already, that anchor it is.
///
/// # Errors
/// `not_found` when there is no entry to anchor; `invalid` when the key cannot be read or made.
pub async fn make(op: Op) -> Result<Anchor> {
    #[derive(FromQueryResult)]
    struct Last {
        seq: i64,
        hash: Option<Vec<u8>>,
    }
    op.require_everywhere(Permission::AuditVerify)?;
    let last: Option<Last> = op.session().one("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", []).await?;
    let found = last.and_then(|last| Some((last.seq, Hash::try_from(last.hash?).ok()?)));
    let (seq, hash) = found.ok_or_else(Error::not_found)?;
    if let Some(anchor) = find(op.session(), seq).await? {
        return Ok(anchor);
    }
    let key = op.app().settings().audit.keys.signer(op.secret())?;
    let made_at = op.now().micros();
    let signature = key.sign(&message(seq, &hash, made_at)).to_bytes();
    let seal = Seal { made_at, key: keys::name(&key.verifying_key()), signature };
    let row = vec![cell(seq), cell(hash.to_vec()), cell(made_at), cell(seal.key.as_str()), cell(signature.to_vec())];
    op.session().insert("audit_anchor", &COLUMNS, vec![row]).await?;
    op.commit().await?;
    Ok(Anchor { seq, hash, seal: Some(seal) })
}

/// The same as a job: nothing to anchor is no failure.
pub(crate) async fn make_due(app: &App) -> Result<()> {
    match make(app.write(Actor::system()).await?).await {
        Err(refusal) if refusal.code == ErrorCode::NotFound => Ok(()),
        made => made.map(drop),
    }
}

/// The public key behind the anchors made here, as those need it who verify elsewhere.
///
/// # Errors
/// `invalid` when the key cannot be read or made.
pub fn public_key(op: &Op) -> Result<String> {
    op.require_everywhere(Permission::AuditVerify)?;
    Ok(keys::name(&op.app().settings().audit.keys.signer(op.secret())?.verifying_key()))
}
