//! Imports in the database: the file itself, what was decided about it, and what became of it.

use std::collections::{HashMap, HashSet};

use guatu_db::{FromQueryResult, Session, cell, inconsistent};
use guatu_kernel::{Error, ErrorCode, ImportId, Month, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::compare::{Comparison, error_view};
use super::form::{Field, FieldInfo, FieldKind, Figure, Form, Mapping, Recognised, TotalCheck};
use super::understand::{Corrections, Reading, Understood};
use super::view::{ColumnView, FieldTerm, ImportLine, ImportView, RowCounts, RowView, SheetView, TotalView};
use crate::Op;
use crate::progress::store::month;
use crate::project::store::instant;

/// What an import showed, kept with it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Summary {
    pub counts: RowCounts,
    pub sheets: Vec<SheetView>,
    pub rows: Vec<RowView>,
}

/// An import as stored, without the file.
#[derive(Debug, FromQueryResult)]
pub(super) struct Row {
    pub id: Uuid,
    pub file: String,
    pub size: i64,
    pub options: String,
    pub status: String,
    pub summary: String,
    pub actor: String,
    pub created_at: i64,
    pub settled_at: Option<i64>,
}

const COLUMNS: &str = "id, file, size, options, status, summary, actor, created_at, settled_at";

impl Row {
    pub fn summary(&self) -> Result<Summary> {
        serde_json::from_str(&self.summary).map_err(|_| inconsistent("import", "summary", self.id))
    }

    pub fn corrections(&self) -> Result<Corrections> {
        serde_json::from_str(&self.options).map_err(|_| inconsistent("import", "options", self.id))
    }

    pub fn view(&self) -> Result<ImportView> {
        let summary = self.summary()?;
        Ok(ImportView {
            id: ImportId(self.id),
            file: self.file.clone(),
            size: usize::try_from(self.size).unwrap_or_default(),
            status: self.status.clone(),
            created_at: instant(self.created_at).ok_or_else(|| inconsistent("import", "created_at", self.id))?,
            settled_at: self.settled_at.and_then(instant),
            counts: summary.counts,
            sheets: summary.sheets,
        })
    }

    pub fn line(&self) -> Result<ImportLine> {
        let view = self.view()?;
        let mut forms: Vec<String> = view.sheets.into_iter().filter_map(|sheet| sheet.form).collect();
        forms.dedup();
        Ok(ImportLine {
            id: view.id,
            file: view.file,
            size: view.size,
            status: view.status,
            forms,
            created_at: view.created_at,
            settled_at: view.settled_at,
            actor: self.actor.clone(),
            counts: view.counts,
        })
    }
}

/// What an import shows, made of the file and its comparison.
pub(super) fn summary(understood: &Understood, comparison: &Comparison) -> Summary {
    let sheets = understood.sheets.iter().zip(&comparison.sheets).map(|(reading, compared)| {
        let mut view = sheet_view(understood, reading);
        view.counts = compared.counts;
        view.errors = compared.errors.iter().map(error_view).collect();
        view.warnings = compared.warnings.iter().map(error_view).collect();
        view
    });
    Summary { counts: comparison.counts, sheets: sheets.collect(), rows: comparison.rows.clone() }
}

fn sheet_view(understood: &Understood, reading: &Reading) -> SheetView {
    let header = reading.header.as_ref();
    let form = reading.parsed.as_ref().map(|parsed| parsed.form);
    let proposed = header.filter(|_| form.is_none() && !reading.left).map(|header| header.form);
    let year = header.and_then(|header| header.year);
    let month = header.and_then(|header| header.month);
    SheetView {
        sheet: reading.sheet.clone(),
        form: form.map(|form| form.as_str().into()),
        proposed: proposed.map(|form| form.as_str().into()),
        title: header.and_then(|header| header.title.clone()),
        year,
        month: year.zip(month).and_then(|(year, month)| Month::new(year, month)),
        header_rows: header
            .map(|header| (header.header_row as usize + 1, (header.header_row + header.header_rows) as usize)),
        columns: header.map(|header| columns(understood, reading, header)).unwrap_or_default(),
        fields: form.or(proposed).map(terms).unwrap_or_default(),
        counts: RowCounts::default(),
        errors: Vec::new(),
        warnings: Vec::new(),
        totals: reading
            .parsed
            .as_ref()
            .map(|parsed| parsed.totals.iter().map(total_view).collect())
            .unwrap_or_default(),
    }
}

/// The fields of a form, for correcting a mapping.
fn terms(form: Form) -> Vec<FieldTerm> {
    let term = |info: &FieldInfo| FieldTerm {
        id: info.field.as_str().into(),
        label: info.label.into(),
        required: info.field == Field::Name,
    };
    form.fields().map(term).collect()
}

fn columns(understood: &Understood, reading: &Reading, header: &Recognised) -> Vec<ColumnView> {
    /// How many values show what a column holds, and within how many rows they are looked for.
    const SAMPLES: usize = 3;
    const LOOKED_AT: u32 = 200;
    let sheet = understood.workbook.sheets.iter().find(|sheet| sheet.name == reading.sheet);
    let samples = |column: u32| -> Vec<String> {
        let Some(sheet) = sheet else { return Vec::new() };
        let rows = header.first_data_row..(header.first_data_row + LOOKED_AT).min(sheet.rows.len() as u32);
        let cells = rows.map(|row| sheet.cell(row, column)).filter(|cell| !cell.is_blank());
        cells.take(SAMPLES).map(|cell| cell.shown().into_owned()).collect()
    };
    let unit = |column: &super::form::ColumnRead| {
        let amount = column.field.is_some_and(|field| field.kind() == FieldKind::Amount);
        let unit = amount.then_some(column.unit.or(header.unit)).flatten()?;
        serde_json::to_value(unit).ok()?.as_str().map(Into::into)
    };
    let columns = header.columns.iter().map(|column| ColumnView {
        column: guatu_paper::sheet::column_name(column.column),
        header: column.header.clone(),
        field: column.field.map(|field| field.as_str().into()),
        unit: unit(column),
        samples: samples(column.column),
    });
    // A column whose header was left empty may still be given a meaning.
    columns.filter(|column| !column.header.is_empty() || column.field.is_some() || !column.samples.is_empty()).collect()
}

fn total_view(total: &TotalCheck) -> TotalView {
    let words = |figure: Figure| match figure {
        Figure::Count(count) => format!("{count}个"),
        Figure::Sum(field, sum) => format!("{}{}万元", field.label(), sum),
    };
    TotalView {
        cell: total.cell.clone(),
        label: total.label.clone(),
        stated: words(total.stated),
        computed: words(total.computed),
        equal: total.agrees(),
    }
}

/// Keeps a file that was shown, with what it would change.
pub(super) async fn insert(
    op: &Op,
    file: &str,
    bytes: &[u8],
    understood: &Understood,
    comparison: &Comparison,
) -> Result<ImportId> {
    const COLUMNS: [&str; 10] =
        ["id", "file", "size", "sha256", "content", "options", "status", "summary", "actor", "created_at"];
    let id = ImportId(op.id());
    let summary = serde_json::to_string(&summary(understood, comparison)).map_err(Error::internal)?;
    let digest = hex::encode(Sha256::digest(bytes));
    let row = vec![
        cell(id.0),
        cell(file),
        cell(i64::try_from(bytes.len()).map_err(Error::internal)?),
        cell(digest),
        cell(bytes.to_vec()),
        cell("{}"),
        cell("previewed"),
        cell(summary),
        cell(op.actor().name.as_str()),
        cell(op.now().micros()),
    ];
    op.session().insert("import", &COLUMNS, vec![row]).await?;
    Ok(id)
}

/// Replaces what an import shows.
pub(super) async fn update(
    op: &Op,
    id: ImportId,
    corrections: &Corrections,
    understood: &Understood,
    comparison: &Comparison,
) -> Result<()> {
    let options = serde_json::to_string(corrections).map_err(Error::internal)?;
    let summary = serde_json::to_string(&summary(understood, comparison)).map_err(Error::internal)?;
    let sql = "UPDATE import SET options = $1, summary = $2 WHERE id = $3";
    op.session().run(sql, [cell(options), cell(summary), cell(id.0)]).await.map(drop)
}

/// What the audit keeps about a settled import.
#[derive(Serialize)]
struct Settled<'a> {
    file: &'a str,
    counts: RowCounts,
}

/// Ends a preview: `confirmed` or `discarded`. It is settled once only.
pub(super) async fn record_settled(
    op: &mut Op,
    id: ImportId,
    file: &str,
    counts: RowCounts,
    status: &'static str,
) -> Result<()> {
    let sql = "UPDATE import SET status = $1, settled_at = $2 WHERE id = $3 AND status = 'previewed'";
    if op.session().run(sql, [cell(status), cell(op.now().micros()), cell(id.0)]).await? == 0 {
        return Err(Error::new(ErrorCode::ImportSettled));
    }
    let action = if status == "confirmed" { "import.confirm" } else { "import.discard" };
    op.record(action, "import", id.0, None, Some(&Settled { file, counts }))
}

pub(super) async fn get(session: &Session, id: ImportId) -> Result<Row> {
    let sql = format!("SELECT {COLUMNS} FROM import WHERE id = $1");
    session.one(&sql, [cell(id.0)]).await?.ok_or_else(Error::not_found)
}

/// The file as it was shown.
pub(super) async fn content(session: &Session, id: ImportId) -> Result<Vec<u8>> {
    #[derive(FromQueryResult)]
    struct Row {
        content: Vec<u8>,
    }
    let row: Option<Row> = session.one("SELECT content FROM import WHERE id = $1", [cell(id.0)]).await?;
    Ok(row.ok_or_else(Error::not_found)?.content)
}

/// The latest imports, newest first.
pub(super) async fn list(session: &Session) -> Result<Vec<Row>> {
    let sql = format!("SELECT {COLUMNS} FROM import ORDER BY created_at DESC, id DESC LIMIT 200");
    session.all(&sql, []).await
}

/// Mappings that were corrected by hand, by the signature of their headers.
pub(super) async fn mappings(session: &Session) -> Result<HashMap<String, Mapping>> {
    #[derive(FromQueryResult)]
    struct Row {
        signature: String,
        mapping: String,
    }
    let rows: Vec<Row> = session.all("SELECT signature, mapping FROM import_mapping", []).await?;
    rows.into_iter()
        .map(|row| {
            let mapping = serde_json::from_str(&row.mapping)
                .map_err(|_| inconsistent("import_mapping", "mapping", &row.signature))?;
            Ok((row.signature, mapping))
        })
        .collect()
}

/// Remembers how sheets with these headers are read.
pub(super) async fn remember(op: &Op, signature: &str, mapping: &Mapping) -> Result<()> {
    let sql = "INSERT INTO import_mapping (signature, mapping, saved_at) VALUES ($1, $2, $3) \
               ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at";
    let text = serde_json::to_string(mapping).map_err(Error::internal)?;
    op.session().run(sql, [cell(signature), cell(text), cell(op.now().micros())]).await.map(drop)
}

/// Months whose reports can no longer change.
pub(super) async fn closed_months(session: &Session) -> Result<HashSet<Month>> {
    #[derive(FromQueryResult)]
    struct Row {
        month: i64,
    }
    let rows: Vec<Row> = session.all("SELECT DISTINCT month FROM closing WHERE reopened_at IS NULL", []).await?;
    rows.into_iter().map(|row| month(row.month).ok_or_else(|| inconsistent("closing", "month", row.month))).collect()
}

/// Discards previews that were made before an instant and never settled.
pub(super) async fn discard_older(op: &Op, before_micros: i64) -> Result<u64> {
    let sql = "DELETE FROM import WHERE status = 'previewed' AND created_at < $1";
    op.session().run(sql, [cell(before_micros)]).await
}
