//! The chain against chance: whatever is done to it, the first wrong entry is named.

use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

use super::anchor::{Anchor, Seal, message};
use super::checker::{Against, Checker, Witness};
use super::entry::{Digest, Entry, Hash};
use super::report::{Fault, Finding};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

/// A record with the entries before its chain, its anchors and the number of its last entry.
#[derive(Debug, Clone)]
struct Record {
    entries: Vec<Entry>,
    before_chain: i64,
    anchors: Vec<Anchor>,
    numbered: i64,
}

impl Record {
    fn check(&self) -> Option<Finding> {
        let witness = |anchor: &Anchor| Witness { seq: anchor.seq, anchor: Some(anchor.clone()), outside: false };
        let against = Against {
            known: vec![key().verifying_key()],
            witnesses: self.anchors.iter().map(witness).collect(),
            before_chain: self.before_chain,
            removed_up_to: 0,
        };
        let mut checker = Checker::new(against).expect("a beginning");
        self.entries
            .iter()
            .try_for_each(|entry| checker.entry(entry))
            .and_then(|()| checker.end(self.numbered, 0))
            .err()
    }

    /// Ties the entries from this place on to each other, as somebody can who writes the database.
    fn tie(&mut self, from: usize) {
        let mut previous: Option<Hash> = from.checked_sub(1).and_then(|before| {
            self.entries[before].hash.clone().map(|hash| hash.try_into().expect("thirty-two bytes"))
        });
        for entry in &mut self.entries[from..] {
            let digest = entry.digest.as_deref().and_then(Digest::parse).expect("a digest");
            let link = entry.link(digest, previous.as_ref());
            entry.hash = Some(link.to_vec());
            previous = Some(link);
        }
    }

    fn anchor(&mut self, place: usize) {
        let entry = &self.entries[place];
        let hash: Hash = entry.hash.clone().expect("a hash").try_into().expect("thirty-two bytes");
        let signature = key().sign(&message(entry.seq, &hash, 5)).to_bytes();
        let seal = Seal { made_at: 5, key: hex::encode(key().verifying_key().as_bytes()), signature };
        self.anchors.push(Anchor { seq: entry.seq, hash, seal: Some(seal) });
    }

    fn renumber(&mut self) {
        self.entries.iter_mut().zip(1..).for_each(|(entry, seq)| entry.seq = seq);
    }
}

fn entry() -> impl Strategy<Value = Entry> {
    let id = || proptest::option::of(any::<u128>().prop_map(Uuid::from_u128));
    let state = || proptest::option::of("[a-c甲乙\"{}]{0,6}");
    let texts = ("[a-z]{0,3}", "[0-9.]{0,3}", "[a-z]{0,2}", "[a-z.]{1,4}", "[a-z]{1,2}");
    (0_i64..1_000, texts, id(), id(), id(), state(), state(), any::<bool>()).prop_map(
        |(at, (actor, address, request, action, subject), account_id, subject_id, import_id, before, after, sm3)| {
            Entry {
                seq: 0,
                at,
                actor,
                account_id,
                address,
                request,
                action,
                subject,
                subject_id,
                import_id,
                before,
                after,
                digest: Some(if sm3 { Digest::Sm3 } else { Digest::Sha256 }.as_str().into()),
                hash: None,
            }
        },
    )
}

fn record() -> impl Strategy<Value = Record> {
    (proptest::collection::vec(entry(), 4..30), 0_usize..3, proptest::collection::vec(any::<Index>(), 0..4)).prop_map(
        |(entries, unchained, anchored)| {
            let mut record = Record { entries, before_chain: unchained as i64, anchors: Vec::new(), numbered: 0 };
            record.renumber();
            record.numbered = record.entries.len() as i64;
            for entry in &mut record.entries[..unchained] {
                entry.digest = None;
            }
            record.tie(unchained);
            let chained = record.entries.len() - unchained;
            let mut places: Vec<usize> = anchored.iter().map(|index| unchained + index.index(chained)).collect();
            places.sort_unstable();
            places.dedup();
            places.into_iter().for_each(|place| record.anchor(place));
            record
        },
    )
}

/// Changes one column of an entry.
fn alter(entry: &mut Entry, column: usize) {
    let other = |id: &mut Option<Uuid>| *id = Some(id.map_or(Uuid::nil(), |id| Uuid::from_u128(!id.as_u128())));
    let grown = |text: &mut Option<String>| *text = Some(text.take().map_or_else(String::new, |text| text + "x"));
    match column {
        0 => entry.at += 1,
        1 => entry.actor.push('x'),
        2 => other(&mut entry.account_id),
        3 => entry.address.push('x'),
        4 => entry.request.push('x'),
        5 => entry.action.push('x'),
        6 => entry.subject.push('x'),
        7 => other(&mut entry.subject_id),
        8 => other(&mut entry.import_id),
        9 => grown(&mut entry.before),
        10 => grown(&mut entry.after),
        11 => entry.digest = Some(if entry.digest.as_deref() == Some("sm3") { "sha256" } else { "sm3" }.into()),
        12 => entry.digest = None,
        13 => entry.hash.iter_mut().for_each(|hash| hash[7] ^= 1),
        14 => entry.hash = None,
        // A letter that moves from one column into the next.
        _ => {
            entry.address.insert(0, 'y');
            entry.actor.push('y');
        }
    }
}

const COLUMNS: usize = 16;

proptest! {
    #[test]
    fn what_nobody_touched_is_in_order(record in record()) {
        prop_assert_eq!(record.check(), None);
    }

    #[test]
    fn an_altered_entry_is_named(mut record in record(), place: Index, column in 0..COLUMNS) {
        let first = record.before_chain as usize;
        let place = first + place.index(record.entries.len() - first);
        alter(&mut record.entries[place], column);
        let finding = record.check().expect("a finding");
        prop_assert_eq!((finding.seq, finding.fault), (place as i64 + 1, Fault::Altered));
    }

    #[test]
    fn a_removed_entry_is_named(mut record in record(), place: Index) {
        let place = place.index(record.entries.len());
        record.entries.remove(place);
        let fault = if place == record.entries.len() { Fault::CutOff } else { Fault::Missing };
        let finding = record.check().expect("a finding");
        prop_assert_eq!((finding.seq, finding.fault), (place as i64 + 1, fault));
    }

    #[test]
    fn of_two_swapped_entries_the_first_is_named(mut record in record(), one: Index, other: Index) {
        let first = record.before_chain as usize;
        let chained = record.entries.len() - first;
        let (one, other) = (first + one.index(chained), first + other.index(chained));
        prop_assume!(one != other);
        record.entries.swap(one, other);
        record.renumber();
        prop_assert_eq!(record.check().expect("a finding").seq, one.min(other) as i64 + 1);
    }

    #[test]
    fn an_inserted_entry_is_named_even_if_it_is_tied_to_the_one_before(
        mut record in record(), place: Index, forged in entry(), counted: bool
    ) {
        let first = record.before_chain as usize;
        let place = first + place.index(record.entries.len() - first);
        record.entries.insert(place, forged);
        record.renumber();
        let rest = record.entries.split_off(place + 1);
        record.tie(place);
        record.entries.extend(rest);
        record.numbered += i64::from(counted);
        prop_assert_eq!(record.check().expect("a finding").seq, place as i64 + 1);
    }

    #[test]
    fn a_chain_made_anew_contradicts_the_next_anchor(mut record in record(), place: Index, column in 0_usize..11) {
        let first = record.before_chain as usize;
        let place = first + place.index(record.entries.len() - first);
        let last = record.entries.len() - 1;
        if record.anchors.last().is_none_or(|anchor| anchor.seq <= last as i64) {
            record.anchor(last);
        }
        alter(&mut record.entries[place], column);
        record.tie(place);
        let finding = record.check().expect("a finding");
        let next = record.anchors.iter().map(|anchor| anchor.seq).find(|seq| *seq > place as i64);
        prop_assert_eq!((Some(finding.seq), finding.fault), (next, Fault::MadeAnew));
        prop_assert!(finding.since.is_some_and(|since| since <= place as i64 + 1));
    }

    #[test]
    fn an_entry_beyond_the_numbers_is_named(mut record in record(), forged in entry()) {
        record.entries.push(forged);
        record.renumber();
        record.tie(record.entries.len() - 1);
        let finding = record.check().expect("a finding");
        prop_assert_eq!((finding.seq, finding.fault), (record.numbered + 1, Fault::Surplus));
    }

    #[test]
    fn a_line_of_an_anchor_is_read_as_it_was_printed(mut record in record()) {
        record.anchor(record.entries.len() - 1);
        for anchor in &record.anchors {
            prop_assert_eq!(&anchor.to_string().parse::<Anchor>().expect("a line"), anchor);
            let short = Anchor { seal: None, ..anchor.clone() };
            prop_assert_eq!(short.to_string().parse::<Anchor>().expect("a line"), short);
        }
    }
}

#[test]
fn the_encoding_never_changes() {
    let entry = Entry {
        seq: 1,
        at: 1_680_310_800_000_000,
        actor: "office".into(),
        account_id: None,
        address: "127.0.0.1".into(),
        request: String::new(),
        action: "project.edit".into(),
        subject: "project".into(),
        subject_id: Some(Uuid::from_u128(7)),
        import_id: None,
        before: None,
        after: Some("{\"name\":\"甲大桥\"}".into()),
        digest: None,
        hash: None,
    };
    assert_eq!(
        hex::encode(entry.link(Digest::Sha256, None)),
        "ae64fdab62e017e495b5c4d53a2837bc9564a5b1803975710f1fbbade225932d"
    );
    assert_eq!(
        hex::encode(entry.link(Digest::Sm3, Some(&[1; 32]))),
        "e4351397a42fa31075cabedcedc773a976da32b9c5c04317b2249b2f59bb17e6"
    );
}
