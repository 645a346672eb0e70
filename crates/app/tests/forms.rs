//! The sheets that offices really exchange, read from the files as they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use guatu_app::import::form::{Form, Parsed, PlanRow, ProgressRow, RowValue, parse, recognise};
use guatu_domain::project::{Level, Nature};
use guatu_kernel::Money;
use guatu_paper::sheet::{Limits, Workbook, read};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn workbook(path: &str) -> Workbook {
    let bytes = std::fs::read(root().join(path)).expect("the file is there");
    read(path, &bytes, &Limits::default(), &AtomicBool::new(false)).expect("the file is readable")
}

fn parsed(path: &str) -> Parsed {
    let workbook = workbook(path);
    let sheet = &workbook.sheets[0];
    parse(sheet, &recognise(sheet, &|_| None).expect("the form is known"))
}

fn project_list(name: &str) -> Parsed {
    parsed(&format!("crates/it/data/projects/{name}.csv"))
}

fn plans(parsed: &Parsed) -> Vec<&PlanRow> {
    let rows = parsed.rows.iter();
    rows.filter_map(|row| if let RowValue::ProjectPlan(plan) = &row.value { Some(&**plan) } else { None }).collect()
}

fn reports(parsed: &Parsed) -> Vec<&ProgressRow> {
    let rows = parsed.rows.iter();
    rows.filter_map(|row| if let RowValue::Progress(report) = &row.value { Some(report) } else { None }).collect()
}

fn total(parsed: &Parsed) -> Money {
    plans(parsed).iter().filter_map(|plan| Some(plan.total.as_ref()?.money)).sum()
}

/// How often each code occurs, errors and warnings together.
fn codes(parsed: &Parsed) -> BTreeMap<&'static str, usize> {
    parsed.errors.iter().chain(&parsed.warnings).fold(BTreeMap::new(), |mut codes, issue| {
        *codes.entry(issue.code.as_str()).or_default() += 1;
        codes
    })
}

fn figures() -> Value {
    let text = std::fs::read_to_string(root().join("examples/erqi-2023/figures.json")).expect("figures");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_plan_of_the_district_gives_the_published_figures() {
    let parsed = parsed("examples/erqi-2023/01-重点项目计划表.xlsx");
    let figures = figures();
    assert_eq!((parsed.form, parsed.year), (Form::ProjectPlan, Some(2023)));
    assert_eq!(codes(&parsed), BTreeMap::new());
    let rows = plans(&parsed);
    assert_eq!(rows.len() as u64, figures["projects"]);
    assert_eq!(total(&parsed), Money::from_wan(figures["total_investment_wan"].as_i64().expect("figure")));
    let planned: Money = rows.iter().filter_map(|row| Some(row.plan.as_ref()?.money)).sum();
    assert_eq!(planned, Money::from_wan(figures["annual_plan_wan"].as_i64().expect("figure")));
    for (sector, expected) in figures["by_category"].as_object().expect("sectors") {
        let of_sector: Vec<_> = rows.iter().filter(|row| row.sector.as_ref() == Some(sector)).collect();
        let sum: Money = of_sector.iter().filter_map(|row| Some(row.total.as_ref()?.money)).sum();
        assert_eq!(of_sector.len() as u64, expected["projects"], "{sector}");
        assert_eq!(sum, Money::from_wan(expected["total_investment_wan"].as_i64().expect("figure")), "{sector}");
    }
    for (level, name) in [(Level::Province, "省"), (Level::City, "市"), (Level::District, "区")] {
        assert_eq!(rows.iter().filter(|row| row.level == Some(level)).count() as u64, figures["by_level"][name]);
    }
    assert_eq!(rows.iter().filter(|row| row.leader.is_some()).count() as u64, figures["leader_contacted"]);
    let owners: std::collections::BTreeSet<_> = rows.iter().filter_map(|row| row.owner.as_ref()).collect();
    assert_eq!(owners.len() as u64, figures["units"]);
    assert_eq!(parsed.totals.len(), 18);
    assert!(parsed.totals.iter().all(guatu_app::import::form::TotalCheck::agrees));
}

#[test]
fn a_row_of_the_plan_is_read_whole() {
    let parsed = parsed("examples/erqi-2023/01-重点项目计划表.xlsx");
    let first = plans(&parsed)[0];
    assert_eq!(first.code.as_deref(), Some("EQ2023-001"));
    assert_eq!(first.sector.as_deref(), Some("产业转型发展"));
    assert_eq!((first.level, first.nature), (Some(Level::Province), Some(Nature::NewStart)));
    assert_eq!(first.plan.as_ref().map(|plan| plan.money), Some(Money::from_wan(42_660)));
    assert_eq!(first.plan_year, Some(2023));
    assert_eq!(first.planned_start.as_ref().map(|when| when.written.as_str()), Some("2023年10月"));
    assert_eq!(first.planned_finish.as_ref().map(|when| when.from.to_string()).as_deref(), Some("2025-11-28"));
    assert_eq!(first.coordinates.map(|place| (place.lng, place.lat)), Some((113_533_532, 34_629_555)));
    assert_eq!(parsed.rows[0].row, 5);
}

#[test]
fn the_milestones_of_the_district_are_read() {
    let parsed = parsed("examples/erqi-2023/02-节点计划表.xlsx");
    assert_eq!(parsed.form, Form::Milestones);
    assert_eq!(parsed.rows.len(), 2880);
    assert_eq!(codes(&parsed), BTreeMap::new());
    let RowValue::Milestone(first) = &parsed.rows[0].value else { panic!("no milestone") };
    assert_eq!((first.milestone.as_str(), first.owner.as_deref()), ("立项备案", Some("区农业农村委")));
    assert_eq!(first.achieved_on.map(|on| on.to_string()).as_deref(), Some("2023-03-08"));
}

#[test]
fn the_monthly_reports_add_up_to_the_first_quarter() {
    let mut quarter = Money::ZERO;
    for month in 1..=3 {
        let parsed = parsed(&format!("examples/erqi-2023/03-进展月报-2023-0{month}.xlsx"));
        assert_eq!((parsed.form, parsed.year, parsed.month), (Form::Progress, Some(2023), Some(month)));
        assert_eq!(parsed.rows.len(), 320);
        assert_eq!(codes(&parsed), BTreeMap::new());
        quarter += reports(&parsed).iter().filter_map(|row| row.done_month).sum();
    }
    assert_eq!(quarter, Money::from_wan(432_679));
}

#[test]
fn the_list_of_xindu_gives_units_and_natures_by_its_headings() {
    let parsed = project_list("chengdu_xindu_2008_hierarchical_list");
    let rows = plans(&parsed);
    assert_eq!(rows.len(), 43);
    assert_eq!(rows[0].owner.as_deref(), Some("区经济局"));
    assert_eq!(rows[0].nature, Some(Nature::Completing));
    assert_eq!(rows[20].name, "家具园基础设施建设");
    assert_eq!((rows[20].owner.as_deref(), rows[20].nature), (Some("区家具产业发展局"), Some(Nature::CarryOver)));
    assert_eq!(parsed.errors, []);
    assert_eq!(codes(&parsed), BTreeMap::from([("count_differs", 2)]));
}

#[test]
fn the_lists_of_shanghai_give_sectors_and_natures_and_say_that_they_are_cut_off() {
    for (name, count, stated) in [("shanghai_2021_major_projects", 30, 166), ("shanghai_2022_major_projects", 26, 173)]
    {
        let parsed = project_list(name);
        let rows = plans(&parsed);
        assert_eq!((rows.len(), parsed.errors.len()), (count, 0), "{name}");
        assert!(rows.iter().all(|row| row.sector.as_deref() == Some("科技产业") && row.nature.is_some()), "{name}");
        assert_eq!(codes(&parsed), BTreeMap::from([("count_differs", 3), ("heading_not_taken", 2)]), "{name}");
        let whole = parsed.warnings.iter().find(|issue| issue.params.get("stated") == Some(&stated.into()));
        assert_eq!(whole.map(|issue| issue.params["computed"].clone()), Some(count.into()), "{name}");
    }
}

#[test]
fn the_county_list_of_ninghai_gives_plans_and_progress() {
    let parsed = project_list("ninghai_2022_county_gov_invest_progress");
    assert_eq!((parsed.rows.len(), parsed.year, parsed.month), (5, Some(2022), Some(12)));
    assert_eq!(total(&parsed), Money::from_wan(1800 + 600 + 260 + 300 + 3685));
    let planned: Money = plans(&parsed).iter().filter_map(|row| Some(row.plan.as_ref()?.money)).sum();
    assert_eq!(planned, Money::from_wan(1800 + 600 + 260 + 300 + 1800));
    let last = plans(&parsed)[4];
    assert_eq!(last.planned_finish.as_ref().map(|when| when.until().to_string()).as_deref(), Some("2023-12-31"));
    let progress = parsed.progress.as_deref().expect("progress");
    let done: Money = reports(progress).iter().filter_map(|row| row.done_year).sum();
    assert_eq!(done, Money::from_wan(1800 + 600 + 260 + 300 + 1000));
    assert_eq!(reports(progress)[4].visual.as_deref(), Some("完成基础施工,进行垫层施工"));
    assert_eq!(parsed.errors, []);
    let not_taken: Vec<&str> = parsed
        .warnings
        .iter()
        .filter(|issue| issue.code.as_str() == "column_not_taken")
        .map(|issue| issue.value.as_str())
        .collect();
    assert_eq!(
        not_taken,
        ["至2021年底累计完成投资", "2022年工作计划/工程主要形象进度", "项目建设阶段(1-12月份)/%", "政策处理 单位"]
    );
    assert_eq!(codes(&parsed)["unit_missing"], 3);
}

#[test]
fn the_rail_list_of_henan_gives_natures_by_its_headings() {
    let parsed = project_list("henan_2021_province_rail_list");
    let natures: Vec<_> = plans(&parsed).iter().map(|row| row.nature).collect();
    assert_eq!(natures.len(), 14);
    assert_eq!(natures.iter().filter(|nature| **nature == Some(Nature::NewStart)).count(), 6);
    assert_eq!(
        plans(&parsed)[0].content.as_deref().map(|content| content.starts_with("新建高速铁路197.272公里")),
        Some(true)
    );
    assert_eq!((parsed.errors.len(), codes(&parsed)), (0, BTreeMap::from([("count_differs", 1)])));
}

#[test]
fn lists_with_little_more_than_names_are_taken_by_their_names() {
    let bonds = project_list("huixian_2024_special_bond");
    assert_eq!((bonds.rows.len(), bonds.errors.len()), (5, 0));
    assert_eq!(codes(&bonds), BTreeMap::from([("column_not_taken", 1)]));
    let vote = project_list("kaijiang_2022_minsheng_vote");
    assert_eq!((vote.rows.len(), codes(&vote)), (10, BTreeMap::new()));
}

#[test]
fn national_approvals_give_their_investments() {
    let parsed = project_list("ndrc_infrastructure_approvals");
    assert_eq!((parsed.rows.len(), parsed.errors.len()), (26, 0));
    assert_eq!(total(&parsed).in_unit(guatu_kernel::MoneyUnit::Yi).to_string(), "11874.4");
    assert_eq!(codes(&parsed), BTreeMap::from([("amount_approximate", 2), ("column_not_taken", 3)]));
}

#[test]
fn rows_of_the_press_are_taken_except_shared_amounts() {
    let parsed = project_list("press_henan_and_others");
    assert_eq!(parsed.rows.len(), 399);
    assert_eq!(parsed.rejected(), 15);
    assert!(parsed.errors.iter().all(|issue| issue.code.as_str() == "amount_shared"));
    let converted =
        std::fs::read_to_string(root().join("crates/it/data/projects/press_henan_and_others.csv")).expect("file");
    let expected: i64 =
        converted.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.trim().parse::<i64>().ok()).sum();
    assert_eq!(total(&parsed), Money::from_wan(expected));
}

#[test]
fn files_without_project_names_are_no_form() {
    for name in ["hangzhou_2022_gov_major_first_batch", "press_sources"] {
        let workbook = workbook(&format!("crates/it/data/projects/{name}.csv"));
        assert_eq!(recognise(&workbook.sheets[0], &|_| None), None, "{name}");
    }
}
