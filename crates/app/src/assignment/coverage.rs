//! Coverage: of the assignments that owe visits in this span, those whose visits are made.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_kernel::Result;
use guatu_kernel::money::percent;
use serde::Deserialize;
use utoipa::IntoParams;

use super::view::{AssignmentLine, CoverageLine, CoverageRow, CoverageView, unit_key};
use super::{Board, Line, role};
use crate::Op;
use crate::district::AsOf;
use crate::project::line::points;

/// Which assignments are counted.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CoverageQuery {
    /// The date it is asked for; today when absent.
    pub as_of: Option<NaiveDate>,
    /// One role alone.
    pub role: Option<String>,
}

/// The coverage of the projects that the actor sees.
///
/// # Errors
/// `invalid` for a role that there is not.
pub async fn coverage(op: &mut Op, query: &CoverageQuery) -> Result<CoverageView> {
    let scope = op.require(Permission::ProjectRead)?;
    let wanted = query.role.as_deref().filter(|text| !text.is_empty()).map(role).transpose()?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let board = Board::load(op, &scope, None).await?;
    let mut lines = board.lines(&district, district.projects(&scope));
    lines.retain(|line| line.is_owed() && wanted.is_none_or(|role| line.entry.assignment.role == role));
    lines.sort_by_key(|line| (!line.is_overdue(), line.is_served()));
    let mut holders = grouped(&lines, |line| (line.entry.label.clone(), line.entry.label.clone()));
    holders.sort_by(|one, other| other.overdue.cmp(&one.overdue).then_with(|| one.id.cmp(&other.id)));
    let row = |line: &Line| CoverageRow { assignment: AssignmentLine::of(&district, line), served: line.is_served() };
    Ok(CoverageView {
        as_of: district.view().as_of,
        total: counted(String::new(), String::new(), &lines.iter().collect::<Vec<_>>()),
        roles: grouped(&lines, |line| {
            let role = line.entry.assignment.role.as_str();
            (role.into(), role.into())
        }),
        units: grouped(&lines, |line| unit_key(&line.standing)),
        holders,
        rows: lines.iter().map(row).collect(),
    })
}

fn grouped(lines: &[Line], key: impl Fn(&Line) -> (String, String)) -> Vec<CoverageLine> {
    let mut groups: BTreeMap<(String, String), Vec<&Line>> = BTreeMap::new();
    for line in lines {
        groups.entry(key(line)).or_default().push(line);
    }
    groups.into_iter().map(|((id, name), lines)| counted(id, name, &lines)).collect()
}

fn counted(id: String, name: String, lines: &[&Line]) -> CoverageLine {
    let served = lines.iter().filter(|line| line.is_served()).count();
    let overdue = lines.iter().filter(|line| line.is_overdue()).count();
    CoverageLine {
        id,
        name,
        served,
        owed: lines.len(),
        pct: percent(served as i128, lines.len() as i128).map(points),
        overdue,
    }
}
