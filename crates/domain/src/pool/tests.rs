use chrono::NaiveDate;
use guatu_kernel::{Bilingual, Calendar, Money, MoneyUnit};

use super::{
    Admission, Applicant, ExitRule, Limit, LimitUnit, Proposal, Setting, admit, applying, due, presets, shipped,
};
use crate::life::Stage;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wan(amount: i64) -> Money {
    Money::from_decimal(amount.into(), MoneyUnit::Wan).unwrap()
}

fn industry() -> Admission {
    Admission {
        pool: "pool_signed".into(),
        sector: Some("工业".into()),
        least: Some(wan(30_000)),
        stage: Some(Stage::Signed),
        evidence: vec!["资金证明".into()],
        source: None,
        active: true,
    }
}

#[test]
fn four_pools_come_with_the_program() {
    let names: Vec<String> = shipped().into_iter().map(|pool| pool.name.zh).collect();
    assert_eq!(names, ["谋划库", "招引库", "签约库", "落地库"]);
}

#[test]
fn conditions_of_the_sector_go_before_those_of_all() {
    let all = Admission { sector: None, ..industry() };
    let off = Admission { sector: Some("文旅".into()), active: false, ..industry() };
    let rules = [all.clone(), industry(), off];
    assert_eq!(applying(&rules, "pool_signed", Some("工业")), Some(&industry()));
    assert_eq!(applying(&rules, "pool_signed", Some("文旅")), Some(&all), "what is switched off does not count");
    assert_eq!(applying(&rules, "pool_signed", None), Some(&all));
    assert_eq!(applying(&rules, "pool_landed", Some("工业")), None);
}

#[test]
fn a_threshold_holds_exactly_where_it_is_written() {
    let shown = ["资金证明".to_string()];
    let unmet = |total: Option<Money>| {
        let applicant =
            Applicant { sector: Some("工业"), total, stage: Some(Stage::Signed), inert: None, shown: &shown };
        admit(Some(&industry()), &applicant).into_iter().map(|unmet| unmet.needs.zh).collect::<Vec<_>>()
    };
    assert!(unmet(Some(wan(30_000))).is_empty());
    let short = Money::from_cents(wan(30_000).cents() - 1);
    assert_eq!(unmet(Some(short)), ["总投资29999.999999万元，须不低于30000万元（还差0.000001万元）"]);
    assert_eq!(unmet(None), ["总投资未登记，须不低于30000万元"]);
}

#[test]
fn every_condition_that_fails_is_told() {
    let applicant =
        Applicant { sector: None, total: None, stage: None, inert: Some(Stage::Stalled), shown: &["别的".into()] };
    let told: Vec<String> = admit(Some(&industry()), &applicant).into_iter().map(|unmet| unmet.needs.zh).collect();
    assert_eq!(
        told,
        [
            "项目处于“停滞”，须先恢复推进",
            "总投资未登记，须不低于30000万元",
            "现阶段为未登记阶段，须达到“签约”",
            "缺少资金证明"
        ]
    );
    assert_eq!(admit(None, &applicant).len(), 1, "what stands still moves nowhere, whatever the conditions");
}

fn rule(limit: Limit, notice_days: Option<u32>) -> ExitRule {
    ExitRule {
        code: "x".into(),
        name: Bilingual::default(),
        from: Stage::Landed,
        until: Stage::Started,
        limit,
        notice_days,
        publish: true,
        source: None,
        active: true,
    }
}

#[test]
fn a_rule_proposes_on_the_day_after_the_last_one() {
    let calendar = Calendar::official();
    for (limit, last) in [
        (Limit { count: 6, unit: LimitUnit::Months }, "2023-02-28"),
        (Limit { count: 30, unit: LimitUnit::Days }, "2022-09-30"),
        (Limit { count: 1, unit: LimitUnit::Workdays }, "2022-09-01"),
    ] {
        let at = |as_of| due(&rule(limit, None), Stage::Preparing, day("2022-08-31"), None, as_of, calendar);
        assert_eq!(at(day(last)), None, "{limit:?}");
        let next = at(day(last).succ_opt().unwrap()).unwrap();
        assert_eq!((next.proposal, next.due_on), (Proposal::Exit, day(last)), "{limit:?}");
    }
}

#[test]
fn a_notice_comes_first_and_its_days_are_given() {
    let calendar = Calendar::official();
    let rule = rule(Limit { count: 6, unit: LimitUnit::Months }, Some(30));
    let at = |noticed: Option<&str>, as_of| {
        due(&rule, Stage::Landed, day("2022-06-01"), noticed.map(day), day(as_of), calendar).map(|due| due.proposal)
    };
    assert_eq!(at(None, "2022-12-02"), Some(Proposal::Notice));
    assert_eq!(at(Some("2022-12-10"), "2023-01-09"), None, "the last of the thirty days");
    assert_eq!(at(Some("2022-12-10"), "2023-01-10"), Some(Proposal::Exit));
}

#[test]
fn a_rule_looks_at_its_own_stages_only() {
    let calendar = Calendar::official();
    let limit = Limit { count: 1, unit: LimitUnit::Days };
    let proposes =
        |stage| due(&rule(limit, None), stage, day("2022-01-01"), None, day("2023-01-01"), calendar).is_some();
    for stage in Stage::ALL {
        assert_eq!(proposes(stage), matches!(stage, Stage::Landed | Stage::Preparing), "{stage:?}");
    }
    let off = ExitRule { active: false, ..rule(limit, None) };
    assert_eq!(due(&off, Stage::Landed, day("2022-01-01"), None, day("2023-01-01"), calendar), None);
}

#[test]
fn the_published_thresholds_are_those_of_their_sources() {
    let of = |code: &str| presets().iter().find(|preset| preset.code == code).unwrap();
    let least = |code: &str| -> Vec<(Option<String>, Option<Money>)> {
        let admission = |setting: &Setting| match setting {
            Setting::Admission(one) => Some((one.sector.clone(), one.least)),
            _ => None,
        };
        of(code).settings.iter().filter_map(admission).collect()
    };
    let henan = [("先进制造业", 3), ("战略性新兴产业", 1), ("重大基础设施", 10), ("现代服务业", 5), ("社会民生", 2)];
    let henan = henan.map(|(sector, yi)| (Some(sector.to_string()), Some(wan(yi * 10_000))));
    assert_eq!(least("henan"), henan);
    assert_eq!(least("xinyang"), [(None, Some(wan(10_000))), (Some("社会事业".into()), Some(wan(5_000)))]);
    assert!(presets().iter().all(|preset| !preset.source.is_empty()), "each says where it comes from");
    let known: Vec<String> = shipped().into_iter().map(|pool| pool.code).collect();
    for setting in presets().iter().flat_map(|preset| &preset.settings) {
        if let Setting::Admission(one) = setting {
            assert!(known.contains(&one.pool), "{}", one.pool);
        }
    }
}
