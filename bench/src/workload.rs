//! A district of any size that is the same on every machine: project number `n` depends on `n` alone.

use chrono::{Days, NaiveDate};
use guatu_domain::milestone::Milestone;
use guatu_domain::plan::Plan;
use guatu_domain::progress::Progress;
use guatu_domain::project::{Amount, Level, Nature, ProjectFacts};
use guatu_domain::written::{Grain, When};
use guatu_kernel::{Coordinates, Datum, Money, Month, OrgId, ProjectId};
use uuid::Uuid;

/// The years whose months are reported.
pub const YEARS: [i32; 2] = [2022, 2023];
/// How many units share the projects.
pub const UNITS: usize = 26;

const SEED: u64 = 0x6761_7475;
const SECTORS: [(&str, u32); 5] =
    [("产业转型发展", 29), ("基础设施建设", 36), ("城市更新", 18), ("社会民生", 15), ("生态环境", 2)];
const OFFICES: [&str; 13] = [
    "发展改革委",
    "住房城乡建设局",
    "商务局",
    "工业信息化局",
    "农业农村委",
    "教育局",
    "卫生健康委",
    "文化旅游局",
    "交通运输局",
    "城市管理局",
    "水利局",
    "生态环境分局",
    "自然资源分局",
];
const TOWNS: [&str; 13] = [
    "人和路",
    "程炉路",
    "长江路",
    "淮河路",
    "大学路",
    "建中街",
    "福华街",
    "嵩山路",
    "五里堡",
    "铭功路",
    "解放路",
    "蜜蜂张",
    "京广路",
];
const WORKS: [&str; 12] = [
    "智慧产业园",
    "综合改造",
    "道路及管网工程",
    "安置区",
    "商业综合体",
    "中小学建设",
    "物流枢纽",
    "污水处理厂扩建",
    "医疗中心",
    "标准厂房",
    "数据中心",
    "文化旅游区",
];
const MILESTONES: [&str; 6] = ["立项批复", "用地规划许可", "施工许可", "开工建设", "主体完工", "竣工验收"];
const STATES: [&str; 5] = ["办理前期手续", "土方开挖", "基础施工", "主体施工", "装饰装修及设备安装"];
const PROBLEMS: [&str; 5] =
    ["征迁尚未完成", "用地手续办理缓慢", "资金拨付不到位", "管线迁改协调困难", "环保管控期间停工"];

/// The date every question of the measurements is asked for: all reports but the missing ones are in.
pub fn as_of() -> NaiveDate {
    last_month().last_day()
}

/// The last month that is reported.
pub fn last_month() -> Month {
    Month::new(YEARS[1], 12).expect("December exists")
}

/// An organisation of the district.
pub struct Unit {
    pub id: OrgId,
    pub name: String,
}

/// The district itself.
pub fn district() -> Unit {
    Unit { id: OrgId(id(1, 0)), name: "二七区".into() }
}

/// The units that are responsible for projects: half of them offices, half of them towns.
pub fn units() -> Vec<Unit> {
    let offices = OFFICES.iter().map(|name| format!("区{name}"));
    let towns = TOWNS.iter().map(|name| format!("{name}街道"));
    let names = offices.chain(towns).zip(1..);
    names.map(|(name, number)| Unit { id: OrgId(id(1, number)), name }).collect()
}

/// One project with everything recorded about it.
pub struct Project {
    pub id: ProjectId,
    pub code: String,
    pub facts: ProjectFacts,
    pub plans: Vec<Plan>,
    pub milestones: Vec<Milestone>,
    pub reports: Vec<Progress>,
}

/// The code of project `number`, counted from 0.
pub fn code(number: usize) -> String {
    format!("GZ2023-{:06}", number + 1)
}

/// The unit of project `number`, as a place in [`units`].
pub const fn unit_of(number: usize) -> usize {
    number % UNITS
}

/// Project `number`, counted from 0.
pub fn project(units: &[Unit], number: usize) -> Project {
    let mut chance = fastrand::Rng::with_seed(SEED ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let facts = facts(&mut chance, units[unit_of(number)].id, number);
    let plans = plans(&mut chance, &facts);
    // How the project does: most keep up with their plan, some stay far behind.
    let pace = match chance.u32(0..100) {
        0..60 => chance.i64(98..115),
        60..80 => chance.i64(90..98),
        80..92 => chance.i64(72..90),
        _ => chance.i64(35..70),
    };
    Project {
        id: ProjectId(id(2, number as u128)),
        code: code(number),
        milestones: milestones(&mut chance),
        reports: plans.iter().flat_map(|plan| reports(&mut chance, plan, pace)).collect(),
        facts,
        plans,
    }
}

fn facts(chance: &mut fastrand::Rng, owner: OrgId, number: usize) -> ProjectFacts {
    let place = TOWNS[chance.usize(..TOWNS.len())];
    let work = WORKS[chance.usize(..WORKS.len())];
    let nature = [Nature::CarryOver, Nature::NewStart, Nature::Completing, Nature::Preparing];
    let nature = nature[weighted(chance, &[40, 35, 15, 10])];
    let level = [Level::Province, Level::City, Level::District][weighted(chance, &[5, 7, 88])];
    let start = month(if nature == Nature::NewStart { 2023 } else { 2021 }, chance.u32(1..=12));
    let finish = month(chance.i32(2024..2027), chance.u32(1..=12));
    ProjectFacts {
        sector: Some(SECTORS[weighted(chance, &SECTORS.map(|(_, weight)| weight))].0.into()),
        level: Some(level),
        nature: Some(nature),
        owner: Some(owner),
        leader: (chance.u32(0..100) < 28).then(|| format!("县处级领导{}", chance.u32(1..=30))),
        place: Some(place.into()),
        coordinates: Some(Coordinates {
            lng: chance.i32(113_540_000..113_690_000),
            lat: chance.i32(34_600_000..34_760_000),
            datum: Datum::Gcj02,
        }),
        total: Some(Amount::exact(Money::from_wan(chance.i64(2_000..200_000)))),
        period: Some(format!("{}-{}", &start.written[..4], &finish.written[..4])),
        planned_start: Some(start),
        planned_finish: Some(finish),
        content: Some(format!("位于{place}，建设{work}及配套设施，总建筑面积约{}万平方米。", chance.u32(1..60))),
        ..ProjectFacts::named(format!("{place}{work}{}号项目", number + 1))
    }
}

fn month(year: i32, number: u32) -> When {
    let from = NaiveDate::from_ymd_opt(year, number, 1).expect("a month has a first day");
    When { from, grain: Grain::Month, written: format!("{year}年{number}月") }
}

fn plans(chance: &mut fastrand::Rng, facts: &ProjectFacts) -> Vec<Plan> {
    let total = facts.total.as_ref().map_or(Money::ZERO, |total| total.money);
    let plan = |year| Plan {
        year,
        amount: Amount::exact(Money::from_cents(total.cents() * chance.i64(8..30) / 100 / 10_000 * 10_000)),
    };
    YEARS.map(plan).into()
}

fn milestones(chance: &mut fastrand::Rng) -> Vec<Milestone> {
    let mut planned = NaiveDate::from_ymd_opt(2022, 3, 1).expect("a date");
    let names = MILESTONES.iter().zip(1..);
    let milestone = |(name, position): (&&str, i32)| {
        planned = planned + Days::new(chance.u64(60..180));
        let late = if chance.u32(0..100) < 85 { 0 } else { chance.u64(1..120) };
        let achieved = planned + Days::new(late);
        Milestone {
            name: (*name).into(),
            position,
            planned_on: Some(planned),
            achieved_on: (achieved <= as_of()).then_some(achieved),
            owner: None,
        }
    };
    names.map(milestone).collect()
}

/// Twelve months that add up to `pace` percent of the plan, now a little more and now a little less.
fn reports(chance: &mut fastrand::Rng, plan: &Plan, pace: i64) -> Vec<Progress> {
    let mut done_year = 0;
    let mut reports = Vec::with_capacity(12);
    for number in 1..=12 {
        let due = plan.amount.money.cents() / 100 * pace / 12 * i64::from(number);
        let done_month = (due - done_year).max(0) * chance.i64(80..=100) / 100 / 10_000 * 10_000;
        done_year += done_month;
        let month = Month::new(plan.year, number).expect("a month");
        // Three in a hundred forget the last month.
        if month == last_month() && chance.u32(0..100) < 3 {
            continue;
        }
        let state = (done_year * STATES.len() as i64 / plan.amount.money.cents().max(1)).clamp(0, 4);
        reports.push(Progress {
            month,
            done_month: Money::from_cents(done_month),
            done_year: Money::from_cents(done_year),
            started: Some(done_year > 0),
            visual: Some(STATES[state as usize].into()),
            problem: (chance.u32(0..100) < 12).then(|| PROBLEMS[chance.usize(..PROBLEMS.len())].into()),
        });
    }
    reports
}

fn weighted(chance: &mut fastrand::Rng, weights: &[u32]) -> usize {
    let mut rest = chance.u32(0..weights.iter().sum());
    let found = weights.iter().position(|weight| {
        let hit = rest < *weight;
        rest = rest.saturating_sub(*weight);
        hit
    });
    found.expect("the weights add up to the drawn range")
}

/// An id in the form of a UUIDv7: one row of ids for each kind of thing, ascending like real ones.
pub fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(0x0185_6a00_0000_7000_8000_0000_0000_0000 | (kind << 48) | number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_the_same_whenever_it_is_made() {
        let units = units();
        let (one, other) = (project(&units, 4_711), project(&units, 4_711));
        assert_eq!(one.facts, other.facts);
        assert_eq!(one.reports, other.reports);
        assert_ne!(one.facts, project(&units, 4_712).facts);
    }

    #[test]
    fn a_project_has_six_milestones_and_two_reported_years() {
        let units = units();
        assert_eq!(units.len(), UNITS);
        for number in 0..500 {
            let project = project(&units, number);
            assert_eq!((project.plans.len(), project.milestones.len()), (2, 6));
            assert!((23..=24).contains(&project.reports.len()));
            assert!(project.plans.iter().all(|plan| plan.amount.money > Money::ZERO));
            assert!(project.reports.iter().all(|report| report.done_month <= report.done_year));
        }
    }
}
