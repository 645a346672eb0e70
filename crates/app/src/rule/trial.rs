//! Trying rules on the district: on one day, and over past months. What is found is what putting them into force would show,
//! because both come through the same judgement.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use guatu_domain::access::Permission;
use guatu_domain::rule::{NO_COLOUR, RuleSet};
use guatu_kernel::{Error, ErrorCode, Month, Result, Scope, Unfit};

use super::board::referred;
use super::view::{
    BackTest, BackTestBody, BackTestMonth, DryRun, DryRunBody, DryRunLine, LightMove, RulesName, TriedLight,
};
use crate::Op;
use crate::district::judge::{Judged, Walk, seen};
use crate::district::{AsOf, District, File, Held, Ledger, Lens, Seen, Standing, View, knows, present};
use crate::light::{LightCount, under};
use crate::project::line::{counted_lights, light_counts};

/// The projects on which whoever writes rules, or approves them, may try some.
fn tries(op: &Op) -> Result<Scope> {
    op.require_any(&[Permission::RuleEdit, Permission::RuleApprove])?;
    Ok(op.scope(Permission::RuleEdit).or(op.scope(Permission::RuleApprove)))
}

/// Every project on one day under two rule sets.
pub async fn dry_run(op: &mut Op, body: DryRunBody) -> Result<DryRun> {
    let scope = tries(op)?;
    let rules = referred(op, &body.rules).await?;
    let against = referred(op, &body.against).await?;
    let in_force = op.district(AsOf { as_of: body.as_of, known_at: body.known_at }).await?;
    let after = tried(&in_force, rules.as_ref()).await?;
    let before = tried(&in_force, against.as_ref()).await?;
    Ok(compared(&scope, &before, &after))
}

async fn tried(in_force: &Arc<District>, rules: Option<&RuleSet>) -> Result<Arc<District>> {
    match rules {
        Some(rules) => under(in_force, rules).await,
        None => Ok(in_force.clone()),
    }
}

fn compared(scope: &Scope, before: &District, after: &District) -> DryRun {
    let mut moves: BTreeMap<(String, String), usize> = BTreeMap::new();
    let pairs: Vec<(&Arc<Standing>, &Arc<Standing>)> = before.projects(scope).zip(after.projects(scope)).collect();
    for (before, after) in &pairs {
        *moves.entry((before.light().into(), after.light().into())).or_default() += 1;
    }
    let lines: Vec<DryRunLine> = pairs.iter().map(|(old, new)| line(before, old, after, new)).collect();
    let moves = moves.into_iter().map(|((from, to), projects)| LightMove { from, to, projects });
    DryRun {
        as_of: after.view().as_of,
        rules: RulesName::from(after.rules()),
        against: RulesName::from(before.rules()),
        projects: lines.len(),
        changed: lines.iter().filter(|line| line.changed).count(),
        before: counts(before, scope),
        after: counts(after, scope),
        moves: moves.collect(),
        lines,
    }
}

fn counts(district: &District, scope: &Scope) -> Vec<LightCount> {
    let standings: Vec<&Standing> = district.projects(scope).map(Arc::as_ref).collect();
    light_counts(&counted_lights(district.rules(), &standings), standings.iter().copied())
}

fn line(before: &District, old: &Standing, after: &District, new: &Standing) -> DryRunLine {
    let light = |district: &District, standing: &Standing| {
        let facts = district.facts(standing);
        TriedLight {
            light: standing.light().into(),
            reason: standing.reason(&facts),
            to_green: standing.to_green(&facts),
        }
    };
    DryRunLine {
        code: new.file.code.clone(),
        name: new.facts.name.clone(),
        unit: new.unit.as_deref().map(Into::into),
        changed: old.light() != new.light(),
        before: light(before, old),
        after: light(after, new),
    }
}

/// The lights of past months under two rule sets, each month as it was known at its closing, or is known now. The work ends
/// when the caller goes away.
pub async fn back_test(op: &mut Op, body: BackTestBody) -> Result<BackTest> {
    const MOST: u32 = 24;
    let scope = tries(op)?;
    let months = body.months.unwrap_or(12);
    if months == 0 || months > MOST {
        return Err(Error::invalid("months", months, Unfit::NotAChoice));
    }
    let rules = referred(op, &body.rules).await?;
    let against = referred(op, &body.against).await?;
    let until = body.until.unwrap_or_else(|| Month::last_full(op.now().date()));
    let months: Vec<Month> = {
        let back = std::iter::successors(Some(until), |month| Some(month.previous()));
        back.take(months as usize).collect::<Vec<_>>().into_iter().rev().collect()
    };
    let ledger = op.ledger().await?;
    let cancel = CancelOnDrop::default();
    let cancelled = cancel.0.clone();
    let work = move || run(&ledger, &months, rules.as_ref(), against.as_ref(), &scope, &cancelled);
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Tells the work to stop when whoever waits for it goes away.
#[derive(Default)]
struct CancelOnDrop(Arc<AtomicBool>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A rule set on its way through the months.
struct Tried<'a> {
    rules: Option<&'a RuleSet>,
    walk: Walk,
}

impl<'a> Tried<'a> {
    const fn new(rules: Option<&'a RuleSet>) -> Self {
        Self { rules, walk: Walk::new(Held::Current) }
    }

    /// The light of each project at the end of a month, by code, and the set that gave them.
    fn lights(&mut self, ledger: &Arc<Ledger>, files: &[&Arc<File>], month: Month, scope: &Scope) -> Judgement {
        let view = View { as_of: month.last_day(), known_at: present() };
        let lens = Lens::new(ledger.clone(), view, self.rules);
        let seen = seen(&lens, files.iter().copied());
        let judged = self.walk.step(&lens, &seen);
        let shown = seen.iter().zip(judged).filter(|(seen, _)| scope.shows(seen.file.keeper));
        let light = |(seen, judged): (&Seen<'_>, Judged)| {
            let decided = seen.file.decided(&lens.view).filter(|decided| knows(&lens.rules, &decided.light));
            decided.map_or_else(|| judged.verdict.light().to_string(), |decided| decided.light.clone())
        };
        Judgement { lights: shown.map(light).collect(), closed: ledger.closing(&view).is_some(), rules: lens.rules }
    }
}

struct Judgement {
    lights: Vec<String>,
    closed: bool,
    rules: RuleSet,
}

fn run(
    ledger: &Arc<Ledger>,
    months: &[Month],
    rules: Option<&RuleSet>,
    against: Option<&RuleSet>,
    scope: &Scope,
    cancelled: &AtomicBool,
) -> Result<BackTest> {
    let mut files: Vec<&Arc<File>> = ledger.files.values().collect();
    files.sort_by(|one, other| one.code.cmp(&other.code));
    let (mut new, mut old) = (Tried::new(rules), Tried::new(against));
    let mut told = Vec::with_capacity(months.len());
    let mut names = None;
    for month in months {
        if cancelled.load(Ordering::Relaxed) {
            return Err(Error::new(ErrorCode::Cancelled));
        }
        let after = new.lights(ledger, &files, *month, scope);
        let before = old.lights(ledger, &files, *month, scope);
        told.push(BackTestMonth {
            month: *month,
            closed: after.closed,
            projects: after.lights.len(),
            changed: after.lights.iter().zip(&before.lights).filter(|(new, old)| new != old).count(),
            rules: count(&after),
            against: count(&before),
        });
        names = Some((RulesName::from(&after.rules), RulesName::from(&before.rules)));
    }
    let (rules, against) = names.ok_or_else(|| Error::internal("a back-test has a month"))?;
    Ok(BackTest { rules, against, months: told })
}

fn count(month: &Judgement) -> Vec<LightCount> {
    let colours = month.rules.colours().iter().map(|colour| colour.id.as_str());
    let colourless = month.lights.iter().any(|light| light == NO_COLOUR).then_some(NO_COLOUR);
    let projects = |id: &str| month.lights.iter().filter(|light| *light == id).count();
    colours.chain(colourless).map(|id| LightCount { light: id.into(), projects: projects(id) }).collect()
}
