//! Everything recorded about assignments, and how it reads from a point of view.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use guatu_domain::assignment::{Assignment, AssignmentRole, Holder};
use guatu_domain::project::ProjectFacts;
use guatu_kernel::{AccountId, AssignmentId, ProjectId, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::district::{File, Recorded, View};

/// Assignments with rows of their own, and the ends of all.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub assignments: HashMap<ProjectId, Vec<Stored>>,
    pub ends: HashMap<AssignmentId, Vec<End>>,
    /// What the accounts among the holders are called.
    pub names: HashMap<AccountId, String>,
}

/// An assignment with a row of its own; its end stands elsewhere.
#[derive(Debug)]
pub(crate) struct Stored {
    pub id: AssignmentId,
    pub assignment: Assignment,
    pub recorded_at: Timestamp,
}

#[derive(Debug)]
pub(crate) struct End {
    pub last_on: NaiveDate,
    pub reason: String,
    pub recorded_at: Timestamp,
}

/// An assignment as a view knows it.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub id: AssignmentId,
    pub assignment: Assignment,
    /// What people call the holder: the post, else the person's name.
    pub label: String,
    /// Why it ended, where somebody said so.
    pub reason: Option<String>,
}

impl Book {
    /// All assignments to a project that a view knows, those that are over and those to come too, by their beginning. The
    /// project's own facts give 联系领导 and 责任单位; `unit` says what a unit is called.
    pub fn of(&self, file: &File, view: &View, unit: impl Fn(&Holder) -> String) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.stored(file, view).chain(self.of_facts(file, view, unit)).collect();
        entries.sort_by(|one, other| {
            let place =
                |entry: &Entry| (entry.assignment.role, entry.assignment.level, entry.assignment.from, entry.id);
            place(one).cmp(&place(other))
        });
        entries
    }

    fn stored<'a>(&'a self, file: &File, view: &'a View) -> impl Iterator<Item = Entry> + use<'a> {
        let known = self.assignments.get(&file.id).into_iter().flatten();
        known.filter(|stored| stored.recorded_at <= view.known_at).map(|stored| {
            let end = self.end(stored.id, view);
            Entry {
                id: stored.id,
                assignment: Assignment { to: end.map(|end| end.last_on), ..stored.assignment.clone() },
                label: self.label(&stored.assignment.holder),
                reason: end.map(|end| end.reason.clone()),
            }
        })
    }

    fn of_facts(&self, file: &File, view: &View, unit: impl Fn(&Holder) -> String) -> Vec<Entry> {
        let led = |facts: &ProjectFacts| {
            let post = facts.leader.clone()?;
            Some(Holder { account: None, post: Some(post), unit: None })
        };
        let owned = |facts: &ProjectFacts| Some(Holder { account: None, post: None, unit: Some(facts.owner?) });
        let spans = [
            (AssignmentRole::LeaderLink, spans(file, view, led)),
            (AssignmentRole::ResponsibleUnit, spans(file, view, owned)),
        ];
        let entry = |role, Span { holder, from, to }: Span| {
            let id = derived_id(role, file.id, from);
            let end = self.end(id, view).filter(|end| Some(end.last_on) == to);
            Entry {
                id,
                label: holder.post.clone().unwrap_or_else(|| unit(&holder)),
                assignment: Assignment { role, level: None, holder, from, to },
                reason: end.map(|end| end.reason.clone()),
            }
        };
        let entries = spans.into_iter().flat_map(|(role, spans)| spans.into_iter().map(move |span| (role, span)));
        entries.map(|(role, span)| entry(role, span)).collect()
    }

    fn end(&self, id: AssignmentId, view: &View) -> Option<&End> {
        let ends = self.ends.get(&id).into_iter().flatten();
        ends.filter(|end| end.recorded_at <= view.known_at).max_by_key(|end| end.recorded_at)
    }

    fn label(&self, holder: &Holder) -> String {
        let name = || holder.account.and_then(|account| self.names.get(&account)).cloned().unwrap_or_default();
        holder.post.clone().unwrap_or_else(name)
    }
}

/// The id of an assignment that is a fact of a project: the same whenever it is asked for, and no UUIDv7.
fn derived_id(role: AssignmentRole, project: ProjectId, from: NaiveDate) -> AssignmentId {
    let digest = Sha256::digest(format!("{} {project} {from}", role.as_str()));
    AssignmentId(Uuid::from_slice(&digest[..16]).unwrap_or_default())
}

/// For how long a project's facts named the same holder.
struct Span {
    holder: Holder,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

fn spans(file: &File, view: &View, read: impl Fn(&ProjectFacts) -> Option<Holder>) -> Vec<Span> {
    let mut known: Vec<&Recorded<ProjectFacts>> =
        file.revisions.iter().filter(|fact| fact.recorded_at <= view.known_at).collect();
    known.sort_by_key(|fact| (fact.effective_on, fact.recorded_at));
    let mut spans: Vec<Span> = Vec::new();
    for (place, fact) in known.iter().enumerate() {
        let superseded = known.get(place + 1).is_some_and(|next| next.effective_on == fact.effective_on);
        if superseded {
            continue;
        }
        let holder = read(&fact.value);
        let last = spans.last_mut().filter(|span| span.to.is_none());
        if last.as_ref().map(|span| &span.holder) == holder.as_ref() {
            continue;
        }
        last.into_iter().for_each(|span| span.to = fact.effective_on.checked_sub_days(Days::new(1)));
        spans.extend(holder.map(|holder| Span { holder, from: fact.effective_on, to: None }));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn file(revisions: &[(&str, i64, Option<&str>)]) -> File {
        let revision = |(on, at, leader): &(&str, i64, Option<&str>)| Recorded {
            effective_on: day(on),
            recorded_at: Timestamp::from_micros(*at).expect("an instant"),
            value: ProjectFacts { leader: leader.map(Into::into), ..ProjectFacts::named("甲") },
        };
        File {
            id: ProjectId(Uuid::from_u128(1)),
            code: "EQ2023-001".into(),
            revisions: revisions.iter().map(revision).collect(),
            plans: Vec::new(),
            milestones: Vec::new(),
            reports: Vec::new(),
            baselines: Vec::new(),
            entered: Vec::new(),
            decisions: Vec::new(),
            moves: Vec::new(),
            stages: Vec::new(),
            merges: Vec::new(),
            investment: Default::default(),
            keeper: None,
        }
    }

    fn leaders(file: &File, known_at: i64) -> Vec<(String, String, Option<String>)> {
        let view = View { as_of: day("2023-12-31"), known_at: Timestamp::from_micros(known_at).expect("an instant") };
        let entries = Book::default().of(file, &view, |_| String::new());
        let shown = entries.into_iter().map(|entry| {
            let assignment = entry.assignment;
            (entry.label, assignment.from.to_string(), assignment.to.map(|to| to.to_string()))
        });
        shown.collect()
    }

    #[test]
    fn the_leader_of_a_projects_facts_is_an_assignment_for_as_long_as_it_stays_the_same() {
        let file = file(&[
            ("2023-01-01", 1, Some("联系领导01")),
            ("2023-02-01", 2, Some("联系领导01")),
            ("2023-03-01", 3, None),
            ("2023-04-01", 4, Some("联系领导02")),
            // Recorded later for the same day: it is what holds from that day.
            ("2023-04-01", 5, Some("联系领导03")),
        ]);
        let span =
            |who: &str, from: &str, to: Option<&str>| (who.to_string(), from.to_string(), to.map(str::to_string));
        let first = span("联系领导01", "2023-01-01", Some("2023-02-28"));
        assert_eq!(leaders(&file, 9), [first.clone(), span("联系领导03", "2023-04-01", None)]);
        assert_eq!(leaders(&file, 4), [first, span("联系领导02", "2023-04-01", None)], "as it was known then");
        assert_eq!(leaders(&file, 2), [span("联系领导01", "2023-01-01", None)]);
    }

    #[test]
    fn the_id_of_a_fact_is_the_same_whenever_it_is_asked_for() {
        let id = |on| derived_id(AssignmentRole::LeaderLink, ProjectId(Uuid::from_u128(1)), day(on));
        assert_eq!(id("2023-01-01"), id("2023-01-01"));
        assert_ne!(id("2023-01-01"), id("2023-01-02"));
    }
}
