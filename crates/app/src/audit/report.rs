//! What a verification found.

use serde::Serialize;
use utoipa::ToSchema;

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ToSchema)]
pub struct Verification {
    /// Entries looked at.
    pub entries: i64,
    /// Of these, entries from the time before the chain: they carry no hash, and nothing is proved about them.
    pub before_chain: i64,
    /// Entries up to this number were removed when their years were over; the chain begins at the anchor of that number.
    pub removed_up_to: i64,
    /// The number of the last entry.
    pub last: i64,
    /// The hash of the last entry in hexadecimal digits.
    pub hash: Option<String>,
    /// Anchors that agree with their entries.
    pub anchors: i64,
    /// The last anchored entry.
    pub anchored_up_to: Option<i64>,
    /// The first thing that is wrong; absent when everything is in order.
    pub finding: Option<Finding>,
}

/// The first altered, missing or reordered entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// The entry's number.
    pub seq: i64,
    pub fault: Fault,
    /// The first entry that may be concerned, where it is not this one alone.
    pub since: Option<i64>,
    pub expected: Option<String>,
    pub found: Option<String>,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// There is no entry of this number. Found: the next number.
    Missing,
    /// Entries from this number on were cut off. Expected and found: the last number.
    CutOff,
    /// There are more entries than were ever numbered. Expected and found: the last number.
    Surplus,
    /// Its contents do not agree with its hash. Expected and found: hashes.
    Altered,
    /// A value cannot be read as what its column holds.
    Unreadable,
    /// It stands in the place of another. Found: the number at which the entry stands that belongs here.
    Reordered,
    /// Somebody put it in: the entry after it belongs in its place.
    Inserted,
    /// It agrees with the chain, but not with its anchor: the chain was made anew, somewhere after the anchor before.
    /// Expected and found: hashes.
    MadeAnew,
    /// Its anchor was altered.
    AnchorForged,
    /// Its anchor is signed by a key that nobody here knows. Found: the public key.
    AnchorUnknown,
    /// It should have been anchored long ago. Found: since when, in microseconds since 1970.
    AnchorMissing,
}

impl Fault {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::CutOff => "cut_off",
            Self::Surplus => "surplus",
            Self::Altered => "altered",
            Self::Unreadable => "unreadable",
            Self::Reordered => "reordered",
            Self::Inserted => "inserted",
            Self::MadeAnew => "made_anew",
            Self::AnchorForged => "anchor_forged",
            Self::AnchorUnknown => "anchor_unknown",
            Self::AnchorMissing => "anchor_missing",
        }
    }
}

impl Finding {
    pub(super) fn new(seq: i64, fault: Fault) -> Self {
        Self { seq, fault, since: None, expected: None, found: None }
    }

    pub(super) fn expected(mut self, expected: impl ToString) -> Self {
        self.expected = Some(expected.to_string());
        self
    }

    pub(super) fn found(mut self, found: impl ToString) -> Self {
        self.found = Some(found.to_string());
        self
    }
}
