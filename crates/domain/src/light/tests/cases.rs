//! What a project's standing means: plans, reports, starts, curves, milestones, and the sentences about them.

use guatu_kernel::Lang;

use super::*;
use crate::schedule::Table;

#[test]
fn no_plan_and_a_plan_of_zero_are_green_and_owe_no_report() {
    for plan in [None, Some(Money::ZERO)] {
        let standing = Standing { plan, ..standing("2023-03-31", 0) };
        assert_eq!(light(&standing), ("green".into(), "investment.no_plan".into()));
        assert_eq!(facts_of(&standing).get("owes_report"), Some(&Value::YesNo(false)));
    }
}

#[test]
fn nothing_is_owed_while_the_first_month_runs() {
    let december = report("2022-12", 0);
    for as_of in ["2023-01-01", "2023-01-30"] {
        let standing = Standing { reported: Some(&december), ..standing(as_of, 1200) };
        assert_eq!(light(&standing), ("green".into(), "investment.not_due".into()), "{as_of}");
        assert_eq!(number(&facts_of(&standing), "month"), Number::ZERO);
    }
    assert_eq!(light(&standing("2023-01-31", 1200)), ("grey".into(), "investment.unreported".into()));
}

#[test]
fn a_missing_report_is_grey_until_the_month_asked_for_is_there() {
    let february = report("2023-02", 1200);
    let before_month_end = Standing { reported: Some(&february), ..standing("2023-03-30", 1200) };
    assert_eq!(light(&before_month_end).0, "green");
    let at_month_end = Standing { reported: Some(&february), ..standing("2023-03-31", 1200) };
    assert_eq!(light(&at_month_end).0, "grey");
}

#[test]
fn a_new_start_owes_nothing_before_its_month_but_reports_all_the_same() {
    let june = start("2023-06-15", Grain::Day);
    let new_start =
        Standing { nature: Some(Nature::NewStart), planned_start: Some(&june), ..standing("2023-03-31", 700) };
    assert_eq!(light(&new_start), ("grey".into(), "investment.unreported_before_start".into()));
    let nothing = report("2023-03", 0);
    assert_eq!(light(&Standing { reported: Some(&nothing), ..new_start }).0, "green");
}

#[test]
fn a_new_start_owes_equal_parts_from_its_month_on() {
    for first in 1..=12_u32 {
        let planned = start(&format!("2023-{first:02}-01"), Grain::Month);
        let parts = i64::from(13 - first);
        for month in 1..=12_u32 {
            let due = i64::from((month + 1).saturating_sub(first));
            let progress = report(&format!("2023-{month:02}"), due * 100);
            let new_start = Standing {
                nature: Some(Nature::NewStart),
                planned_start: Some(&planned),
                reported: Some(&progress),
                ..standing(&end_of(month), parts * 100)
            };
            let facts = facts_of(&new_start);
            assert_eq!(number(&facts, "behind"), Number::ZERO, "start {first}, month {month}");
            assert_eq!(number(&facts, "short_wan"), Number::ZERO);
        }
    }
}

#[test]
fn the_year_of_a_planned_start_decides() {
    let owed = |planned: &When| {
        let new_start =
            Standing { nature: Some(Nature::NewStart), planned_start: Some(planned), ..standing("2023-06-30", 1200) };
        number(&facts_of(&new_start), "expected_pct")
    };
    assert_eq!(owed(&start("2024-02-01", Grain::Month)), Number::ZERO);
    assert_eq!(owed(&start("2022-09-01", Grain::Month)), num("50"));
    assert_eq!(owed(&start("2023-01-01", Grain::Year)), num("50"));
    assert_eq!(Some(owed(&start("2023-04-01", Grain::Day))), Number::fraction(100, 3));
}

#[test]
fn another_curve_gives_another_light() {
    // 封丘 asked for 25 % at the end of April instead of 33.33 %.
    let percent = ["5", "10", "15", "25", "35", "45", "55", "65", "75", "85", "95", "100"].map(dec);
    let curve = Curve::Table(Table::new(percent).expect("table"));
    let progress = report("2023-04", 168);
    let linear = Standing { reported: Some(&progress), ..standing("2023-04-30", 1000) };
    let winter = Standing { curve: &curve, ..linear };
    assert_eq!(light(&linear).0, "yellow");
    assert_eq!(light(&winter).0, "blue");
    assert_eq!(number(&facts_of(&winter), "behind"), num("8.2"));
}

#[test]
fn the_most_overdue_milestone_counts_and_the_first_among_equals() {
    let milestones = [
        milestone(3, "2023-03-01", None),
        milestone(2, "2023-02-01", None),
        milestone(1, "2023-02-01", None),
        milestone(4, "2022-12-01", Some("2022-12-01")),
        milestone(5, "2023-06-01", None),
    ];
    let facts = facts_of(&Standing { milestones: &milestones, ..standing("2023-03-31", 0) });
    assert_eq!(facts.get("milestone"), Some(&Value::from("节点1")));
    assert_eq!(number(&facts, "days_overdue"), num("58"));
    assert_eq!(number(&facts, "overdue_count"), num("3"));
    assert_eq!(number(&facts, "overdue_others"), num("2"));
}

#[test]
fn the_worse_dimension_decides_and_the_first_among_equals() {
    let late = |planned_on| [milestone(1, planned_on, None)];
    let red = late("2022-12-01");
    let unreported = Standing { milestones: &red, ..standing("2023-03-31", 1200) };
    assert_eq!(light(&unreported), ("red".into(), "milestone.red".into()));
    let blue = late("2023-03-30");
    let unreported = Standing { milestones: &blue, ..standing("2023-03-31", 1200) };
    assert_eq!(light(&unreported), ("grey".into(), "investment.unreported".into()));
    let progress = report("2023-03", 299);
    let both_blue = Standing { milestones: &blue, reported: Some(&progress), ..standing("2023-03-31", 1200) };
    assert_eq!(light(&both_blue), ("blue".into(), "investment.blue".into()));
}

fn sentences(standing: &Standing<'_>, lang: Lang) -> (String, Option<String>) {
    let facts = facts_of(standing);
    let verdict = default_rules().evaluate(&facts);
    (verdict.reason(&facts, lang), verdict.to_green(&facts, lang))
}

#[test]
fn a_light_says_why_and_what_would_turn_it_green() {
    let plan = Money::from_wan(4266);
    let progress = report("2023-03", 516_200_000);
    let mut topped_out = milestone(1, "2023-02-28", None);
    topped_out.name = "主体封顶".into();
    let milestones = [topped_out];
    let behind = Standing { plan: Some(plan), reported: Some(&progress), ..standing("2023-03-31", 0) };
    let both = Standing { milestones: &milestones, ..behind };
    let (reason, to_green) = sentences(&behind, Lang::Zh);
    assert_eq!(reason, "截至3月底应完成年计划的25.00%（1,066.5万元），实际完成12.10%（516.2万元），落后12.90个百分点");
    assert_eq!(
        to_green.as_deref(),
        Some("完成投资再增加550.3万元（至1,066.5万元；截至4月30日须达1,422万元），即可恢复绿灯")
    );
    let (reason, to_green) = sentences(&both, Lang::Zh);
    assert_eq!(
        reason,
        "截至3月底应完成年计划的25.00%（1,066.5万元），实际完成12.10%（516.2万元），落后12.90个百分点；\
         节点“主体封顶”应于2023年2月28日完成，已逾期31天"
    );
    assert_eq!(
        to_green.as_deref(),
        Some(
            "完成投资再增加550.3万元（至1,066.5万元；截至4月30日须达1,422万元），\
             并于4月30日前完成逾期节点“主体封顶”，即可恢复绿灯"
        )
    );
    let (reason, to_green) = sentences(&both, Lang::En);
    assert_eq!(
        reason,
        "By the end of March 25.00% of the annual plan (CNY 10.665 million) was due; 12.10% (CNY 5.162 million) is done, \
         12.90 percentage points behind; milestone “主体封顶” was due on 28 February 2023 and is 31 day(s) overdue"
    );
    assert_eq!(
        to_green.as_deref(),
        Some(
            "To return to green: invest CNY 5.503 million more (to CNY 10.665 million; by 30 April to CNY 14.22 million), \
             and achieve the overdue milestone “主体封顶” by 30 April"
        )
    );
}

#[test]
fn grey_and_green_explain_themselves() {
    let (reason, to_green) = sentences(&standing("2023-03-31", 1_200_000_000), Lang::Zh);
    assert_eq!(reason, "3月进展未报送");
    assert_eq!(to_green.as_deref(), Some("报送3月进展（本年累计完成投资须达300万元），即可恢复绿灯"));
    let progress = report("2023-12", 1_200_000_000);
    let done = Standing { reported: Some(&progress), ..standing("2023-12-31", 1_200_000_000) };
    let (reason, to_green) = sentences(&done, Lang::Zh);
    assert_eq!(
        reason,
        "截至12月底应完成年计划的100.00%（1,200万元），实际完成100.00%（1,200万元），达到序时进度；无逾期节点"
    );
    assert_eq!(to_green, None);
}

#[test]
fn a_sentence_never_contradicts_its_light_by_rounding() {
    // One cent more than ten points behind.
    let progress = report("2023-06", 479_999_999);
    let yellow = Standing { reported: Some(&progress), ..standing("2023-06-30", 1_200_000_000) };
    assert_eq!(light(&yellow).0, "yellow");
    let (reason, to_green) = sentences(&yellow, Lang::Zh);
    assert!(reason.ends_with("落后10.0000001个百分点"), "{reason}");
    assert!(to_green.expect("way").starts_with("完成投资再增加120.01万元"), "the amount to reach is rounded up");
}

#[test]
fn the_facts_are_the_vocabulary_in_its_order() {
    let facts = facts_of(&standing("2023-03-31", 1200));
    let names: Vec<_> = facts.iter().map(|(name, _)| name).collect();
    let terms: Vec<_> = VOCABULARY.iter().map(|term| term.name.as_ref()).collect();
    assert_eq!(names, terms);
}

#[test]
fn facts_are_exact_in_json() {
    let progress = report("2023-04", 100);
    let third = Standing { reported: Some(&progress), ..standing("2023-04-30", 1_200_000_000) };
    let json = serde_json::to_value(facts_of(&third)).expect("json");
    assert_eq!(json["expected_pct"], "33.333333333333333333333333");
    assert_eq!(json["plan_wan"], 1200);
    assert_eq!(json["actual_wan"], "0.0001");
    assert_eq!(json["as_of"], "2023-04-30");
    assert_eq!(json["milestone"], serde_json::Value::Null);
    assert_eq!(json["has_plan"], true);
}

#[test]
fn a_first_quarter_reported_as_a_good_start_has_three_lights_by_three_readings() {
    // 2022, January to March: 9.4 of 60.15 亿元.
    let progress = report("2022-03", 94_000_000_000);
    let quarter = Standing {
        nature: Some(Nature::CarryOver),
        reported: Some(&progress),
        ..standing("2022-03-31", 601_500_000_000)
    };
    let percent = ["6", "10", "15", "25", "35", "45", "55", "65", "75", "85", "95", "100"].map(dec);
    let seasonal = Curve::Table(Table::new(percent).expect("table"));
    assert_eq!(light(&Standing { curve: &seasonal, ..quarter }), ("green".into(), "investment.green".into()));

    let facts = facts_of(&quarter);
    assert_eq!(light(&quarter), ("blue".into(), "investment.blue".into()));
    assert_eq!(number(&facts, "behind").rounded(2), Some(num("9.37")));

    let published = |id: &str| {
        let sets = presets::ALL.into_iter().map(|text| RuleSet::parse(text, known).expect("rule set"));
        sets.into_iter().find(|set| set.id() == id).expect("a rule set that comes with the program")
    };
    let verdict = published("wuhan").evaluate(&facts);
    assert_eq!((verdict.light(), verdict.rule()), ("yellow", "progress.yellow"));
    let (_, ratio) = verdict.computed().find(|(name, _)| *name == "ratio_pct").expect("ratio");
    assert_eq!(ratio.number().and_then(|ratio| ratio.rounded(1)), Some(num("62.5")));
}

#[test]
fn a_month_has_its_own_task() {
    let progress = Progress { done_month: Money::from_wan(7), ..report("2023-03", 0) };
    let third = Standing { reported: Some(&progress), ..standing("2023-03-31", 1_200_000_000) };
    let facts = facts_of(&third);
    assert_eq!((number(&facts, "month_task_wan"), number(&facts, "month_done_wan")), (num("100"), num("7")));
    let january = facts_of(&standing("2023-01-15", 1_200_000_000));
    assert_eq!(
        (january.get("month_task_wan"), january.get("month_done_wan")),
        (Some(&Value::Unknown), Some(&Value::Unknown))
    );
}

#[test]
fn works_have_begun_when_a_report_says_so_or_they_go_on_from_earlier() {
    let said = |months: &[(&str, Option<bool>)]| -> Vec<Progress> {
        months.iter().map(|(month, started)| Progress { started: *started, ..report(month, 0) }).collect()
    };
    let new = Some(Nature::NewStart);
    for (nature, months, expected) in [
        (new, vec![], None),
        (new, vec![("2023-01", Some(false)), ("2023-02", None)], Some(false)),
        (new, vec![("2023-01", Some(true)), ("2023-02", Some(false))], Some(true)),
        (Some(Nature::CarryOver), vec![], Some(true)),
        (Some(Nature::Preparing), vec![("2023-01", None)], None),
        (None, vec![("2023-01", Some(false))], Some(false)),
    ] {
        assert_eq!(started(nature, &said(&months)), expected, "{nature:?} {months:?}");
    }
    let march = start("2023-03-01", Grain::Month);
    let due =
        |as_of| facts_of(&Standing { planned_start: Some(&march), ..standing(as_of, 0) }).get("start_due").cloned();
    assert_eq!((due("2023-03-30"), due("2023-03-31")), (Some(false.into()), Some(true.into())));
}
