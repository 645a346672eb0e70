//! Which stage may follow which, and what is asked of a project that goes on.

use chrono::{Datelike, NaiveDate};
use guatu_kernel::{Bilingual, Calendar};

use super::{Evidence, Stage};

/// What a district decides about the ways between stages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Working days from signing to start; the day of signing does not count.
    pub start_workdays: u32,
    /// The months, from 1, in which works may be taken back into preparation: 年中调整.
    pub mid_year: Vec<u32>,
}

impl Default for Terms {
    /// 90 working days as 驻马店 published in 2022; June and July.
    fn default() -> Self {
        Self { start_workdays: 90, mid_year: vec![6, 7] }
    }
}

/// Where a project stands, and what of its past the guards look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// None before the first one is recorded.
    pub stage: Option<Stage>,
    /// The day it came to that stage.
    pub since: Option<NaiveDate>,
    /// The stage of the main line that a side way began from.
    pub main: Option<Stage>,
    pub signed_on: Option<NaiveDate>,
    pub started_on: Option<NaiveDate>,
    pub completed_on: Option<NaiveDate>,
}

impl Place {
    /// The place after a step. Works that are taken back have not begun.
    #[must_use]
    pub fn then(mut self, stage: Stage, on: NaiveDate) -> Self {
        if self.stage != Some(stage) {
            self.since = Some(on);
        }
        self.stage = Some(stage);
        if stage.is_main() {
            self.main = Some(stage);
            self.signed_on =
                if stage == Stage::Signed { Some(on) } else { self.signed_on.filter(|_| stage > Stage::Signed) };
            self.started_on = (stage >= Stage::Started).then(|| self.started_on.unwrap_or(on));
            self.completed_on = (stage >= Stage::Completed).then(|| self.completed_on.unwrap_or(on));
        }
        self
    }
}

/// A step somebody wants to record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    pub to: Stage,
    pub on: NaiveDate,
    pub evidence: &'a [Evidence],
}

/// A step that may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub to: Stage,
    /// Any one of these proves it; nothing is asked for where there are none.
    pub evidence: &'static [Evidence],
    /// Another person has to consent.
    pub consent: bool,
    /// Only in the months of the mid-year review.
    pub mid_year: bool,
}

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It stands there already.
    Same(Stage),
    /// Nothing follows an end.
    Ended(Stage),
    /// The main line is walked one step at a time; these may follow.
    Order { from: Option<Stage>, to: Stage, allowed: Vec<Stage> },
    /// From a side way back to where it began, and nowhere else.
    Back { from: Stage, main: Option<Stage> },
    /// What produces does not exit from the library.
    Producing(Stage),
    /// A day before the one on which it came to its stage.
    Earlier { since: NaiveDate },
    /// Not in the months of the mid-year review.
    MidYear { months: Vec<u32> },
    /// None of the proofs is there.
    Unproven { to: Stage, evidence: Vec<Evidence> },
    /// The clock from signing to start has run out, and no extension is shown.
    LateStart { signed_on: NaiveDate, due_on: NaiveDate },
}

/// Whether a step may be taken, all guards looked at.
///
/// # Errors
/// The first reason against it.
pub fn check(place: &Place, wanted: &Wanted<'_>, terms: &Terms, calendar: &Calendar) -> Result<Step, Refusal> {
    let step = way(place, wanted.to).ok_or_else(|| why_not(place, wanted.to))?;
    if let Some(since) = place.since.filter(|since| wanted.on < *since) {
        return Err(Refusal::Earlier { since });
    }
    if step.mid_year && !terms.mid_year.contains(&wanted.on.month()) {
        return Err(Refusal::MidYear { months: terms.mid_year.clone() });
    }
    if !step.evidence.is_empty() && !step.evidence.iter().any(|one| wanted.evidence.contains(one)) {
        return Err(Refusal::Unproven { to: wanted.to, evidence: step.evidence.to_vec() });
    }
    in_time(place, wanted, terms, calendar)?;
    Ok(step)
}

/// The steps that lead on from here, in the order of the stages.
pub fn reachable(place: &Place) -> Vec<Step> {
    Stage::ALL.into_iter().filter_map(|to| way(place, to)).collect()
}

/// The clock from signing to start.
fn in_time(place: &Place, wanted: &Wanted<'_>, terms: &Terms, calendar: &Calendar) -> Result<(), Refusal> {
    let returning = place.stage.is_some_and(|stage| !stage.is_main());
    let Some(signed_on) = place.signed_on.filter(|_| wanted.to == Stage::Started && !returning) else { return Ok(()) };
    let due_on = calendar.add_workdays(signed_on, terms.start_workdays);
    let late = wanted.on > due_on && !wanted.evidence.contains(&Evidence::Extension);
    if late { Err(Refusal::LateStart { signed_on, due_on }) } else { Ok(()) }
}

/// The table of ways, whatever the day and the proofs.
fn way(place: &Place, to: Stage) -> Option<Step> {
    let plain = Step { to, evidence: proofs(to), consent: false, mid_year: false };
    // The first record may be of a project that has been going on for years.
    let Some(from) = place.stage else { return to.is_main().then_some(plain) };
    let (aside, working) = (is_aside(from), matches!(from, Stage::Started | Stage::Building));
    match to {
        _ if from == to || from.is_end() => None,
        Stage::Terminated => Some(Step { consent: true, ..plain }),
        Stage::Exited => (aside || from < Stage::InProduction).then_some(Step { consent: true, ..plain }),
        _ if aside => (place.main == Some(to)).then_some(Step { evidence: &[], ..plain }),
        Stage::Stalled => (from < Stage::InProduction).then_some(plain),
        Stage::Suspended => working.then_some(plain),
        Stage::Preparing if working => Some(Step { mid_year: true, ..plain }),
        // What the government builds itself is neither sourced nor signed.
        Stage::Preparing if from == Stage::Planning => Some(plain),
        _ => (from.next() == Some(to)).then_some(plain),
    }
}

/// It stands beside the main line, and goes back to it.
const fn is_aside(stage: Stage) -> bool {
    matches!(stage, Stage::Stalled | Stage::Suspended)
}

/// Why the table has no such way.
fn why_not(place: &Place, to: Stage) -> Refusal {
    match place.stage {
        Some(from) if from == to => Refusal::Same(from),
        Some(from) if from.is_end() => Refusal::Ended(from),
        Some(from) if to == Stage::Exited && !is_aside(from) => Refusal::Producing(from),
        Some(from) if is_aside(from) => Refusal::Back { from, main: place.main },
        from => {
            let allowed = reachable(place).into_iter().map(|step| step.to).collect();
            Refusal::Order { from, to, allowed }
        }
    }
}

/// What proves that a project has come to a stage.
const fn proofs(to: Stage) -> &'static [Evidence] {
    match to {
        Stage::Started => &[Evidence::BuildingPermit, Evidence::SitePhoto],
        Stage::Building => &[Evidence::Statistics],
        Stage::Completed => &[Evidence::Acceptance],
        Stage::InProduction => &[Evidence::Production],
        _ => &[],
    }
}

impl Refusal {
    /// A short name for programs.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::Ended(_) => "ended",
            Self::Order { .. } => "order",
            Self::Back { .. } => "back",
            Self::Producing(_) => "producing",
            Self::Earlier { .. } => "earlier",
            Self::MidYear { .. } => "mid_year",
            Self::Unproven { .. } => "unproven",
            Self::LateStart { .. } => "late_start",
        }
    }

    /// Why, and what would satisfy, in both languages.
    pub fn explain(&self) -> Bilingual {
        let two = |zh: String, en: String| Bilingual { zh, en };
        match self {
            Self::Same(stage) => two(
                format!("项目已处于“{}”阶段", stage.zh()),
                format!("The project is at the stage “{}” already", stage.name().en),
            ),
            Self::Ended(stage) => two(
                format!("项目已“{}”，不能再变更阶段；重新推进的，按新项目登记", stage.zh()),
                format!("The project is {}: no stage follows; to begin again, register a new project", stage.name().en),
            ),
            Self::Order { from, to, allowed } => ordered(*from, *to, allowed),
            Self::Back { from, main } => {
                let zh = main.map_or("原阶段", Stage::zh);
                let en = main.map_or("where it was".into(), |main| main.name().en);
                let ends = "；也可以退出或终止";
                two(
                    format!("“{}”的项目只能先恢复到“{zh}”{ends}", from.zh()),
                    format!("A {} project goes back to “{en}” first; or it exits or is terminated", from.name().en),
                )
            }
            Self::Producing(stage) => two(
                format!("项目已“{}”，不再退库；停产注销的，请办理终止", stage.zh()),
                format!("A project at the stage “{}” does not exit; one that closes is terminated", stage.name().en),
            ),
            Self::Earlier { since } => two(
                format!("日期不能早于进入现阶段的日期（{since}）"),
                format!("The day must not lie before the one on which it came to its stage ({since})"),
            ),
            Self::MidYear { months } => {
                let listed = |between: &str| months.iter().map(u32::to_string).collect::<Vec<_>>().join(between);
                two(
                    format!("实施类调回前期只在年中调整时办理（{}月）", listed("、")),
                    format!("Works are taken back into preparation at mid-year only (months {})", listed(", ")),
                )
            }
            Self::Unproven { to, evidence } => unproven(*to, evidence),
            Self::LateStart { signed_on, due_on } => two(
                format!("{signed_on}签约，应在{due_on}前开工，已超期；须附延期批准文件"),
                format!(
                    "Signed on {signed_on}, it was to start by {due_on}: a paper that allows a later start is needed"
                ),
            ),
        }
    }
}

fn ordered(from: Option<Stage>, to: Stage, allowed: &[Stage]) -> Bilingual {
    let zh: Vec<&str> = allowed.iter().map(|stage| stage.zh()).collect();
    let en: Vec<String> = allowed.iter().map(|stage| stage.name().en).collect();
    let before = from.map_or("未登记阶段".into(), |from| format!("“{}”阶段", from.zh()));
    let was = from.map_or("none".into(), |from| from.name().en);
    Bilingual {
        zh: format!("{before}的项目不能直接转为“{}”；可以转为：{}", to.zh(), zh.join("、")),
        en: format!("“{}” does not follow “{was}”; what may follow: {}", to.name().en, en.join(", ")),
    }
}

fn unproven(to: Stage, evidence: &[Evidence]) -> Bilingual {
    let zh: Vec<String> = evidence.iter().map(|one| one.name().zh).collect();
    let en: Vec<String> = evidence.iter().map(|one| one.name().en).collect();
    Bilingual {
        zh: format!("转为“{}”须提供{}", to.zh(), zh.join("或")),
        en: format!("“{}” needs {}", to.name().en, en.join(" or ")),
    }
}
