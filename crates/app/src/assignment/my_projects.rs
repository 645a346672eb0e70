//! The page of whoever is assigned: what is theirs, what is red and why, who owes what by when.

use std::cmp::Reverse;
use std::collections::HashMap;

use guatu_domain::access::Permission;
use guatu_domain::assignment::AssignmentRole;
use guatu_kernel::{AccountId, ProjectId, Result, Scope};

use super::view::{AssignmentLine, ContactView, MyProject, MyProjectsView, OwedView, holder};
use super::{Board, Line, store};
use crate::district::{AsOf, District, Standing};
use crate::project::line;
use crate::project::view::OrgRef;
use crate::visit::{File, Reader};
use crate::{Op, factor, route};

/// Whatever is mine at a date, the worst lights first. An assignment opens nothing: those that my grants do not show are only
/// counted. Whose a post is, is asked of today also where the date has passed: whoever takes over looks back at what is theirs.
pub async fn my_projects(op: &mut Op, as_of: AsOf) -> Result<MyProjectsView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let board = Board::load(op, &Scope::System, None).await?;
    let needs = factor::owed(op, &scope, &district).await?;
    let desk = Desk { op, scope, district: &district, board, reader: Reader::of(op).await?, needs };
    let lines = desk.board.lines(&district, district.projects(&Scope::System));
    let projects = lines.chunk_by(|one, other| one.standing.file.id == other.standing.file.id);
    let mine = projects.filter(|lines| lines.iter().any(|line| desk.is_mine(line)));
    let (mut shown, hidden): (Vec<&[Line]>, Vec<&[Line]>) =
        mine.partition(|lines| desk.scope.shows(lines[0].standing.file.keeper));
    let lights: Vec<&str> = district.rules().colours().iter().map(|colour| colour.id.as_str()).collect();
    let rank = |standing: &Standing| lights.iter().position(|light| *light == standing.light()).unwrap_or(usize::MAX);
    shown.sort_by_key(|lines| (rank(&lines[0].standing), Reverse(lines[0].standing.days_overdue)));
    let mut projects = Vec::new();
    for lines in shown {
        projects.push(desk.project(lines).await?);
    }
    Ok(MyProjectsView { as_of: district.view().as_of, projects, hidden: hidden.len() })
}

/// What is read once for all of my projects.
struct Desk<'a> {
    op: &'a Op,
    scope: Scope,
    district: &'a District,
    board: Board,
    reader: Reader,
    /// The open requests by project.
    needs: HashMap<ProjectId, Vec<OwedView>>,
}

impl Desk<'_> {
    fn is_mine(&self, line: &Line) -> bool {
        self.reader.me().holds(&line.entry)
    }

    /// One of my projects, with everybody's assignments to it.
    async fn project(&self, lines: &[Line]) -> Result<MyProject> {
        let (op, district, standing) = (self.op, self.district, &lines[0].standing);
        let mine: Vec<&Line> = lines.iter().filter(|line| self.is_mine(line)).collect();
        let mut owed = report(district, standing);
        owed.extend(milestones(op, &self.scope, district, standing).await?);
        owed.extend(self.needs.get(&standing.file.id).into_iter().flatten().cloned());
        owed.extend(lines.iter().filter(|line| line.is_owed() && !line.is_served()).map(|line| visit(district, line)));
        owed.sort_by_key(|owed| (Reverse(owed.days_overdue), owed.due_on));
        let unfinished = |file: &File| {
            file.project == standing.file.id
                && mine.iter().any(|line| file.is_for(&line.entry))
                && self.reader.may_change(&self.board, district, standing, file)
        };
        Ok(MyProject {
            to_green: standing.to_green(&district.facts(standing)),
            line: line::line(district, standing),
            visits: self.board.visits().views(district, &self.board, &self.reader, unfinished),
            assignments: mine.iter().map(|line| AssignmentLine::of(district, line)).collect(),
            owed,
            contacts: contacts(op, district, lines).await?,
        })
    }
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
