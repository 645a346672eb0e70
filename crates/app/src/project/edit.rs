//! Changing a project by hand.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::milestone::Milestone;
use guatu_domain::plan::Plan;
use guatu_domain::project::{Amount, Level, Nature, ProjectFacts};
use guatu_domain::written::{self, Reason, When, Written, label};
use guatu_kernel::{Error, ErrorCode, MoneyUnit, OrgId, ProjectId, Result, Unfit};
use serde::Deserialize;
use utoipa::ToSchema;

use super::page;
use super::view::ProjectView;
use crate::district::{AsOf, File, Ledger, within_reach};
use crate::record::Recorder;
use crate::{Op, route};

/// A project's facts as a form sends them. Amounts and dates are read as offices write them: `3.5亿`, `2023年3月`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ProjectBody {
    /// The revision the form was filled from; the change is refused when there is a newer one.
    pub revision: u32,
    /// From when the change holds; today when absent.
    pub effective_on: Option<NaiveDate>,
    pub name: String,
    pub sector: Option<String>,
    pub level: Option<String>,
    pub nature: Option<String>,
    pub unit: Option<OrgId>,
    pub leader: Option<String>,
    pub place: Option<String>,
    /// Total investment; a bare number is 万元.
    pub total: Option<String>,
    /// Annual plan of the year of `effective_on`; a bare number is 万元.
    pub plan: Option<String>,
    pub planned_start: Option<String>,
    pub planned_finish: Option<String>,
    pub content: Option<String>,
    pub note: Option<String>,
    /// Code of the bundle (打捆) this project belongs to.
    pub bundle: Option<String>,
}

/// A milestone's dates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct MilestoneBody {
    pub planned_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
}

/// Changes a project's facts and its plan.
///
/// # Errors
/// `conflict` when the project has a newer revision than the form was filled from; `invalid` naming the field.
pub async fn edit(mut op: Op, code: &str, body: ProjectBody) -> Result<ProjectView> {
    op.require(Permission::ProjectEdit)?;
    let (ledger, file) = file(&op, code).await?;
    if body.revision as usize != file.revisions.len() {
        return Err(Error::new(ErrorCode::Conflict).with("code", code));
    }
    let effective_on = within_reach("effective_on", body.effective_on.unwrap_or_else(|| op.now().date()))?;
    let plan = amount("plan", body.plan.as_deref())?.map(|amount| Plan { year: effective_on.year(), amount });
    let facts = body.facts(&ledger, &file)?;
    if facts.owner != file.keeper {
        op.require_on(Permission::ProjectEdit, facts.owner)?;
    }
    let mut recorder = Recorder::new(&mut op, Permission::ProjectEdit, ledger);
    recorder.revise(&file, facts, effective_on)?;
    if let Some(plan) = plan {
        recorder.plan(file.id, plan, effective_on)?;
    }
    recorder.write().await?;
    finish(op, code).await
}

/// Plans a milestone or records that it was achieved; a name that the project does not have yet becomes its last one.
pub async fn set_milestone(mut op: Op, code: &str, name: &str, body: MilestoneBody) -> Result<ProjectView> {
    op.require(Permission::ProjectEdit)?;
    let name = label(name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("name", name, Unfit::NameLength).with("limit", LONGEST_NAME));
    }
    let today = op.now().date();
    body.planned_on.map(|on| within_reach("planned_on", on)).transpose()?;
    body.achieved_on.map(|on| within_reach("achieved_on", on)).transpose()?;
    if body.achieved_on.is_some_and(|on| on > today) {
        return Err(Error::invalid("achieved_on", body.achieved_on.unwrap_or(today), Unfit::InFuture));
    }
    let (ledger, file) = file(&op, code).await?;
    let before = file.latest_milestone(&name).map(|fact| fact.value.clone());
    let newly = body.achieved_on.is_some() && before.as_ref().is_none_or(|before| before.achieved_on.is_none());
    if newly {
        refuse_unproved(&op, file.id, &name).await?;
    }
    let last = file.milestones.iter().map(|fact| fact.value.position).max().unwrap_or(0);
    // An achievement holds from its own day; a plan changed today must not change the lights of days gone by.
    let replanned = before.as_ref().is_none_or(|before| before.planned_on != body.planned_on);
    let effective_on = body.achieved_on.filter(|_| !replanned).unwrap_or(today);
    let milestone = Milestone {
        position: before.as_ref().map_or(last + 1, |before| before.position),
        owner: before.and_then(|before| before.owner),
        planned_on: body.planned_on,
        achieved_on: body.achieved_on,
        name,
    };
    let mut recorder = Recorder::new(&mut op, Permission::ProjectEdit, ledger);
    recorder.milestone(file.id, milestone, effective_on)?;
    recorder.write().await?;
    finish(op, code).await
}

/// A node whose template asks for evidence is achieved once a file shows it.
async fn refuse_unproved(op: &Op, project: ProjectId, milestone: &str) -> Result<()> {
    let scope = op.scope(Permission::ProjectRead);
    let evidence = route::evidence_of(op, &scope, project, milestone).await?;
    if evidence.is_empty() || crate::file::proof(op, &scope, project, milestone).await? {
        return Ok(());
    }
    Err(Error::new(ErrorCode::EvidenceMissing).with("name", milestone).with("evidence", evidence.join("、")))
}

const LONGEST_NAME: usize = 200;

async fn file(op: &Op, code: &str) -> Result<(Arc<Ledger>, Arc<File>)> {
    let district = op.district(AsOf::default()).await?;
    let file = district.project(&op.scope(Permission::ProjectRead), code).map(|standing| standing.file.clone());
    let file = file.ok_or_else(Error::not_found)?;
    op.require_on(Permission::ProjectEdit, file.keeper)?;
    Ok((district.ledger().clone(), file))
}

async fn finish(op: Op, code: &str) -> Result<ProjectView> {
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    page::show(&mut app.read(actor).await?, code, AsOf::default()).await
}

impl ProjectBody {
    /// The facts that the form states; what it does not show stays.
    fn facts(self, ledger: &Ledger, file: &File) -> Result<ProjectFacts> {
        let before = &file.latest().value;
        let name = label(&self.name);
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(Error::invalid("name", name, Unfit::NameLength).with("limit", LONGEST_NAME));
        }
        if self.unit.is_some_and(|unit| !ledger.orgs.contains_key(&unit)) {
            return Err(Error::invalid(
                "unit",
                self.unit.map(|unit| unit.to_string()).unwrap_or_default(),
                Unfit::UnitUnknown,
            ));
        }
        let bundle = self.bundle.as_deref().filter(|code| !code.is_empty());
        let bundle = bundle.map(|code| bundle_of(ledger, file, code)).transpose()?;
        let (start, finish) = (
            date("planned_start", self.planned_start.as_deref())?,
            date("planned_finish", self.planned_finish.as_deref())?,
        );
        if start.as_ref().zip(finish.as_ref()).is_some_and(|(start, finish)| finish.until() < start.from) {
            return Err(Error::invalid(
                "planned_finish",
                self.planned_finish.unwrap_or_default(),
                Unfit::FinishBeforeStart,
            ));
        }
        Ok(ProjectFacts {
            name,
            sector: words(self.sector),
            level: choice("level", self.level.as_deref(), Level::parse)?,
            nature: choice("nature", self.nature.as_deref(), Nature::parse)?,
            owner: self.unit,
            leader: words(self.leader),
            place: words(self.place),
            coordinates: before.coordinates,
            total: amount("total", self.total.as_deref())?,
            planned_start: start,
            planned_finish: finish,
            period: before.period.clone(),
            content: words(self.content),
            note: words(self.note),
            bundle,
        })
    }
}

/// A bundle is another project that is not itself a member of one.
fn bundle_of(ledger: &Ledger, file: &File, code: &str) -> Result<ProjectId> {
    let bundle = ledger.file(code).ok_or_else(|| Error::invalid("bundle", code, Unfit::ProjectUnknown))?;
    let has_members = ledger.files.values().any(|other| other.latest().value.bundle == Some(file.id));
    if bundle.id == file.id || bundle.latest().value.bundle.is_some() || has_members {
        return Err(Error::invalid("bundle", code, Unfit::BundleNested));
    }
    Ok(bundle.id)
}

fn words(text: Option<String>) -> Option<String> {
    text.map(|text| label(&text)).filter(|text| !text.is_empty())
}

fn choice<T>(field: &str, text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    text.filter(|text| !text.is_empty())
        .map(|text| parse(text).ok_or_else(|| Error::invalid(field, text, Unfit::NotAChoice)))
        .transpose()
}

fn amount(field: &str, text: Option<&str>) -> Result<Option<Amount>> {
    read(field, text, |written| written::amount(written, MoneyUnit::Wan))
}

fn date(field: &str, text: Option<&str>) -> Result<Option<When>> {
    read(field, text, written::when)
}

fn read<T>(
    field: &str,
    text: Option<&str>,
    reader: impl Fn(Written<'_>) -> Result<Option<T>, Reason>,
) -> Result<Option<T>> {
    let Some(text) = text else { return Ok(None) };
    reader(Written::Text(text)).map_err(|reason| Error::invalid(field, text, reason.into()))
}
