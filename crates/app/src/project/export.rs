//! A list as a workbook: all rows that match, with the columns of the page.

use std::collections::BTreeMap;

use guatu_domain::access::Permission;
use guatu_domain::life::Stage;
use guatu_domain::project::{Level, Nature};
use guatu_kernel::{Money, Result};
use guatu_paper::sheet::{self, Cell, Column, ColumnKind, Table};
use rust_decimal::Decimal;
use serde::Serialize;

use super::line;
use super::list::matching;
use super::query::ProjectQuery;
use crate::district::{AsOf, District, Standing};
use crate::pool::view as pool;
use crate::{Export, Op};

/// What the audit keeps about a file that left the house.
#[derive(Serialize)]
struct Taken {
    rows: usize,
    query: String,
}

/// The rows that match as XLSX. Taking them out is recorded before they leave.
pub async fn export(op: &mut Op, query: &ProjectQuery) -> Result<Export> {
    let scope = op.require(Permission::ProjectExport)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let rows = matching(&scope, &district, query)?;
    let name = format!("重点项目一览表-{}.xlsx", district.view().as_of);
    let table = table(&district, rows.iter().map(AsRef::as_ref));
    let bytes =
        tokio::task::spawn_blocking(move || sheet::write(&[table])).await.map_err(guatu_kernel::Error::internal)??;
    let taken = Taken { rows: rows.len(), query: format!("{query:?}") };
    op.note_now("project.export", "export", op.id(), &taken).await?;
    Ok(Export { name, bytes })
}

fn column(header: &str, width: u16, kind: ColumnKind) -> Column {
    Column { header: header.into(), width, kind }
}

/// What ids are called in the workbook.
struct Names {
    lights: BTreeMap<String, String>,
    pools: BTreeMap<String, String>,
}

impl Names {
    fn of(district: &District) -> Self {
        let colours = district.rules().colours().iter();
        Self {
            lights: colours
                .map(|colour| (colour.id.clone(), format!("{} {}", colour.shape, colour.label.zh)))
                .collect(),
            pools: pool::terms(district).into_iter().map(|pool| (pool.id, pool.name.zh)).collect(),
        }
    }
}

fn table<'a>(district: &District, standings: impl Iterator<Item = &'a Standing>) -> Table {
    let amount = ColumnKind::Number { decimals: 2 };
    let columns = vec![
        column("序号", 6, ColumnKind::Text),
        column("项目编码", 14, ColumnKind::Text),
        column("项目名称", 36, ColumnKind::Text),
        column("项目类别", 16, ColumnKind::Text),
        column("项目级别", 9, ColumnKind::Text),
        column("建设性质", 9, ColumnKind::Text),
        column("责任单位", 24, ColumnKind::Text),
        column("联系领导", 14, ColumnKind::Text),
        column("建设地点", 16, ColumnKind::Text),
        column("所在库", 10, ColumnKind::Text),
        column("项目阶段", 10, ColumnKind::Text),
        column("总投资（万元）", 15, amount),
        column("年度计划投资（万元）", 18, amount),
        column("本月完成投资（万元）", 18, amount),
        column("本年累计完成投资（万元）", 20, amount),
        column("完成年度计划（%）", 15, amount),
        column("序时进度（%）", 12, amount),
        column("落后（个百分点）", 14, amount),
        column("预警", 9, ColumnKind::Text),
        column("预警说明", 60, ColumnKind::Text),
        column("节点最长逾期（天）", 16, ColumnKind::Number { decimals: 0 }),
        column("计划开工时间", 14, ColumnKind::Text),
        column("计划竣工时间", 14, ColumnKind::Text),
        column("存在问题", 30, ColumnKind::Text),
    ];
    let names = Names::of(district);
    let rows = standings.enumerate().map(|(index, standing)| row(index + 1, district, standing, &names)).collect();
    Table {
        name: "重点项目".into(), title: format!("重点项目一览表（截至{}）", district.view().as_of), columns, rows
    }
}

fn row(number: usize, district: &District, standing: &Standing, names: &Names) -> Vec<Cell> {
    let line = line::line(district, standing);
    let facts = &standing.facts;
    vec![
        text(Some(&number.to_string())),
        text(Some(&line.code)),
        text(Some(&line.name)),
        text(line.sector.as_deref()),
        text(facts.level.map(Level::name)),
        text(facts.nature.map(Nature::name)),
        text(standing.unit.as_deref()),
        text(line.leader.as_deref()),
        text(line.place.as_deref()),
        text(standing.pool.as_deref().and_then(|pool| names.pools.get(pool)).map(String::as_str)),
        text(standing.place.stage.map(Stage::name).map(|stage| stage.zh).as_deref()),
        money(line.total.as_ref().map(|total| total.money)),
        money(line.plan.as_ref().map(|plan| plan.money)),
        money(line.done_month),
        money(standing.latest.as_ref().map(|report| report.done_year)),
        number_cell(line.done_pct),
        number_cell(line.expected_pct),
        number_cell(line.behind_pp),
        text(names.lights.get(line.light.as_str()).map(String::as_str)),
        text(Some(&line.reason.zh)),
        Cell::Number(Decimal::from(line.days_overdue)),
        text(line.planned_start.as_ref().map(|when| when.written.as_str())),
        text(line.planned_finish.as_ref().map(|when| when.written.as_str())),
        text(line.problem.as_deref()),
    ]
}

fn text(value: Option<&str>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Text(value.into()))
}

fn money(value: Option<Money>) -> Cell {
    number_cell(value.map(Money::wan))
}

fn number_cell(value: Option<Decimal>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}
