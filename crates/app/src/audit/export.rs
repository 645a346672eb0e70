//! The record as a workbook.

use guatu_domain::access::Permission;
use guatu_kernel::{Error, ErrorCode, Result};
use guatu_paper::sheet::{self, Cell, Column, ColumnKind, Table};
use serde::Serialize;

use super::search::{self, AuditLine, AuditQuery};
use crate::{Export, Op};

/// The most entries one workbook takes.
const MOST: i64 = 100_000;
/// Excel keeps no more characters than this in a cell.
const LONGEST: usize = 32_000;

#[derive(Serialize)]
struct Taken<'a> {
    rows: usize,
    query: &'a AuditQuery,
}

/// The entries that match as XLSX, newest first. Taking them out is recorded before they leave.
///
/// # Errors
/// `export_too_large` when there are more than fit one workbook.
pub async fn export(op: &mut Op, query: &AuditQuery) -> Result<Export> {
    op.require_everywhere(Permission::AuditExport)?;
    let query = AuditQuery { below: None, limit: None, ..query.clone() };
    if search::count(op.session(), &query, MOST + 1).await? > MOST {
        return Err(Error::new(ErrorCode::ExportTooLarge).with("limit", MOST));
    }
    let lines = search::list(op.session(), &query, MOST).await?;
    let rows = lines.len();
    let now = op.now();
    let title = format!("审计记录（导出时间{now}，共{rows}条）");
    let table =
        move || Table { name: "审计记录".into(), title, columns: columns(), rows: lines.iter().map(row).collect() };
    let bytes = tokio::task::spawn_blocking(move || sheet::write(&[table()])).await.map_err(Error::internal)??;
    op.note_now("audit.export", "audit", op.id(), &Taken { rows, query: &query }).await?;
    Ok(Export { name: format!("审计记录-{}.xlsx", now.date()), bytes })
}

fn columns() -> Vec<Column> {
    let column = |header: &str, width| Column { header: header.into(), width, kind: ColumnKind::Text };
    vec![
        Column { kind: ColumnKind::Number { decimals: 0 }, ..column("编号", 10) },
        column("时间", 20),
        column("操作人", 16),
        column("来源地址", 16),
        column("请求编号", 20),
        column("操作", 20),
        column("对象", 12),
        column("对象标识", 38),
        column("导入文件", 30),
        column("变化", 80),
        column("散列值", 66),
    ]
}

fn row(line: &AuditLine) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) };
    vec![
        Cell::Number(line.seq.into()),
        text(&line.at.to_string()),
        text(&line.actor),
        text(&line.address),
        text(&line.request),
        text(&line.action),
        text(&line.subject),
        text(&line.subject_id.map(|id| id.to_string()).unwrap_or_default()),
        text(line.file.as_deref().unwrap_or_default()),
        text(&told(line)),
        text(line.hash.as_deref().unwrap_or_default()),
    ]
}

/// `name：甲 → 乙；note：丙`, cut where a cell ends.
fn told(line: &AuditLine) -> String {
    let changes = line.changes.iter().map(|change| match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{}：{before} → {after}", change.field),
        (Some(before), None) => format!("{}：{before} → （无）", change.field),
        (None, after) => format!("{}：{}", change.field, after.as_deref().unwrap_or_default()),
    });
    let told = changes.collect::<Vec<_>>().join("；");
    match told.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &told[..end]),
        None => told,
    }
}
