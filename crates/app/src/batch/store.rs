//! The three batches in the database.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent};
use guatu_domain::batch::{Item, Period, Stage};
use guatu_domain::project::Amount;
use guatu_kernel::{ApprovalId, BatchItemId, Error, Money, OrgId, ProjectId, Result, RevisionId, Scope, Timestamp};
use uuid::Uuid;

use super::book::{Book, File, Known, Objection};
use crate::district::Recorded;
use crate::project::store::instant;

/// Everything about the items that a scope shows, and all periods. What followed from an item is found only by whoever loads
/// both: chains are made of the whole book.
pub(crate) async fn load(session: &Session, scope: &Scope) -> Result<Book> {
    let mut revisions = group(revisions(session).await?);
    let mut links = group(links(session).await?);
    let mut objections = group(objections(session).await?);
    let mut book = Book { periods: periods(session).await?, ..Book::default() };
    for (id, stage) in identities(session).await? {
        let mut file = File {
            id,
            stage,
            revisions: revisions.remove(&id).unwrap_or_default(),
            links: links.remove(&id).unwrap_or_default(),
            objections: objections.remove(&id).unwrap_or_default(),
            keeper: None,
        };
        if file.revisions.is_empty() {
            return Err(inconsistent("batch_item", "revisions", id));
        }
        file.keeper = file.latest().value.owner;
        if scope.shows(file.keeper) {
            book.items.insert(id, file);
        }
    }
    Ok(book)
}

/// The unit that an item belongs to; nothing where there is no such item.
pub(crate) async fn keeper(session: &Session, item: BatchItemId) -> Result<Option<Option<OrgId>>> {
    #[derive(FromQueryResult)]
    struct Row {
        owner_id: Option<Uuid>,
    }
    let sql = "SELECT owner_id FROM batch_item_revision WHERE item_id = $1 \
               ORDER BY effective_on DESC, recorded_at DESC, id DESC LIMIT 1";
    let row: Option<Row> = session.one(sql, [cell(item.0)]).await?;
    Ok(row.map(|row| row.owner_id.map(OrgId)))
}

fn group<T>(facts: Vec<(BatchItemId, T)>) -> HashMap<BatchItemId, Vec<T>> {
    let mut grouped: HashMap<BatchItemId, Vec<T>> = HashMap::new();
    for (id, fact) in facts {
        grouped.entry(id).or_default().push(fact);
    }
    grouped
}

fn at(table: &str, micros: i64, id: Uuid) -> Result<Timestamp> {
    instant(micros).ok_or_else(|| inconsistent(table, "recorded_at", id))
}

async fn identities(session: &Session) -> Result<Vec<(BatchItemId, Stage)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        stage: String,
    }
    let rows: Vec<Row> = session.all("SELECT id, stage FROM batch_item ORDER BY id", []).await?;
    let read = |row: Row| {
        let stage = Stage::parse(&row.stage).ok_or_else(|| inconsistent("batch_item", "stage", row.id))?;
        Ok((BatchItemId(row.id), stage))
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromQueryResult)]
struct RevisionRow {
    id: Uuid,
    item_id: Uuid,
    effective_on: NaiveDate,
    recorded_at: i64,
    name: String,
    period: i64,
    owner_id: Option<Uuid>,
    amount_cents: Option<i64>,
    amount_written: Option<String>,
    amount_approximate: bool,
    industry: Option<String>,
    happened_on: Option<NaiveDate>,
    fulfilled_on: Option<NaiveDate>,
    yielding_on: Option<NaiveDate>,
    project_id: Option<Uuid>,
    note: Option<String>,
}

impl TryFrom<RevisionRow> for (BatchItemId, Recorded<Item>) {
    type Error = Error;

    fn try_from(row: RevisionRow) -> Result<Self> {
        let broken = |column| inconsistent("batch_item_revision", column, row.id);
        let (written, approximate) = (row.amount_written, row.amount_approximate);
        let amount = row.amount_cents.map(|cents| Amount { money: Money::from_cents(cents), written, approximate });
        let item = Item {
            name: row.name,
            period: u32::try_from(row.period).map_err(|_| broken("period"))?,
            owner: row.owner_id.map(OrgId),
            amount,
            industry: row.industry,
            day: row.happened_on,
            fulfilled_on: row.fulfilled_on,
            yielding_on: row.yielding_on,
            project: row.project_id.map(ProjectId),
            note: row.note,
        };
        let recorded_at = at("batch_item_revision", row.recorded_at, row.id)?;
        Ok((BatchItemId(row.item_id), Recorded { effective_on: row.effective_on, recorded_at, value: item }))
    }
}

const COLUMNS: [&str; 17] = [
    "id",
    "item_id",
    "revision",
    "effective_on",
    "recorded_at",
    "name",
    "period",
    "owner_id",
    "amount_cents",
    "amount_written",
    "amount_approximate",
    "industry",
    "happened_on",
    "fulfilled_on",
    "yielding_on",
    "project_id",
    "note",
];

async fn revisions(session: &Session) -> Result<Vec<(BatchItemId, Recorded<Item>)>> {
    let sql = format!("SELECT {} FROM batch_item_revision ORDER BY id", COLUMNS.join(", "));
    let rows: Vec<RevisionRow> = session.all(&sql, []).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

async fn links(session: &Session) -> Result<Vec<(BatchItemId, Known<Option<BatchItemId>>)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        item_id: Uuid,
        source_id: Option<Uuid>,
        recorded_at: i64,
    }
    let sql = "SELECT id, item_id, source_id, recorded_at FROM batch_link ORDER BY id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| {
        let recorded_at = at("batch_link", row.recorded_at, row.id)?;
        Ok((BatchItemId(row.item_id), Known { recorded_at, value: row.source_id.map(BatchItemId) }))
    };
    rows.into_iter().map(read).collect()
}

async fn objections(session: &Session) -> Result<Vec<(BatchItemId, Recorded<Objection>)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        item_id: Uuid,
        ratio: String,
        taken_out: bool,
        effective_on: NaiveDate,
        recorded_at: i64,
        reason: String,
        paper: Option<String>,
        answered_by: Option<String>,
    }
    let sql = "SELECT o.id, o.item_id, o.ratio, o.taken_out, o.effective_on, o.recorded_at, a.reason, a.paper, a.answered_by \
               FROM batch_objection o JOIN approval a ON a.id = o.approval_id ORDER BY o.id";
    let rows: Vec<Row> = session.all(sql, []).await?;
    let read = |row: Row| {
        let recorded_at = at("batch_objection", row.recorded_at, row.id)?;
        let ratio = row.ratio.parse().map_err(|()| inconsistent("batch_objection", "ratio", row.id))?;
        let (taken_out, reason, paper) = (row.taken_out, row.reason, row.paper);
        let value = Objection { ratio, taken_out, reason, paper, approved_by: row.answered_by };
        Ok((BatchItemId(row.item_id), Recorded { effective_on: row.effective_on, recorded_at, value }))
    };
    rows.into_iter().map(read).collect()
}

async fn periods(session: &Session) -> Result<Vec<Known<Period>>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: Uuid,
        number: i64,
        held_on: Option<NaiveDate>,
        recorded_at: i64,
    }
    let rows: Vec<Row> =
        session.all("SELECT id, number, held_on, recorded_at FROM batch_period ORDER BY id", []).await?;
    let read = |row: Row| {
        let number = u32::try_from(row.number).map_err(|_| inconsistent("batch_period", "number", row.id))?;
        let recorded_at = at("batch_period", row.recorded_at, row.id)?;
        Ok(Known { recorded_at, value: Period { number, held_on: row.held_on } })
    };
    rows.into_iter().map(read).collect()
}

/// A new item's identity.
pub(super) fn identity_row(id: BatchItemId, stage: Stage, now: Timestamp) -> Vec<Value> {
    vec![cell(id.0), cell(stage.as_str()), cell(now.micros())]
}

/// One revision of an item, numbered from 1.
pub(super) fn revision_row(id: RevisionId, item: BatchItemId, revision: i64, fact: &Recorded<Item>) -> Vec<Value> {
    let value = &fact.value;
    let amount = value.amount.as_ref();
    vec![
        cell(id.0),
        cell(item.0),
        cell(revision),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
        cell(value.name.as_str()),
        cell(i64::from(value.period)),
        cell(value.owner.map(|owner| owner.0)),
        cell(amount.map(|amount| amount.money.cents())),
        cell(amount.and_then(|amount| amount.written.clone())),
        cell(amount.is_some_and(|amount| amount.approximate)),
        cell(value.industry.clone()),
        cell(value.day),
        cell(value.fulfilled_on),
        cell(value.yielding_on),
        cell(value.project.map(|project| project.0)),
        cell(value.note.clone()),
    ]
}

pub(super) async fn insert(
    session: &Session,
    _scope: &Scope,
    identities: Vec<Vec<Value>>,
    revisions: Vec<Vec<Value>>,
) -> Result<()> {
    session.insert("batch_item", &["id", "stage", "recorded_at"], identities).await?;
    session.insert("batch_item_revision", &COLUMNS, revisions).await
}

/// Records from which item another came, or that it came from none.
pub(super) async fn insert_link(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    item: BatchItemId,
    source: Option<BatchItemId>,
    by: &str,
    now: Timestamp,
) -> Result<()> {
    const LINK: [&str; 5] = ["id", "item_id", "source_id", "linked_by", "recorded_at"];
    let row = vec![cell(id.0), cell(item.0), cell(source.map(|source| source.0)), cell(by), cell(now.micros())];
    session.insert("batch_link", &LINK, vec![row]).await
}

pub(super) async fn insert_objection(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    item: BatchItemId,
    approval: ApprovalId,
    fact: &Recorded<(guatu_domain::batch::Ratio, bool)>,
) -> Result<()> {
    const OBJECTION: [&str; 7] = ["id", "item_id", "approval_id", "ratio", "taken_out", "effective_on", "recorded_at"];
    let (ratio, taken_out) = fact.value;
    let row = vec![
        cell(id.0),
        cell(item.0),
        cell(approval.0),
        cell(ratio.as_str()),
        cell(taken_out),
        cell(fact.effective_on),
        cell(fact.recorded_at.micros()),
    ];
    session.insert("batch_objection", &OBJECTION, vec![row]).await
}

/// Records the day of a period.
pub(super) async fn insert_period(
    session: &Session,
    _scope: &Scope,
    id: RevisionId,
    period: &Period,
    now: Timestamp,
) -> Result<()> {
    let row = vec![cell(id.0), cell(i64::from(period.number)), cell(period.held_on), cell(now.micros())];
    session.insert("batch_period", &["id", "number", "held_on", "recorded_at"], vec![row]).await
}
