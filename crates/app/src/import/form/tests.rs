//! Sheets as offices draw them, and sheets that nobody would draw.

use guatu_domain::project::Nature;
use guatu_kernel::{Datum, Money, MoneyUnit};
use guatu_paper::sheet::{Address, Cell, Merge, Sheet};
use proptest::prelude::*;

use super::*;

/// A sheet of texts and numbers; an empty text is an empty cell.
fn sheet(rows: &[&[&str]]) -> Sheet {
    let cell = |text: &&str| match text.parse() {
        Ok(number) => Cell::Number(number),
        Err(_) if text.is_empty() => Cell::Empty,
        Err(_) => Cell::Text((*text).into()),
    };
    Sheet {
        name: "表".into(),
        rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        ..Sheet::default()
    }
}

fn read(sheet: &Sheet) -> Parsed {
    parse(sheet, &recognise(sheet, &|_| None).expect("known form"))
}

fn plan(parsed: &Parsed, index: usize) -> &PlanRow {
    match &parsed.rows[index].value {
        RowValue::ProjectPlan(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn found(issues: &[Issue]) -> Vec<(&str, &str)> {
    issues.iter().map(|issue| (issue.cell.as_str(), issue.code.as_str())).collect()
}

#[test]
fn every_error_of_a_sheet_is_named_with_its_cell() {
    let parsed = read(&sheet(&[
        &["2023年计划", "", "", "", "", "", ""],
        &["项目编码", "项目名称", "总投资（亿元）", "计划开工时间", "计划竣工时间", "经度", "纬度"],
        &["A1", "甲", "很多", "2023年3月", "2022年3月", "34.6", "113.5"],
        &["A1", "乙", "-3", "某日", "2023.1", "113.5", "34.6"],
        &["A3", "", "3.5-4亿", "2022-2024", "", "113.5", ""],
        &["A4", "丙", "1", "", "", "", ""],
    ]));
    assert_eq!(
        found(&parsed.errors),
        [
            ("F3", "outside_china"),
            ("C3", "amount_unreadable"),
            ("E3", "finish_before_start"),
            ("C4", "amount_negative"),
            ("D4", "date_unreadable"),
            ("E4", "date_ambiguous"),
            ("A4", "duplicate_code"),
            ("C5", "amount_range"),
            ("D5", "date_is_period"),
            ("B5", "name_missing"),
        ]
    );
    assert_eq!(found(&parsed.warnings), [("F5", "coordinate_incomplete")]);
    assert_eq!(parsed.rejected(), 3);
    let duplicate = parsed.errors.iter().find(|issue| issue.code == IssueCode::DuplicateCode).expect("duplicate");
    assert_eq!(duplicate.params["other"], "A3");
}

#[test]
fn the_same_name_twice_is_an_error_unless_the_codes_differ() {
    let parsed = read(&sheet(&[
        &["项目名称", "责任单位"],
        &["十里河治理", "区水利局"],
        &["十里河 治理", "区水利局"],
        &["十里河治理", "区城管局"],
    ]));
    assert_eq!(found(&parsed.errors), [("A3", "duplicate_name")]);
    let parsed = read(&sheet(&[&["项目编码", "项目名称"], &["A1", "十里河治理"], &["A2", "十里河治理"]]));
    assert_eq!(parsed.errors, []);
}

#[test]
fn a_total_that_differs_names_both_figures() {
    let parsed = read(&sheet(&[
        &["序号", "项目名称", "总投资（万元）"],
        &["一、工业项目（3个）", "", "30"],
        &["1", "甲", "10"],
        &["2", "乙", "19.5"],
        &["", "小计", "29.5"],
        &["二、农业项目", "", ""],
        &["1", "丙", "1"],
        &["合计（4个）", "", "31"],
    ]));
    assert_eq!(parsed.rows.len(), 3);
    let named: Vec<_> = parsed
        .warnings
        .iter()
        .map(|issue| (issue.cell.as_str(), issue.params["stated"].clone(), issue.params["computed"].clone()))
        .collect();
    assert_eq!(
        named,
        [
            ("A2", 3.into(), 2.into()),
            ("C2", "30".into(), "29.5".into()),
            ("A8", 4.into(), 3.into()),
            ("C8", "31".into(), "30.5".into())
        ]
    );
    assert_eq!(plan(&parsed, 2).sector.as_deref(), Some("农业"));
    assert_eq!(parsed.totals.iter().filter(|check| check.agrees()).count(), 1);
}

#[test]
fn merged_parents_of_a_header_are_joined_with_their_children() {
    let mut grid = sheet(&[
        &["重点项目进展情况表（单位：万元）", "", "", "", "", ""],
        &["序号", "项目名称", "总投资", "2023年3月完成情况", "", "备注"],
        &["", "", "", "本月完成投资", "本年累计完成投资", ""],
        &["1", "甲", "100", "5", "12", "在建"],
    ]);
    let merge = |from: &str, to: &str| Merge { from: from.parse().expect("cell"), to: to.parse().expect("cell") };
    grid.merges = vec![
        merge("A1", "F1"),
        merge("A2", "A3"),
        merge("B2", "B3"),
        merge("C2", "C3"),
        merge("D2", "E2"),
        merge("F2", "F3"),
    ];
    let recognised = recognise(&grid, &|_| None).expect("known form");
    assert_eq!((recognised.form, recognised.header_row, recognised.header_rows), (Form::Progress, 1, 2));
    assert_eq!((recognised.year, recognised.month, recognised.unit), (Some(2023), Some(3), Some(MoneyUnit::Wan)));
    let RowValue::Progress(report) = read(&grid).rows[0].value.clone() else { panic!("no report") };
    assert_eq!((report.done_month, report.done_year), (Some(Money::from_wan(5)), Some(Money::from_wan(12))));
}

#[test]
fn a_report_without_a_month_asks_for_it_and_takes_the_answer() {
    let grid = sheet(&[&["项目编码", "项目名称", "本月完成投资（万元）"], &["A1", "甲", "5"]]);
    let recognised = recognise(&grid, &|_| None).expect("known form");
    let parsed = parse(&grid, &recognised);
    assert_eq!(found(&parsed.errors), [("A1", "month_missing"), ("A1", "year_missing")]);
    assert_eq!(parsed.rejected(), 1);
    let answered = Mapping { year: Some(2023), month: Some(3), ..recognised.mapping() };
    let parsed = parse(&grid, &recognised.corrected(&answered));
    assert_eq!((parsed.errors.len(), parsed.month), (0, Some(3)));
}

#[test]
fn a_corrected_mapping_is_remembered_for_the_same_headers_of_another_year() {
    let headers = |year: &str| sheet(&[&["项目名称", &format!("{year}年金额")], &["甲", "5"]]);
    let first = recognise(&headers("2023"), &|_| None).expect("known form");
    assert_eq!(first.column_of(Field::Total), None);
    let mut mapping = first.mapping();
    mapping.columns.insert(1, Field::Total);
    let later = recognise(&headers("2024"), &|signature| (signature == first.signature).then(|| mapping.clone()));
    assert_eq!(later.expect("known form").column_of(Field::Total).map(|column| column.column), Some(1));
    let json = serde_json::to_string(&mapping).expect("JSON");
    assert_eq!(serde_json::from_str::<Mapping>(&json).expect("mapping"), mapping);
}

#[test]
fn values_of_tall_cells_belong_to_all_their_rows_but_amounts_do_not() {
    let mut grid = sheet(&[&["项目名称", "责任单位", "总投资（亿元）"], &["甲", "区水利局", "3"], &["乙", "", ""]]);
    let tall = |column| Merge { from: Address::new(1, column), to: Address::new(2, column) };
    grid.merges = vec![tall(1), tall(2)];
    let parsed = read(&grid);
    assert_eq!(plan(&parsed, 1).owner.as_deref(), Some("区水利局"));
    assert_eq!(found(&parsed.errors), [("C2", "amount_merged"), ("C2", "amount_merged")]);
}

#[test]
fn headers_choose_datum_unit_and_year() {
    let parsed = read(&sheet(&[
        &["项目名称", "2022年计划投资(亿元)", "2023年计划投资(亿元)", "经度(WGS84)", "纬度(WGS84)", "备注"],
        &["2023年无标题", "1", "2", "113.5", "34.6", "新开工"],
    ]));
    let row = plan(&parsed, 0);
    assert_eq!(row.plan_year, Some(2022));
    assert_eq!(row.coordinates.map(|place| place.datum), Some(Datum::Wgs84));
    assert_eq!(row.nature, Some(Nature::NewStart));
    assert_eq!(found(&parsed.warnings), [("C1", "column_not_taken")]);
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let words = [
        "项目名称",
        "项目编码",
        "总投资（亿元）",
        "2023年计划投资",
        "序号",
        "节点名称",
        "计划完成时间",
        "本月完成投资",
        "经度",
        "纬度",
        "一、工业项目（3个）",
        "(二)",
        "合计（4个）",
        "小计",
        "1",
        "约30亿",
        "2022-2024",
        "建设起止年限",
        "2023年3月",
        "注：",
        "甲",
    ];
    prop_oneof![
        3 => Just(Cell::Empty),
        6 => proptest::sample::select(words.to_vec()).prop_map(|word| Cell::Text(word.into())),
        2 => any::<i64>().prop_map(|number| Cell::Number(number.into())),
        1 => ".{0,12}".prop_map(Cell::Text),
        1 => Just(Cell::Error("#REF!".into())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_grid_makes_the_reader_panic(
        rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 0..7), 0..12),
        merges in proptest::collection::vec((0_u32..12, 0_u32..7, 0_u32..12, 0_u32..7), 0..4),
    ) {
        let merges = merges.into_iter().map(|(r1, c1, r2, c2)| Merge { from: Address::new(r1, c1), to: Address::new(r2, c2) });
        let sheet = Sheet { name: "表".into(), rows, merges: merges.collect(), ..Sheet::default() };
        if let Some(recognised) = outline(&sheet) {
            for form in Form::ALL {
                let mapping = Mapping { form, ..recognised.mapping() };
                let parsed = parse(&sheet, &recognised.clone().corrected(&mapping));
                prop_assert!(parsed.rejected() <= parsed.rows.len());
            }
        }
    }
}
