//! Lists of assignments.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::assignment::{AssignmentRole, PairingLevel};
use guatu_domain::visit::VisitState;
use guatu_kernel::{Error, OrgId, PageRequest, Result, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

use super::view::{AssignmentCount, AssignmentLine, AssignmentPage};
use super::{Board, Line};
use crate::Op;
use crate::choices::{choices, units};
use crate::district::AsOf;

/// Which assignments. Filters that take several values take them separated by commas.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AssignmentQuery {
    /// The date the list is asked for; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Part of a project's name or code, in Chinese, pinyin or initials, or of what a holder is called.
    pub q: Option<String>,
    /// Roles.
    pub role: Option<String>,
    /// Responsible units by id.
    pub unit: Option<String>,
    /// What a holder is called, exactly.
    pub holder: Option<String>,
    /// States of visits: `free`, `met`, `due`, `near`, `overdue`
    pub visits: Option<String>,
    pub offset: Option<usize>,
    /// At most 1000; 50 when absent.
    pub limit: Option<usize>,
}

/// A page of the assignments that hold at a date.
///
/// # Errors
/// `invalid` naming the filter.
pub async fn list(op: &mut Op, query: &AssignmentQuery) -> Result<AssignmentPage> {
    let scope = op.require(Permission::ProjectRead)?;
    let filter = Filter::new(query)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let board = Board::load(op, &scope, None).await?;
    let mut lines = board.lines(&district, district.projects(&scope));
    lines.retain(|line| filter.takes(line));
    let page = PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(PageRequest::default().limit));
    let rows = lines.iter().skip(page.offset).take(page.limit);
    Ok(AssignmentPage {
        rows: rows.map(|line| AssignmentLine::of(&district, line)).collect(),
        total: lines.len(),
        projects: projects(&lines),
        roles: AssignmentRole::ALL
            .into_iter()
            .map(|role| count(role.as_str(), &lines, |line| line.entry.assignment.role == role))
            .collect(),
        states: VisitState::ALL
            .iter()
            .map(|state| count(state.as_str(), &lines, |line| line.clock.state == *state))
            .collect(),
    })
}

fn count(id: &str, lines: &[Line], takes: impl Fn(&Line) -> bool) -> AssignmentCount {
    let taken: Vec<&Line> = lines.iter().filter(|line| takes(line)).collect();
    AssignmentCount { id: id.into(), assignments: taken.len(), projects: projects(taken) }
}

fn projects<'a>(lines: impl IntoIterator<Item = &'a Line>) -> usize {
    lines.into_iter().map(|line| line.standing.file.id).collect::<BTreeSet<_>>().len()
}

/// A role by its code.
pub(crate) fn role(text: &str) -> Result<AssignmentRole> {
    AssignmentRole::parse(text).ok_or_else(|| Error::invalid("role", text, Unfit::NotAChoice))
}

/// The level that a role has to have, and no other.
pub(crate) fn level(role: AssignmentRole, text: Option<&str>) -> Result<Option<PairingLevel>> {
    let text = text.filter(|text| !text.is_empty());
    match (role == AssignmentRole::ChargePairing, text) {
        (true, Some(text)) => {
            PairingLevel::parse(text).map(Some).ok_or_else(|| Error::invalid("level", text, Unfit::NotAChoice))
        }
        (false, None) => Ok(None),
        (_, text) => Err(Error::invalid("level", text.unwrap_or_default(), Unfit::PairingLevel)),
    }
}

/// A query ready to be held against assignments.
struct Filter<'a> {
    words: String,
    roles: Option<Vec<AssignmentRole>>,
    units: Option<BTreeSet<OrgId>>,
    holder: Option<&'a str>,
    states: Option<Vec<VisitState>>,
}

impl<'a> Filter<'a> {
    fn new(query: &'a AssignmentQuery) -> Result<Self> {
        let state = |text: &str| {
            let known = VisitState::ALL.iter().copied().find(|state| state.as_str() == text);
            known.ok_or_else(|| Error::invalid("visits", text, Unfit::NotAChoice))
        };
        Ok(Self {
            words: query.q.as_deref().unwrap_or_default().trim().to_lowercase(),
            roles: choices(query.role.as_deref(), role)?,
            units: units(query.unit.as_deref())?,
            holder: query.holder.as_deref().filter(|holder| !holder.is_empty()),
            states: choices(query.visits.as_deref(), state)?,
        })
    }

    fn takes(&self, line: &Line) -> bool {
        let unit = line.standing.facts.owner;
        self.roles.as_ref().is_none_or(|roles| roles.contains(&line.entry.assignment.role))
            && self.units.as_ref().is_none_or(|units| unit.is_some_and(|unit| units.contains(&unit)))
            && self.holder.is_none_or(|holder| line.entry.label == holder)
            && self.states.as_ref().is_none_or(|states| states.contains(&line.clock.state))
            && (line.standing.words.contains(&self.words) || line.entry.label.to_lowercase().contains(&self.words))
    }
}
