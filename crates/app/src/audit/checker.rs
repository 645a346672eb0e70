//! The rules of the chain, apart from any database: entries in by their number, the first fault out.

use std::collections::VecDeque;

use ed25519_dalek::VerifyingKey;

use super::anchor::{Anchor, Worth};
use super::entry::{Digest, Entry, Hash};
use super::report::{Fault, Finding, Verification};

/// Entries without an anchor after this many microseconds are a fault: two days, where each day has its anchor.
const ANCHORED_WITHIN: i64 = 2 * 24 * 3_600 * 1_000_000;

/// Something that tells an entry's hash.
#[derive(Debug)]
pub(super) struct Witness {
    pub seq: i64,
    /// Absent when it cannot be read.
    pub anchor: Option<Anchor>,
    /// Kept outside the database, and believed for that alone.
    pub outside: bool,
}

/// What entries are held against.
#[derive(Debug, Default)]
pub(super) struct Against {
    pub known: Vec<VerifyingKey>,
    /// By number.
    pub witnesses: Vec<Witness>,
    /// Entries up to this number may be without a hash.
    pub before_chain: i64,
    /// Entries up to this number were removed when their time was over.
    pub removed_up_to: i64,
}

/// Looks at entry after entry.
#[derive(Debug)]
pub(super) struct Checker {
    known: Vec<VerifyingKey>,
    witnesses: VecDeque<Witness>,
    before_chain: i64,
    next: i64,
    previous: Option<Hash>,
    /// What the entry before was tied to.
    before_previous: Option<Hash>,
    /// The first entry after the last anchor, and its instant.
    unanchored: Option<(i64, i64)>,
    pub report: Verification,
}

type Checked = Result<(), Finding>;

impl Checker {
    /// # Errors
    /// When the anchor that the chain begins at cannot be believed.
    pub fn new(against: Against) -> Result<Self, Finding> {
        let Against { known, witnesses, before_chain, removed_up_to } = against;
        let mut checker = Self {
            known,
            witnesses: witnesses.into(),
            before_chain,
            next: removed_up_to + 1,
            previous: None,
            before_previous: None,
            unanchored: None,
            report: Verification { removed_up_to, last: removed_up_to, ..Verification::default() },
        };
        if removed_up_to > 0 {
            checker.begin(removed_up_to)?;
        }
        Ok(checker)
    }

    /// The chain goes on from the anchor of the last entry that was removed.
    fn begin(&mut self, removed_up_to: i64) -> Checked {
        while self.witnesses.front().is_some_and(|witness| witness.seq < removed_up_to) {
            self.witnesses.pop_front();
        }
        let start = self.witnesses.iter().find(|witness| witness.seq == removed_up_to && !witness.outside);
        let hash = start.and_then(|witness| witness.anchor.as_ref()).map(|anchor| anchor.hash);
        let hash = hash.ok_or_else(|| Finding::new(removed_up_to, Fault::AnchorMissing))?;
        self.previous = Some(hash);
        self.attested(removed_up_to, self.previous).map(drop)
    }

    /// The number expected next.
    pub const fn next(&self) -> i64 {
        self.next
    }

    /// What the next entry must be tied to.
    pub const fn previous(&self) -> Option<&Hash> {
        self.previous.as_ref()
    }

    /// Takes the next entry.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn entry(&mut self, entry: &Entry) -> Checked {
        if entry.seq < self.next {
            return Err(Finding::new(entry.seq, Fault::Inserted));
        }
        if entry.seq > self.next {
            return Err(Finding::new(self.next, Fault::Missing).found(entry.seq));
        }
        let chained = entry.hash.is_some() || entry.digest.is_some() || self.previous.is_some();
        if chained || entry.seq > self.before_chain {
            self.link(entry)?;
        } else {
            self.report.before_chain += 1;
        }
        if !self.attested(entry.seq, self.previous)? && self.previous.is_some() {
            self.unanchored.get_or_insert((entry.seq, entry.at));
        }
        self.report.entries += 1;
        self.report.last = entry.seq;
        self.report.hash = self.previous.map(hex::encode);
        self.next += 1;
        Ok(())
    }

    fn link(&mut self, entry: &Entry) -> Checked {
        let altered = || Finding::new(entry.seq, Fault::Altered);
        let digest = entry.digest.as_deref().and_then(Digest::parse);
        let digest =
            digest.ok_or_else(|| altered().expected("sha256, sm3").found(entry.digest.clone().unwrap_or_default()))?;
        let link = entry.link(digest, self.previous.as_ref());
        let carried = entry.hash.as_deref().unwrap_or_default();
        if link != carried {
            let before = Entry { seq: entry.seq - 1, ..entry.clone() };
            if before.link(digest, self.before_previous.as_ref()) == carried {
                return Err(Finding::new(before.seq, Fault::Inserted));
            }
            return Err(altered().expected(hex::encode(link)).found(hex::encode(carried)));
        }
        self.before_previous = self.previous.replace(link);
        Ok(())
    }

    /// Holds an entry's hash against everything that attests it; tells whether anything does.
    fn attested(&mut self, seq: i64, hash: Option<Hash>) -> Result<bool, Finding> {
        let mut attested = false;
        while let Some(witness) = self.witnesses.pop_front_if(|witness| witness.seq <= seq) {
            let forged = || Finding::new(seq, Fault::AnchorForged);
            let anchor = witness.anchor.ok_or_else(forged)?;
            match anchor.worth(&self.known) {
                Worth::Forged => return Err(forged()),
                Worth::Unknown if !witness.outside => {
                    let key = anchor.seal.map(|seal| seal.key).unwrap_or_default();
                    return Err(Finding::new(seq, Fault::AnchorUnknown).found(key));
                }
                Worth::Good | Worth::Unknown => {}
            }
            if Some(anchor.hash) != hash {
                let found = hash.map(hex::encode).unwrap_or_default();
                let anew = Finding::new(seq, Fault::MadeAnew).expected(hex::encode(anchor.hash)).found(found);
                return Err(Finding {
                    since: Some(self.report.anchored_up_to.unwrap_or(self.report.removed_up_to) + 1),
                    ..anew
                });
            }
            attested = true;
            self.report.anchors += 1;
        }
        if attested {
            self.unanchored = None;
            self.report.anchored_up_to = Some(seq);
        }
        Ok(attested)
    }

    /// After the last entry: as many as were ever numbered, and anchored in time. `now` in microseconds since 1970.
    ///
    /// # Errors
    /// What is wrong with the end of the record.
    pub fn end(&self, numbered: i64, now: i64) -> Checked {
        let last = self.report.last;
        let attested = self.witnesses.iter().map(|witness| witness.seq).max().unwrap_or_default();
        let expected = numbered.max(attested);
        if last < expected {
            return Err(Finding::new(last + 1, Fault::CutOff).expected(expected).found(last));
        }
        if last > numbered {
            return Err(Finding::new(numbered + 1, Fault::Surplus).expected(numbered).found(last));
        }
        match self.unanchored {
            Some((seq, at)) if now - at > ANCHORED_WITHIN => Err(Finding::new(seq, Fault::AnchorMissing).found(at)),
            _ => Ok(()),
        }
    }
}
