//! A request in words: what would change, from what to what.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use guatu_domain::approval::{Place, Procedure, Signer};
use guatu_domain::batch::{Ratio, Share};
use guatu_domain::plan::Promise;
use guatu_domain::rule::RuleSet;
use guatu_kernel::{Bilingual, ProjectId, Result, Timestamp};
use rust_decimal::Decimal;

use super::desk::Desk;
use super::names::Names;
use super::view::{ApprovalDetail, ApprovalView};
use super::{Approval, Ask, asked_by_actor, standing};
use crate::Op;
use crate::batch::{self, Effect};
use crate::district::{AsOf, District, File};
use crate::project::line;
use crate::rule;

pub(super) async fn view(op: &Op, desk: &Desk, approval: &Approval, names: &Names) -> Result<ApprovalView> {
    let district = op.district(AsOf::default()).await?;
    let (title, details) = told(op, names, &district, approval).await?;
    let open = approval.answer.is_none();
    let own = asked_by_actor(op, approval);
    let answer = approval.answer.as_ref();
    let course = approval.course();
    let turn = desk.turn(op, approval).await?;
    let due_on = standing::due_on(op, approval, &course);
    let today = op.now().date();
    Ok(ApprovalView {
        id: approval.id,
        kind: approval.ask.kind().as_str().into(),
        title,
        project: approval.project.and_then(|id| district.of(id)).map(|standing| line::reference(standing)),
        details,
        reason: approval.reason.clone(),
        paper: approval.paper.clone(),
        asked_by: names.person(&approval.asked_by),
        asked_at: approval.asked_at,
        answer: answer.map(|answer| answer.kind.as_str().into()),
        answered_by: answer.map(|answer| names.person(&answer.by)),
        answered_at: answer.map(|answer| answer.at),
        comment: answer.and_then(|answer| answer.comment.clone()),
        steps: standing::steps(approval, &course, names),
        history: approval.acts.iter().map(|acted| standing::act(acted, &course, names)).collect(),
        returned: approval.place() == Place::Asker,
        due_on,
        days_overdue: due_on.map(|due| (today - due).num_days()).filter(|days| *days > 0),
        mine: own,
        may_answer: turn.is_some(),
        may_refuse: turn.as_ref().is_some_and(|turn| turn.decides),
        opened: course.is_read_by(&op.actor().name),
        on_behalf_of: turn.and_then(|turn| turn.on_behalf_of).map(|login| names.person(&login)),
        may_withdraw: open && own && !course.is_read(),
        key: match &approval.ask {
            Ask::RuleActivation { set, .. } => Some(set.to_string()),
            _ => None,
        },
    })
}

async fn told(
    op: &Op,
    names: &Names,
    district: &District,
    approval: &Approval,
) -> Result<(Bilingual, Vec<ApprovalDetail>)> {
    let file = approval.project.and_then(|id| district.ledger().files.get(&id));
    let name = file.map_or_else(String::new, |file| file.latest().value.name.clone());
    Ok(match &approval.ask {
        Ask::RuleActivation { set, effective_on } => {
            let stored = rule::store::find(op.session(), *set).await?;
            let after = stored.map(|stored| named(&stored.set)).unwrap_or_default();
            let details = vec![
                detail("rule_set", Some(named(district.rules()).zh), Some(after.zh.clone())),
                detail("effective_on", None, Some(effective_on.to_string())),
            ];
            let zh = format!("自{effective_on}起启用预警规则{}", after.zh);
            (Bilingual { zh, en: format!("Put the rule set {} into force from {effective_on} on", after.en) }, details)
        }
        Ask::LightOverride { light, from, until } => {
            let label = district.rules().label(light);
            let shown = approval.project.and_then(|id| district.of(id));
            let before = shown.map(|standing| district.rules().label(standing.verdict.light()).zh);
            let details = vec![
                detail("light", before, Some(label.zh.clone())),
                detail("from", None, Some(from.to_string())),
                detail("until", None, Some(until.to_string())),
            ];
            let zh = format!("将“{name}”的亮灯调整为{}，有效期至{until}", label.zh);
            (Bilingual { zh, en: format!("Show {} for “{name}” until {until}", label.en) }, details)
        }
        Ask::PlanFreeze { year } => {
            let count = district.ledger().files.values().filter(|file| to_freeze(file, *year)).count();
            let details =
                vec![detail("year", None, Some(year.to_string())), detail("projects", None, Some(count.to_string()))];
            let zh = format!("批准并冻结{year}年度计划");
            (Bilingual { zh, en: format!("Approve and freeze the plans of {year}") }, details)
        }
        Ask::PlanRevision { year, effective_on, promise, .. } => {
            let before = file.and_then(|file| promised(file, approval, *year)).unwrap_or_default();
            let mut details = changes(&before, promise);
            details.push(detail("effective_on", None, Some(effective_on.to_string())));
            let zh = format!("调整“{name}”的{year}年度计划");
            (Bilingual { zh, en: format!("Revise the plan of “{name}” for {year}") }, details)
        }
        Ask::BatchObjection { item, ratio, taken_out, from } => {
            // Once it is answered it tells what was decided upon.
            let known_at = approval.answer.as_ref().map(|answer| answer.at.utc());
            let as_of = AsOf { as_of: Some(*from), known_at };
            objection(&batch::effect(op, *item, *ratio, as_of).await?, *ratio, *taken_out, *from)
        }
        Ask::PoolMove { pool, projects, from, shown } => {
            moved(district, pool, projects, *from, shown, approval.answer.as_ref().map(|answer| answer.at))
        }
        Ask::LifeEnd { stage, on } => {
            let stages = file.map(|file| file.stages.as_slice()).unwrap_or_default();
            let earlier =
                stages.iter().filter(|fact| approval.answer.as_ref().is_none_or(|one| fact.recorded_at < one.at));
            let before = earlier.max_by_key(|fact| (fact.effective_on, fact.recorded_at));
            let details = vec![
                detail("stage", before.map(|fact| fact.value.stage.zh().into()), Some(stage.zh().into())),
                detail("from", None, Some(on.to_string())),
            ];
            let en = format!("Let “{name}” leave the library: {}", stage.name().en);
            (Bilingual { zh: format!("“{name}”{}", stage.zh()), en }, details)
        }
        Ask::Procedure { about, procedure } => procedure_told(names, about, procedure),
    })
}

/// The steps that requests of a kind would go through, one detail each.
fn procedure_told(names: &Names, about: &str, procedure: &Procedure) -> (Bilingual, Vec<ApprovalDetail>) {
    let signer = |signer: &Signer| match signer {
        Signer::Holder => "有批准权限的人员".to_string(),
        Signer::Post { role } => names.role(role).zh,
        Signer::Person { login } => names.person(login),
    };
    let mut details = vec![detail("about", None, Some(about.to_string()))];
    details.extend(procedure.steps().iter().map(|step| {
        let signers: Vec<String> = step.signers.iter().map(signer).collect();
        let how = if step.together { "全部签署" } else { "任一签署" };
        let limit = step.workdays.map_or_else(String::new, |days| format!("，{days}个工作日内"));
        let after = Some(format!("{}（{how}{limit}）", signers.join("、")));
        ApprovalDetail { label: "step".into(), name: Some(step.name.clone()), before: None, after }
    }));
    let title = Bilingual { zh: "调整审批流程".into(), en: "Change the steps of an approval".into() };
    (title, details)
}

/// From which pools to which, project by project, as it was when it was asked for or approved.
fn moved(
    district: &District,
    pool: &str,
    projects: &[ProjectId],
    from: NaiveDate,
    shown: &[String],
    until: Option<Timestamp>,
) -> (Bilingual, Vec<ApprovalDetail>) {
    let (ledger, view) = (district.ledger(), district.view());
    let named = |code: &str| ledger.pools.pool(view, code).map_or_else(|| plain(code), |pool| pool.name);
    let after = named(pool);
    let mut details = vec![detail("from", None, Some(from.to_string()))];
    if !shown.is_empty() {
        details.push(detail("documents", None, Some(shown.join("、"))));
    }
    let files = projects.iter().filter_map(|id| ledger.files.get(id));
    details.extend(files.map(|file| {
        let earlier = file.moves.iter().filter(|fact| until.is_none_or(|at| fact.recorded_at < at));
        let last = earlier.max_by_key(|fact| (fact.effective_on, fact.recorded_at));
        let before = last.and_then(|fact| fact.value.pool.as_deref()).map(|code| named(code).zh);
        let name = Some(file.latest().value.name.clone());
        ApprovalDetail { label: "pool".into(), name, before, after: Some(after.zh.clone()) }
    }));
    let count = projects.len();
    let title = match details.last().and_then(|detail| detail.name.clone()).filter(|_| count == 1) {
        Some(name) => Bilingual {
            zh: format!("将“{name}”移入{}", after.zh),
            en: format!("Move “{name}” into {}", after.en),
        },
        None => Bilingual {
            zh: format!("将{count}个项目移入{}", after.zh),
            en: format!("Move {count} projects into {}", after.en),
        },
    };
    (title, details)
}

fn plain(code: &str) -> Bilingual {
    Bilingual { zh: code.into(), en: code.into() }
}

/// The ratio before and after, side by side.
fn objection(effect: &Effect, ratio: Ratio, taken_out: bool, from: NaiveDate) -> (Bilingual, Vec<ApprovalDetail>) {
    let (before, after) =
        if taken_out { (&effect.counted, &effect.taken_out) } else { (&effect.taken_out, &effect.counted) };
    let percent = |exact: Option<Decimal>| exact.map_or("—".into(), |exact| format!("{}%", line::points(exact)));
    let count =
        |share: &Share| format!("{}/{}，{}", share.numerator.items, share.denominator.items, percent(share.by_count()));
    let amount = |share: &Share| {
        format!("{}/{}，{}", share.numerator.money, share.denominator.money, percent(share.by_amount()))
    };
    let details = vec![
        detail("by_count", Some(count(before)), Some(count(after))),
        detail("by_amount", Some(amount(before)), Some(amount(after))),
        detail("from", None, Some(from.to_string())),
    ];
    let (item, zh, en) = (&effect.item, ratio.name(), ratio.english().to_lowercase());
    let title = if taken_out {
        Bilingual {
            zh: format!("自{from}起将“{item}”移出{zh}的分母"),
            en: format!("Take “{item}” out of the denominator of the {en} from {from} on"),
        }
    } else {
        Bilingual {
            zh: format!("自{from}起将“{item}”恢复计入{zh}的分母"),
            en: format!("Count “{item}” again in the denominator of the {en} from {from} on"),
        }
    };
    (title, details)
}

/// Whether a project has a plan of the year that is not frozen yet. The plan of one that was merged into another does not count.
pub(crate) fn to_freeze(file: &Arc<File>, year: i32) -> bool {
    file.latest_baseline(year).is_none() && file.latest_plan(year).is_some() && !file.is_merged()
}

/// What a project had promised when the revision was asked for, or approved.
fn promised(file: &File, approval: &Approval, year: i32) -> Option<Promise> {
    let until = approval.answer.as_ref().map(|answer| answer.at);
    let baselines = file.baselines.iter().filter(|fact| fact.value.year == year);
    let before = baselines.filter(|fact| until.is_none_or(|at| fact.recorded_at < at));
    before.max_by_key(|fact| fact.value.number).map(|fact| fact.value.promise.clone())
}

fn named(set: &RuleSet) -> Bilingual {
    let Bilingual { zh, en } = set.name();
    Bilingual { zh: format!("“{zh}”第{}版", set.version()), en: format!("“{en}” version {}", set.version()) }
}

fn detail(label: &str, before: Option<String>, after: Option<String>) -> ApprovalDetail {
    ApprovalDetail { label: label.into(), name: None, before, after }
}

/// Every part in which two promises differ.
fn changes(before: &Promise, after: &Promise) -> Vec<ApprovalDetail> {
    let mut details = Vec::new();
    for field in before.differences(after) {
        let value = |promise: &Promise| match field {
            "plan" => promise.plan.as_ref().map(|amount| amount.money.to_string()),
            "nature" => promise.nature.map(|nature| nature.name().to_string()),
            "planned_start" => promise.planned_start.as_ref().map(|when| when.written.clone()),
            "planned_finish" => promise.planned_finish.as_ref().map(|when| when.written.clone()),
            _ => None,
        };
        if field == "milestones" {
            details.extend(milestones(before, after));
        } else {
            details.push(detail(field, value(before), value(after)));
        }
    }
    details
}

fn milestones(before: &Promise, after: &Promise) -> Vec<ApprovalDetail> {
    let names: BTreeSet<(i32, &str)> =
        before.milestones.iter().chain(&after.milestones).map(|one| (one.position, one.name.as_str())).collect();
    let mut seen = BTreeSet::new();
    let changed = names.into_iter().filter(|(_, name)| seen.insert(*name)).filter_map(|(_, name)| {
        let day = |promise: &Promise| promise.planned_on(name).map(|day| day.to_string());
        let (before, after) = (day(before), day(after));
        (before != after).then(|| ApprovalDetail { label: "milestone".into(), name: Some(name.into()), before, after })
    });
    changed.collect()
}
