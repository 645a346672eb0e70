//! One project's page.

use guatu_domain::access::Permission;
use guatu_domain::plan::Baseline;
use guatu_domain::schedule::expected_amounts;
use guatu_kernel::{Coordinates, Datum, Error, Money, Month, Result};

use super::line;
use super::store::instant;
use super::view::{
    BaselineLine, BaselineView, ChangeView, CurvePoint, MilestoneView, PointView, ProgressView, ProjectView,
};
use crate::account::People;
use crate::district::{AsOf, District, Lens, Recorded, Standing, View, standing_at};
use crate::light::closing::ClosedLight;
use crate::light::{LightTerm, MonthLight};
use crate::{Op, audit, fact, geo, light, plan};

/// Everything known about a project.
pub async fn show(op: &mut Op, code: &str, as_of: AsOf) -> Result<ProjectView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    let facts = &standing.facts;
    let notes = audit::notes(op.session(), Some(standing.file.id)).await?;
    let people = People::load(op.session()).await?;
    let other = |id| district.projects(&scope).find(|other| other.file.id == id).map(|other| line::reference(other));
    let original = standing.file.original(district.view(), district.year());
    let members = district.projects(&scope).filter(|other| other.facts.bundle == Some(standing.file.id));
    Ok(ProjectView {
        line: line::line(&district, standing),
        content: facts.content.clone(),
        period: facts.period.clone(),
        note: facts.note.clone(),
        coordinates: facts.coordinates.map(|point| point_view(point, Datum::Gcj02)),
        survivor: standing.survivor.and_then(other),
        bundle: facts.bundle.and_then(other),
        members: members.map(|member| line::reference(member)).collect(),
        year: district.year(),
        curve: curve(&district, standing),
        milestones: standing
            .file
            .milestones(district.view())
            .iter()
            .map(|it| MilestoneView::of(it, original, district.view().as_of))
            .collect(),
        reports: reports(&district, standing),
        light: light::explain::explained(op, &district, standing, &notes, &people).await?,
        facts: fact::asked(&district, standing, &people),
        baseline: baseline(op, &district, standing, &people).await?,
        strip: strip(op, &district, standing).await?,
        revision: u32::try_from(standing.file.revisions.len()).unwrap_or(u32::MAX),
    })
}

/// The approved promise of the year, with who approved each of its revisions.
async fn baseline(op: &Op, district: &District, standing: &Standing, people: &People) -> Result<Option<BaselineView>> {
    let (view, year) = (district.view(), district.year());
    let Some(now) = standing.file.baseline(view, year) else { return Ok(None) };
    let mut known: Vec<_> = standing.file.baselines.iter().filter(|fact| fact.value.year == year).collect();
    known.retain(|fact| fact.value.number <= now.value.number);
    known.sort_by_key(|fact| fact.value.number);
    let approvals = plan::baseline::grounds(op.session(), standing.file.id).await?;
    let plan = |fact: &Recorded<Baseline>| fact.value.promise.plan.as_ref().map(|amount| amount.money);
    let lines = known.iter().enumerate().map(|(place, fact)| {
        let before = place.checked_sub(1).map(|before| &known[before].value.promise);
        let fields = before.map(|before| before.differences(&fact.value.promise)).unwrap_or_default();
        let grounds = approvals.iter().find(|grounds| (grounds.year, grounds.number) == (year, fact.value.number));
        BaselineLine {
            number: fact.value.number,
            effective_on: fact.effective_on,
            recorded_at: fact.recorded_at,
            plan: plan(fact),
            fields: fields.into_iter().map(Into::into).collect(),
            reason: grounds.map(|grounds| grounds.reason.clone()).unwrap_or_default(),
            paper: grounds.and_then(|grounds| grounds.paper.clone()),
            asked_by: grounds.map(|grounds| people.name(&grounds.asked_by)).unwrap_or_default(),
            approved_by: grounds.map(|grounds| people.name(&grounds.approved_by)).unwrap_or_default(),
        }
    });
    let original_plan = known.first().and_then(|fact| plan(fact));
    Ok(Some(BaselineView { year, number: now.value.number, original_plan, revisions: lines.collect() }))
}

/// A point in a datum, in degrees as text.
pub(crate) fn point_view(point: Coordinates, datum: Datum) -> PointView {
    let point = geo::convert(point, datum);
    PointView { lng: degrees(point.lng), lat: degrees(point.lat), datum }
}

/// Millionths of a degree as degrees with six decimals.
pub(crate) fn degrees(millionths: i32) -> String {
    rust_decimal::Decimal::new(millionths.into(), 6).to_string()
}

/// January to December: what the schedule expects, and what was reported by the date of the page.
pub(crate) fn curve(district: &District, standing: &Standing) -> Vec<CurvePoint> {
    let year = district.year();
    let facts = &standing.facts;
    let (curve, first) = district.lens().schedule(facts);
    let expected = expected_amounts(standing.planned(), curve, first);
    let months = (1..=12).filter_map(|number| Month::new(year, number));
    months
        .zip(expected)
        .map(|(month, expected)| {
            let report = Some(month).filter(|month| Some(*month) <= district.month());
            let report =
                report.and_then(|month| standing.file.report(district.view(), month)).map(|report| &report.value);
            CurvePoint {
                month,
                expected,
                done: report.map(|report| report.done_year),
                done_month: report.map(|report| report.done_month),
            }
        })
        .collect()
}

fn reports(district: &District, standing: &Standing) -> Vec<ProgressView> {
    let mut months: Vec<Month> = standing.file.reports.iter().map(|report| report.value.month).collect();
    months.sort_unstable_by(|one, other| other.cmp(one));
    months.dedup();
    months
        .into_iter()
        .filter_map(|month| standing.file.report(district.view(), month))
        .map(|report| (&report.value).into())
        .collect()
}

/// The lights of the year's months so far: frozen ones as frozen, open ones as they stand.
async fn strip(op: &Op, district: &District, standing: &Standing) -> Result<Vec<MonthLight>> {
    let scope = op.scope(Permission::ProjectRead);
    let frozen = light::closing::lights_of(op.session(), &scope, standing.file.id).await?;
    let Some(last) = district.month() else { return Ok(Vec::new()) };
    let ledger = district.ledger();
    let mut strip = Vec::new();
    for month in (1..=last.number()).filter_map(|number| Month::new(last.year(), number)) {
        let lens = Lens::new(ledger.clone(), View { as_of: month.last_day(), known_at: district.lens().asked }, None);
        let closing = ledger.closing(&lens.view).map(|closing| closing.number);
        let told = |light: &&ClosedLight| light.month == month && closing.is_none_or(|last| light.number <= last);
        let mut lights: Vec<&ClosedLight> = frozen.iter().filter(told).collect();
        let (light, closed) = match closing.and_then(|_| lights.pop()) {
            Some(frozen) => (Some(frozen.light.clone()), true),
            None => (open_light(op, district, standing, &lens).await?, false),
        };
        let before = lights.iter().map(|frozen| LightTerm::of(ledger.rules_of(month, frozen.number), &frozen.light));
        let before = before.collect();
        strip.extend(light.map(|light| {
            let term = LightTerm::of(&lens.rules, &light);
            MonthLight { month, light, term, closed, before }
        }));
    }
    Ok(strip)
}

/// The light of a month that is not closed, as it stands.
async fn open_light(op: &Op, district: &District, standing: &Standing, lens: &Lens) -> Result<Option<String>> {
    if lens.view.as_of == district.view().as_of {
        return Ok(Some(standing.light().into()));
    }
    let then = if lens.rules.compares() {
        op.district_beside(district, lens.view.as_of).await?.of(standing.file.id).cloned()
    } else {
        standing_at(lens, &standing.file)?
    };
    Ok(then.map(|standing| standing.light().to_string()))
}

/// Everything that was ever changed about a project, newest first.
pub async fn history(op: &mut Op, code: &str) -> Result<Vec<ChangeView>> {
    let scope = op.require(Permission::ProjectRead)?;
    let ledger = op.ledger().await?;
    // Also of a project whose first revision takes effect only later.
    let file = ledger.file(code).filter(|file| scope.shows(file.keeper)).ok_or_else(Error::not_found)?;
    let id = file.id;
    let entries = audit::of_subject(op.session(), id.0).await?;
    let people = People::load(op.session()).await?;
    let names = |field: &str, value: Option<String>| match field {
        "owner" => value.map(|id| id.parse().map(|id| ledger.org_name(id).to_string()).unwrap_or(id)),
        _ => value,
    };
    entries
        .into_iter()
        .map(|entry| {
            let mut fields = audit::differences(entry.before.as_deref(), entry.after.as_deref());
            for change in &mut fields {
                change.before = names(&change.field, change.before.take());
                change.after = names(&change.field, change.after.take());
            }
            let at = instant(entry.at).ok_or_else(|| guatu_db::inconsistent("audit", "at", entry.at))?;
            Ok(ChangeView { at, actor: people.name(&entry.actor), action: entry.action, fields, file: entry.file })
        })
        .collect()
}

/// Sums the curves of many projects.
pub(crate) fn summed_curve(district: &District, standings: &[&Standing]) -> Vec<CurvePoint> {
    let mut sum: Vec<CurvePoint> = (1..=12)
        .filter_map(|number| Month::new(district.year(), number))
        .map(|month| CurvePoint {
            month,
            expected: Money::ZERO,
            done: (Some(month) <= district.month()).then_some(Money::ZERO),
            done_month: (Some(month) <= district.month()).then_some(Money::ZERO),
        })
        .collect();
    for standing in standings {
        let mut carried = Money::ZERO;
        for (total, point) in sum.iter_mut().zip(curve(district, standing)) {
            total.expected += point.expected;
            carried = point.done.unwrap_or(carried);
            if let (Some(done), Some(done_month)) = (&mut total.done, &mut total.done_month) {
                *done += carried;
                *done_month += point.done_month.unwrap_or_default();
            }
        }
    }
    sum
}
