//! Giving a file back: whole with its bad cells marked, or the rejected rows alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_kernel::{Error, ImportId, Result};
use guatu_paper::sheet::{self, Keep, Mark};
use serde::Serialize;

use super::store;
use super::store::Summary;
use super::understand::{Reading, Understood, understand};
use crate::{Export, Op};

/// The same workbook with the bad cells marked.
pub async fn marked(op: &mut Op, id: ImportId) -> Result<Export> {
    let (name, understood, summary) = recall(op, id).await?;
    let marks = marks(&summary);
    let bytes = tokio::task::spawn_blocking(move || sheet::mark(&understood.workbook, &marks))
        .await
        .map_err(Error::internal)??;
    taken(op, id, format!("{name}-已标注.xlsx"), bytes).await
}

/// The rejected rows under their title and header; corrected, it can be imported by itself.
pub async fn rejected(op: &mut Op, id: ImportId) -> Result<Export> {
    let (name, understood, summary) = recall(op, id).await?;
    let marks = marks(&summary);
    let keeps: Vec<Keep> = understood
        .sheets
        .iter()
        .filter_map(|reading| {
            let rows = summary.rows.iter().filter(|row| row.sheet == reading.sheet && row.status == "rejected");
            let rows: BTreeSet<u32> = rows.filter_map(|row| u32::try_from(row.row).ok()?.checked_sub(1)).collect();
            let header_rows = reading.header.as_ref()?.first_data_row;
            let with_headings = || rows.union(&headings(reading, &rows)).copied().collect();
            (!rows.is_empty()).then(|| Keep { sheet: reading.sheet.clone(), header_rows, rows: with_headings() })
        })
        .collect();
    let bytes = tokio::task::spawn_blocking(move || sheet::keep_rows(&understood.workbook, &keeps, &marks))
        .await
        .map_err(Error::internal)??;
    taken(op, id, format!("{name}-退回行.xlsx"), bytes).await
}

/// The rows between those of the list, down to the last row that is kept: among them are the headings from which rows
/// take their sector, unit or nature, and without which a corrected row would say less.
fn headings(reading: &Reading, rows: &BTreeSet<u32>) -> BTreeSet<u32> {
    let parsed = reading.parsed.iter().flat_map(|parsed| &parsed.rows);
    let of_list: BTreeSet<u32> = parsed.map(|row| row.row.saturating_sub(1)).collect();
    let first = reading.header.as_ref().map_or(0, |header| header.first_data_row);
    let last = rows.last().copied().unwrap_or(first);
    (first..=last).filter(|row| !of_list.contains(row)).collect()
}

/// What the audit keeps about a workbook that left the house.
#[derive(Serialize)]
struct Returned<'a> {
    file: &'a str,
}

async fn taken(op: &Op, id: ImportId, name: String, bytes: Vec<u8>) -> Result<Export> {
    op.note_now("import.return", "import", id.0, &Returned { file: &name }).await?;
    Ok(Export { name, bytes })
}

async fn recall(op: &mut Op, id: ImportId) -> Result<(String, Understood, Summary)> {
    op.require_everywhere(Permission::ImportPreview)?;
    let row = store::get(op.session(), id).await?;
    let bytes = Arc::new(store::content(op.session(), id).await?);
    let remembered = store::mappings(op.session()).await?;
    let understood = understand(&row.file, bytes, remembered, row.corrections()?).await?;
    let name = row.file.rsplit_once('.').map_or(row.file.as_str(), |(stem, _)| stem).to_string();
    Ok((name, understood, row.summary()?))
}

fn marks(summary: &Summary) -> Vec<Mark> {
    let errors = summary.sheets.iter().flat_map(|sheet| &sheet.errors);
    let mark = |error: &super::view::CellErrorView| {
        Some(Mark { sheet: error.sheet.clone(), cell: error.cell.parse().ok()?, message: error.message.clone() })
    };
    errors.filter_map(mark).collect()
}
