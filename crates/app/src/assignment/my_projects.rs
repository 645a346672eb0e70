//! The page of whoever is assigned: what is theirs, what is red and why, who owes what by when.

use std::collections::HashMap;
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::assignment::AssignmentRole;
use guatu_kernel::{AccountId, ProjectId, Result, Scope};

use super::view::{AssignmentLine, ContactView, MyProject, MyProjectsView, OwedView, holder};
use super::{Board, Line, Me, store};
use crate::district::{AsOf, District, Standing};
use crate::project::line;
use crate::project::view::OrgRef;
use crate::{Op, factor, route};

/// Whatever is mine at a date, the worst lights first. An assignment opens nothing: those that my grants do not show are only
/// counted. Whose a post is, is asked of today also where the date has passed: whoever takes over looks back at what is theirs.
pub async fn my_projects(op: &mut Op, as_of: AsOf) -> Result<MyProjectsView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let me = Me::of(op).await?;
    let everything = Board::load(op, &Scope::System, None).await?;
    let lights: Vec<&str> = district.rules().colours().iter().map(|colour| colour.id.as_str()).collect();
    let rank = |standing: &Standing| lights.iter().position(|light| *light == standing.light()).unwrap_or(usize::MAX);
    let mut found: Vec<(&Arc<Standing>, Vec<Line>)> = Vec::new();
    let mut hidden = 0;
    for standing in district.projects(&Scope::System) {
        let lines = everything.lines(&district, [standing]);
        if !lines.iter().any(|line| me.holds(&line.entry)) {
            continue;
        }
        if scope.shows(standing.file.keeper) {
            found.push((standing, lines));
        } else {
            hidden += 1;
        }
    }
    found.sort_by_key(|(standing, _)| (rank(standing), std::cmp::Reverse(standing.days_overdue)));
    let needs = factor::owed(op, &scope, &district).await?;
    let mut projects = Vec::new();
    for (standing, lines) in found {
        projects.push(project(op, &scope, &district, standing, &lines, &me, &needs).await?);
    }
    Ok(MyProjectsView { as_of: district.view().as_of, projects, hidden })
}

async fn project(
    op: &Op,
    scope: &Scope,
    district: &District,
    standing: &Arc<Standing>,
    lines: &[Line],
    me: &Me,
    needs: &HashMap<ProjectId, Vec<OwedView>>,
) -> Result<MyProject> {
    let mine = lines.iter().filter(|line| me.holds(&line.entry));
    let mut owed = report(district, standing);
    owed.extend(milestones(op, scope, district, standing).await?);
    owed.extend(needs.get(&standing.file.id).into_iter().flatten().cloned());
    owed.extend(lines.iter().filter(|line| line.is_owed() && !line.is_served()).map(|line| visit(district, line)));
    owed.sort_by_key(|owed| (std::cmp::Reverse(owed.days_overdue), owed.due_on));
    Ok(MyProject {
        to_green: standing.to_green(&district.facts(standing)),
        line: line::line(district, standing),
        assignments: mine.map(|line| AssignmentLine::of(district, line)).collect(),
        owed,
        contacts: contacts(op, district, lines).await?,
    })
}

/// The report of the last full month, where it is owed and missing.
fn report(district: &District, standing: &Standing) -> Vec<OwedView> {
    let month = district.month();
    let Some(month) = month.filter(|month| standing.due.is_none() && standing.owes_report(Some(*month))) else {
        return Vec::new();
    };
    let due_on = month.last_day();
    vec![OwedView {
        kind: "report".into(),
        what: month.to_string(),
        unit: line::unit(standing),
        post: None,
        due_on: Some(due_on),
        days_overdue: overdue(district, due_on),
    }]
}

/// Milestones that are overdue, each with the post that the project's route names.
async fn milestones(op: &Op, scope: &Scope, district: &District, standing: &Standing) -> Result<Vec<OwedView>> {
    let as_of = district.view().as_of;
    let milestones = standing.file.milestones(district.view()).into_iter();
    let late: Vec<_> = milestones.filter_map(|it| it.days_overdue(as_of).map(|days| (it, days))).collect();
    if late.is_empty() {
        return Ok(Vec::new());
    }
    let posts = route::posts(op, scope, district, standing).await?;
    let owed = late.into_iter().map(|(milestone, days)| OwedView {
        kind: "milestone".into(),
        unit: match milestone.owner {
            Some(id) => Some(OrgRef { id, name: district.ledger().org_name(id).into() }),
            None => line::unit(standing),
        },
        post: posts.iter().find(|(name, _)| *name == milestone.name).map(|(_, post)| post.clone()),
        what: milestone.name,
        due_on: milestone.planned_on,
        days_overdue: Some(days),
    });
    Ok(owed.collect())
}

/// Visits that are due, or overdue since the span before.
fn visit(district: &District, line: &Line) -> OwedView {
    OwedView {
        kind: "visit".into(),
        what: line.entry.assignment.role.as_str().into(),
        unit: line.entry.assignment.holder.unit.map(|id| OrgRef { id, name: district.ledger().org_name(id).into() }),
        post: Some(line.entry.label.clone()),
        due_on: line.clock.late_since.or(line.clock.due_on),
        days_overdue: line.clock.late_since.and_then(|on| overdue(district, on)),
    }
}

fn overdue(district: &District, due_on: chrono::NaiveDate) -> Option<i64> {
    let days = (district.view().as_of - due_on).num_days();
    (days > 0).then_some(days)
}

/// Whom to call: those who hold the project's other roles. An account is named where its number may be shown to the reader.
async fn contacts(op: &Op, district: &District, lines: &[Line]) -> Result<Vec<ContactView>> {
    const CALLED: [AssignmentRole; 4] = [
        AssignmentRole::Contact,
        AssignmentRole::ChiefServiceOfficer,
        AssignmentRole::TaskForce,
        AssignmentRole::ResponsibleUnit,
    ];
    let called: Vec<&Line> = lines.iter().filter(|line| CALLED.contains(&line.entry.assignment.role)).collect();
    let accounts: Vec<AccountId> = called.iter().filter_map(|line| line.entry.assignment.holder.account).collect();
    let shown = store::with_phone(op.session(), &op.scope(Permission::ContactReveal), &accounts).await?;
    let contact = |line: &&Line| {
        let holder = holder(district, &line.entry);
        ContactView {
            role: line.entry.assignment.role.as_str().into(),
            account: holder.account.filter(|account| shown.contains(account)),
            label: holder.label,
            unit: holder.unit,
        }
    };
    Ok(called.iter().map(contact).collect())
}
