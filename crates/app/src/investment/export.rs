//! The projects of a month as a workbook.

use guatu_domain::access::Permission;
use guatu_kernel::{Error, Money, Result};
use guatu_paper::sheet::{self, Cell, Column, ColumnKind, Table};
use serde::Serialize;

use super::line::{Line, Sums};
use super::list::{ListQuery, matching};
use super::overview::month_and_district;
use crate::{Export, Op};

/// What the audit keeps about a file that left the house.
#[derive(Serialize)]
struct Taken {
    rows: usize,
    query: String,
}

/// The rows that match as XLSX, with their sum. Taking them out is recorded before they leave.
pub async fn export(op: &mut Op, query: &ListQuery) -> Result<Export> {
    let scope = op.require(Permission::ProjectExport)?;
    let (month, district) = month_and_district(op, query.month.as_deref(), query.as_of, query.known_at).await?;
    let lines = matching(&district, &scope, query, month)?;
    let mut rows: Vec<Vec<Cell>> = lines.iter().enumerate().map(|(place, line)| row(place + 1, line)).collect();
    let (taken, sums) = (rows.len(), Sums::of(&lines));
    rows.push(total(&sums));
    let table = Table {
        name: "投资三口径".into(),
        title: format!("{month} 固定资产投资三口径对账表（本年累计）"),
        columns: columns(),
        rows,
    };
    let bytes = tokio::task::spawn_blocking(move || sheet::write(&[table])).await.map_err(Error::internal)??;
    let taken = Taken { rows: taken, query: format!("{query:?}") };
    op.note_now("investment.export", "export", op.id(), &taken).await?;
    Ok(Export { name: format!("投资三口径对账表-{month}.xlsx"), bytes })
}

fn columns() -> Vec<Column> {
    let column = |header: &str, width, kind| Column { header: header.into(), width, kind };
    let amounts = [
        "年度计划投资（万元）",
        "本月调度（万元）",
        "本月统计（万元）",
        "本月支付（万元）",
        "累计调度（万元）",
        "累计统计（万元）",
        "累计支付（万元）",
        "调度减统计（万元）",
        "其中未说明（万元）",
        "调度减支付（万元）",
        "其中未说明（万元）",
    ];
    let texts = [("序号", 6), ("项目编码", 14), ("项目名称", 36), ("项目类别", 16), ("责任单位", 24)];
    let texts = texts.into_iter().map(|(header, width)| column(header, width, ColumnKind::Text));
    let amounts = amounts.into_iter().map(|header| column(header, 16, ColumnKind::Number { decimals: 2 }));
    texts.chain(amounts).collect()
}

fn row(place: usize, line: &Line<'_>) -> Vec<Cell> {
    let facts = &line.standing.facts;
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.into()));
    let money = |money: Option<Money>| money.map_or(Cell::Empty, |money| Cell::Number(money.wan()));
    let mut cells = vec![
        text(Some(&place.to_string())),
        text(Some(&line.standing.file.code)),
        text(Some(&facts.name)),
        text(facts.sector.as_deref()),
        text(line.standing.unit.as_deref()),
        money(Some(line.standing.planned())),
    ];
    cells.extend(line.amounts.iter().map(|amounts| money(amounts.month)));
    cells.extend(line.amounts.iter().map(|amounts| money(amounts.year)));
    cells.extend(line.gaps.iter().flat_map(|gap| [money(Some(gap.difference)), money(Some(gap.unexplained()))]));
    cells
}

fn total(sums: &Sums) -> Vec<Cell> {
    let money = |money: Money| Cell::Number(money.wan());
    let mut cells =
        vec![Cell::Empty, Cell::Empty, Cell::Text("合计".into()), Cell::Empty, Cell::Empty, money(sums.plan)];
    cells.extend(sums.month.into_iter().chain(sums.year).map(money));
    cells.extend(sums.gaps.iter().flat_map(|gap| [money(gap.difference), money(gap.unexplained())]));
    cells
}
