//! Closings of months: each a numbered result that never changes, and the lights it froze.

use guatu_db::{FromQueryResult, Session, Value, cell, inconsistent, visible_projects};
use guatu_kernel::{Error, ErrorCode, Month, ProjectId, Result, Scope, Timestamp};

use crate::progress::store::month;
use crate::project::store::instant;

/// A closing of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Closing {
    pub month: Month,
    /// 1 is the first closing, every later one a correction.
    pub number: u32,
    pub closed_at: Timestamp,
    pub closed_by: String,
    /// The id of the rule set in force.
    pub rule_set: String,
    pub version: u32,
    /// Projects that had not reported.
    pub missing: usize,
    pub reopened: Option<Reopened>,
}

/// That a month was opened again for corrections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reopened {
    pub at: Timestamp,
    pub by: String,
    pub reason: String,
    pub paper: Option<String>,
}

impl Closing {
    /// Whether by an instant the month was closed by this closing and not opened again.
    pub fn holds_at(&self, known_at: Timestamp) -> bool {
        self.closed_at <= known_at && self.reopened.as_ref().is_none_or(|reopened| known_at < reopened.at)
    }
}

#[derive(FromQueryResult)]
struct Row {
    month: i64,
    number: i64,
    closed_at: i64,
    closed_by: String,
    rule_set: String,
    version: i64,
    missing: i64,
    reopened_at: Option<i64>,
    reopened_by: Option<String>,
    reopen_reason: Option<String>,
    reopen_paper: Option<String>,
}

impl Row {
    fn closing(self) -> Result<Closing> {
        let broken = |column| inconsistent("closing", column, self.month);
        let reopened_at = self.reopened_at.map(|at| instant(at).ok_or_else(|| broken("reopened_at"))).transpose()?;
        Ok(Closing {
            month: month(self.month).ok_or_else(|| broken("month"))?,
            number: u32::try_from(self.number).map_err(|_| broken("number"))?,
            closed_at: instant(self.closed_at).ok_or_else(|| broken("closed_at"))?,
            version: u32::try_from(self.version).map_err(|_| broken("version"))?,
            missing: usize::try_from(self.missing).map_err(|_| broken("missing"))?,
            closed_by: self.closed_by,
            rule_set: self.rule_set,
            reopened: reopened_at.map(|at| Reopened {
                at,
                by: self.reopened_by.unwrap_or_default(),
                reason: self.reopen_reason.unwrap_or_default(),
                paper: self.reopen_paper,
            }),
        })
    }
}

/// Every closing, in the order of months and numbers.
pub(crate) async fn all(session: &Session) -> Result<Vec<Closing>> {
    let sql = "SELECT month, number, closed_at, closed_by, rule_set, version, missing, reopened_at, reopened_by, reopen_reason, \
               reopen_paper FROM closing ORDER BY month, number";
    let rows: Vec<Row> = session.all(sql, []).await?;
    rows.into_iter().map(Row::closing).collect()
}

/// The closings of a month, the first one first.
pub(crate) async fn of_month(session: &Session, wanted: Month) -> Result<Vec<Closing>> {
    let mut closings = all(session).await?;
    closings.retain(|closing| closing.month == wanted);
    Ok(closings)
}

/// The closing that keeps a month shut; `None` while it is open.
pub(crate) async fn current(session: &Session, month: Month) -> Result<Option<Closing>> {
    let last = of_month(session, month).await?.pop();
    Ok(last.filter(|closing| closing.reopened.is_none()))
}

pub(crate) async fn insert(session: &Session, closing: &Closing) -> Result<()> {
    const COLUMNS: [&str; 7] = ["month", "number", "closed_at", "closed_by", "rule_set", "version", "missing"];
    let row = vec![
        cell(i64::from(closing.month.key())),
        cell(i64::from(closing.number)),
        cell(closing.closed_at.micros()),
        cell(closing.closed_by.as_str()),
        cell(closing.rule_set.as_str()),
        cell(i64::from(closing.version)),
        cell(i64::try_from(closing.missing).unwrap_or(i64::MAX)),
    ];
    session.insert("closing", &COLUMNS, vec![row]).await
}

/// Notes that a month was opened again.
pub(crate) async fn reopen(session: &Session, month: Month, number: u32, reopened: &Reopened) -> Result<()> {
    let sql = "UPDATE closing SET reopened_at = $1, reopened_by = $2, reopen_reason = $3, reopen_paper = $4 \
               WHERE month = $5 AND number = $6";
    let values = [
        cell(reopened.at.micros()),
        cell(reopened.by.as_str()),
        cell(reopened.reason.as_str()),
        cell(reopened.paper.clone()),
        cell(i64::from(month.key())),
        cell(i64::from(number)),
    ];
    session.run(sql, values).await.map(drop)
}

pub(crate) async fn insert_lights(session: &Session, _scope: &Scope, rows: Vec<Vec<Value>>) -> Result<()> {
    const COLUMNS: [&str; 10] =
        ["month", "number", "project_id", "light", "by_rules", "original", "rule", "facts", "reason", "reason_en"];
    session.insert("closed_light", &COLUMNS, rows).await
}

/// A light that a closing froze.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClosedLight {
    pub month: Month,
    pub number: u32,
    pub light: String,
}

/// What every closing froze of a project, in the order of months and numbers.
pub(crate) async fn lights_of(session: &Session, scope: &Scope, project: ProjectId) -> Result<Vec<ClosedLight>> {
    #[derive(FromQueryResult)]
    struct Row {
        month: i64,
        number: i64,
        light: String,
    }
    let (visible, orgs) = visible_projects(scope, "closed_light.project_id", 2);
    let sql = format!(
        "SELECT month, number, light FROM closed_light WHERE project_id = $1 AND {visible} ORDER BY month, number"
    );
    let rows: Vec<Row> = session.all(&sql, std::iter::once(cell(project.0)).chain(orgs)).await?;
    let read = |row: Row| {
        let broken = |column| inconsistent("closed_light", column, project);
        Ok(ClosedLight {
            month: month(row.month).ok_or_else(|| broken("month"))?,
            number: u32::try_from(row.number).map_err(|_| broken("number"))?,
            light: row.light,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Refuses a day whose month is closed: what holds from it would change a result that never changes.
///
/// # Errors
/// `month_closed` naming the month.
pub(crate) async fn refuse_closed(session: &Session, day: chrono::NaiveDate) -> Result<()> {
    let closed = all(session).await?.into_iter().rev();
    let shut =
        closed.filter(|closing| closing.reopened.is_none() && day <= closing.month.last_day()).max_by_key(|c| c.month);
    match shut {
        Some(closing) => Err(Error::new(ErrorCode::MonthClosed).with("month", closing.month.to_string())),
        None => Ok(()),
    }
}
