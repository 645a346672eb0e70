//! Workbooks in and out.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use guatu_kernel::MoneyUnit;
use guatu_paper::sheet::{self, Cell, Column, ColumnKind, Table};

use super::Stage;
use crate::report::Report;
use crate::stats::Time;
use crate::workload::{self, Project};

/// How many rows the measured workbooks have.
pub const ROWS: usize = 10_000;

/// `guatu import` of a plan list into a migrated, empty database, and of the same list once more.
pub fn import(stage: &Stage<'_>, folder: &Path, report: &mut Report) -> Result<()> {
    let path = folder.join("plan.xlsx");
    std::fs::write(&path, plan_list()?).context("cannot write the workbook")?;
    let words = ["import", "--format", "json", "--database", stage.database];
    let first = stage.program.run(&words, &[path.as_os_str()])?;
    stage.tell(report, "`guatu import`: 10,000 new rows (XLSX)", Time(first));
    let again = stage.program.run(&words, &[path.as_os_str()])?;
    stage.tell(report, "`guatu import`: the same 10,000 rows again", Time(again));
    Ok(())
}

/// The export of the whole list over HTTP; the best of three.
pub fn export(stage: &Stage<'_>, report: &mut Report) -> Result<()> {
    let server = stage.program.serve(stage.database)?;
    let client = server.client();
    let path = format!("/api/projects/export.xlsx?as_of={}", workload::as_of());
    client.get("/api/projects?limit=1")?;
    let mut best = (Duration::MAX, 0);
    for _ in 0..3 {
        let begun = Instant::now();
        let bytes = client.get(&path)?.len();
        best = best.min((begun.elapsed(), bytes));
    }
    stage.tell(report, "Export of all rows × 22 columns (XLSX)", format!("{} ({} kB)", Time(best.0), best.1 / 1_000));
    Ok(())
}

/// A plan list as an office would send it, with [`ROWS`] rows.
fn plan_list() -> Result<Vec<u8>> {
    let column = |header: &str, kind| Column { header: header.into(), width: 14, kind };
    let amount = ColumnKind::Number { decimals: 4 };
    let texts =
        ["序号", "项目编码", "项目名称", "项目类别", "项目级别", "建设性质", "责任单位", "联系领导", "建设地点"];
    let mut columns: Vec<Column> = texts.iter().map(|header| column(header, ColumnKind::Text)).collect();
    columns.extend(["总投资（亿元）", "2023年计划投资（亿元）"].map(|header| column(header, amount)));
    columns.extend(["计划开工时间", "计划竣工时间", "建设内容"].map(|header| column(header, ColumnKind::Text)));
    let units = workload::units();
    let rows = (0..ROWS).map(|number| row(&workload::project(&units, number), &units, number)).collect();
    let table = Table { name: "计划表".into(), title: "2023年重点项目建设计划表".into(), columns, rows };
    Ok(sheet::write(&[table])?)
}

fn row(project: &Project, units: &[workload::Unit], number: usize) -> Vec<Cell> {
    let facts = &project.facts;
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.into()));
    let unit = &units[workload::unit_of(number)].name;
    let total = facts.total.as_ref().map_or(Cell::Empty, |total| Cell::Number(total.money.in_unit(MoneyUnit::Yi)));
    let plan = project.plans.last().map_or(Cell::Empty, |plan| Cell::Number(plan.amount.money.in_unit(MoneyUnit::Yi)));
    vec![
        Cell::Number((number as u64 + 1).into()),
        text(Some(&project.code)),
        text(Some(&facts.name)),
        text(facts.sector.as_deref()),
        text(facts.level.map(|level| format!("{}重点", level.name())).as_deref()),
        text(facts.nature.map(|nature| nature.name())),
        text(Some(unit)),
        text(facts.leader.as_deref()),
        text(facts.place.as_deref()),
        total,
        plan,
        text(facts.planned_start.as_ref().map(|when| when.written.as_str())),
        text(facts.planned_finish.as_ref().map(|when| when.written.as_str())),
        text(facts.content.as_deref()),
    ]
}
