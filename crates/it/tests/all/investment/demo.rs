//! The demonstration's sheets of the statistics office and the finance bureau, made from its monthly reports by a rule.

use guatu_it::{TestApp, house, read};
use guatu_kernel::{Money, MoneyUnit};
use guatu_paper::sheet::{self, Cell, Column, ColumnKind, Sheet, Table};
use rust_decimal::Decimal;

use super::Engine;

const STATISTICS: &str = "examples/erqi-2023/10-入库纳统表-2023.xlsx";
const PAYMENT: &str = "examples/erqi-2023/11-资金支付表-2023.xlsx";

/// A project's month as reported: code, name, and the year so far in whole 万元.
struct Report {
    code: String,
    name: String,
    until: i64,
}

fn reports(month: u32) -> Vec<Report> {
    let path = house("examples/erqi-2023").join(format!("03-进展月报-2023-{month:02}.xlsx"));
    let sheet = &read(&std::fs::read(path).unwrap()).sheets[0];
    let place = |wanted: &str| {
        (0..8_u32)
            .flat_map(|row| (0..sheet.width()).map(move |column| (row, column)))
            .find(|(row, column)| sheet.cell(*row, *column).shown().starts_with(wanted))
    };
    let ((header, code), (_, name)) = (place("项目编码").unwrap(), place("项目名称").unwrap());
    let (_, until) = place("本年累计完成投资").unwrap();
    let wan = |row: u32, column: u32| match sheet.cell(row, column) {
        Cell::Number(number) => number.round().to_string().parse().unwrap(),
        _ => 0,
    };
    let rows = header + 1..sheet.rows.len() as u32;
    let rows = rows.filter(|row| sheet.cell(*row, code).shown().starts_with("EQ"));
    rows.map(|row| Report {
        code: sheet.cell(row, code).shown().into_owned(),
        name: sheet.cell(row, name).shown().into_owned(),
        until: wan(row, until),
    })
    .collect()
}

/// The number that a code ends with: what the rule goes by.
fn number(code: &str) -> i64 {
    code.rsplit('-').next().unwrap().parse().unwrap()
}

fn cell(wan: i64) -> Cell {
    Cell::Number(Money::from_wan(wan).in_unit(MoneyUnit::Wan))
}

fn column(header: &str, kind: ColumnKind) -> Column {
    Column { header: header.into(), width: 18, kind }
}

/// Every seventh project is not in the library yet, every third is counted without a tenth (land and reserves).
fn statistics(month: u32) -> Table {
    let counted = |code: &str, wan: i64| if number(code) % 3 == 0 { wan * 9 / 10 } else { wan };
    let before: Vec<Report> = if month > 1 { reports(month - 1) } else { Vec::new() };
    let rows = reports(month).into_iter().filter(|report| number(&report.code) % 7 != 0).map(|report| {
        let until = counted(&report.code, report.until);
        let earlier =
            before.iter().find(|other| other.code == report.code).map_or(0, |other| counted(&other.code, other.until));
        let code = format!("410103-2023-{:04}", number(&report.code));
        let (code, name) = (Cell::Text(code), Cell::Text(report.name));
        vec![
            Cell::Text(report.code),
            name,
            code,
            cell(until - earlier),
            cell(until),
            Cell::Text("2023-01-10".into()),
            Cell::Text("已入库".into()),
        ]
    });
    let amount = ColumnKind::Number { decimals: 0 };
    let columns = [
        ("项目编码", ColumnKind::Text),
        ("项目名称", ColumnKind::Text),
        ("统计代码", ColumnKind::Text),
        ("本月完成投资", amount),
        ("本年累计完成投资", amount),
        ("入库时间", ColumnKind::Text),
        ("入库状态", ColumnKind::Text),
    ];
    Table {
        name: format!("{month}月"),
        title: format!("2023年{month}月固定资产投资项目入库纳统表（单位：万元）"),
        columns: columns.map(|(header, kind)| column(header, kind)).into(),
        rows: rows
            .filter(
                |row| !matches!(&row[3], Cell::Number(number) if number.is_sign_negative() && *number != Decimal::ZERO),
            )
            .collect(),
    }
}

/// Paid is seven tenths of what was reported until the month before, nothing in January.
fn payments(month: u32) -> Table {
    let paid = |month: u32| if month > 1 { reports(month - 1) } else { Vec::new() };
    let of = |reports: &[Report], code: &str| {
        reports.iter().find(|report| report.code == code).map_or(0, |report| report.until * 7 / 10)
    };
    let (now, before) = (paid(month), paid(month.saturating_sub(1).max(1)));
    let rows = reports(month).into_iter().map(|report| {
        let (until, earlier) = (of(&now, &report.code), of(&before, &report.code));
        vec![Cell::Text(report.code), Cell::Text(report.name), cell((until - earlier).max(0)), cell(until)]
    });
    let amount = ColumnKind::Number { decimals: 0 };
    let columns = [
        ("项目编码", ColumnKind::Text),
        ("项目名称", ColumnKind::Text),
        ("本月支付资金", amount),
        ("本年累计支付资金", amount),
    ];
    Table {
        name: format!("{month}月"),
        title: format!("2023年{month}月重点项目资金支付表（单位：万元）"),
        columns: columns.map(|(header, kind)| column(header, kind)).into(),
        rows: rows.collect(),
    }
}

fn same(one: &[Sheet], other: &[Sheet]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| (&one.name, &one.rows) == (&other.name, &other.rows))
}

/// `GUATU_WRITE_EXAMPLES=1` writes them anew.
#[test]
fn the_demonstration_sheets_are_what_the_rule_makes_of_the_reports() {
    for (path, tables) in [(STATISTICS, [1, 2, 3].map(statistics)), (PAYMENT, [1, 2, 3].map(payments))] {
        let made = sheet::write(&tables).unwrap();
        if std::env::var_os("GUATU_WRITE_EXAMPLES").is_some() {
            std::fs::write(house(path), &made).unwrap();
        }
        let kept = std::fs::read(house(path)).unwrap();
        assert!(same(&read(&made).sheets, &read(&kept).sheets), "{path}");
    }
}

pub async fn the_demonstration_sheets_are_taken_and_the_reports_stay(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for path in [STATISTICS, PAYMENT] {
        let bytes = std::fs::read(house(path)).unwrap();
        let outcome = app.import(vec![(path.rsplit('/').next().unwrap().into(), bytes)]).await.unwrap();
        assert_eq!((outcome[0].rejected, &outcome[0].errors), (0, &Vec::new()), "{path}");
    }
    let view = app.ok("/api/investments?month=2023-03").await;
    assert_eq!(view["sum"]["year"]["progress"], "432679");
    super::assert_sums(&view["sum"], "demonstration");
    for group in view["units"].as_array().unwrap() {
        super::assert_sums(&group["sum"], &group["unit"].to_string());
    }
}
