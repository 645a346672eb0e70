//! An import on its page: preview, correct, confirm or discard.

use std::sync::Arc;

use guatu_domain::access::{Actor, Permission};
use guatu_kernel::{Error, ErrorCode, ImportId, MoneyUnit, Result, Scope, Unfit};

use super::apply::apply;
use super::compare::{Before, Comparison, compare};
use super::form::{Field, Form, Mapping};
use super::store::{self, Row};
use super::understand::{Correction, Corrections, Reading, Understood, form_unknown, understand};
use super::view::{ConfirmBody, ImportLine, ImportView, MappingBody, RowPage, RowQuery};
use crate::district::Ledger;
use crate::job::Job;
use crate::{App, Op, batch};

/// How long a preview waits for its confirmation, in microseconds: a week.
const PATIENCE: i64 = 7 * 24 * 3600 * 1_000_000;

/// Refuses whoever may not show files, before a file of theirs is read.
///
/// # Errors
/// `forbidden` without the permission over the whole district.
pub async fn may_preview(app: &App, actor: &Actor) -> Result<()> {
    app.read(actor.clone()).await?.require_everywhere(Permission::ImportPreview).map(drop)
}

/// Shows what a file would change. Nothing is written but the preview. A file of no known form is shown as well, with its
/// most likely header, so that a person can say what its columns mean.
///
/// # Errors
/// `file_unreadable` and its kin; `form_unknown` when nothing in the file looks like a header with rows below.
pub async fn preview(app: &App, actor: Actor, name: String, bytes: Vec<u8>) -> Result<ImportView> {
    let reading = app.read(actor.clone()).await?;
    reading.require_everywhere(Permission::ImportPreview)?;
    let bytes = Arc::new(bytes);
    let (understood, comparison) = look(&reading, &name, bytes.clone(), Corrections::default()).await?;
    if !understood.has_header() {
        return Err(form_unknown(&name));
    }
    let mut op = app.write(actor).await?;
    let id = store::insert(&op, &name, &bytes, &understood, &comparison).await?;
    op.record("import.preview", "import", id.0, None, Some(&name))?;
    op.queue(Job::ForgetPreviews);
    op.commit().await?;
    show_committed(app, id).await
}

async fn show_committed(app: &App, id: ImportId) -> Result<ImportView> {
    store::get(app.read(Actor::system()).await?.session(), id).await?.view()
}

/// Understands a file and holds it against the district as it is now.
async fn look(op: &Op, name: &str, bytes: Arc<Vec<u8>>, corrections: Corrections) -> Result<(Understood, Comparison)> {
    let remembered = store::mappings(op.session()).await?;
    let closed = store::closed_months(op.session()).await?;
    let ledger = op.ledger().await?;
    let batches = batch::store::load(op.session(), &Scope::System).await?;
    let today = op.now().date();
    let understood = understand(name, bytes, remembered, corrections).await?;
    let compared = tokio::task::spawn_blocking(move || {
        let before = Before { ledger: &ledger, batches: &batches, closed: &closed };
        let comparison = compare(&understood, before, today);
        (understood, comparison)
    });
    compared.await.map_err(Error::internal)
}

/// Corrects how one sheet is read, and remembers it for sheets with the same headers.
pub async fn map(app: &App, actor: Actor, id: ImportId, body: MappingBody) -> Result<ImportView> {
    let mut op = app.write(actor).await?;
    op.require_everywhere(Permission::ImportPreview)?;
    let row = open(&op, id).await?;
    let mut corrections = row.corrections()?;
    let correction = correction(&body)?;
    corrections.insert(body.sheet.clone(), correction.clone());
    let bytes = Arc::new(store::content(op.session(), id).await?);
    let (understood, comparison) = look(&op, &row.file, bytes, corrections.clone()).await?;
    let reading = understood.sheets.iter().find(|reading| reading.sheet == body.sheet);
    let reading = reading.ok_or_else(|| Error::invalid("sheet", &body.sheet, Unfit::SheetUnknown))?;
    if let (Some(mapping), Some(header)) = (lasting(&correction, reading), &reading.header) {
        store::remember(&op, &header.signature, &mapping).await?;
    }
    store::update(&op, id, &corrections, &understood, &comparison).await?;
    op.record("import.map", "import", id.0, None, Some(&body.sheet))?;
    op.commit().await?;
    show_committed(app, id).await
}

/// What a correction says about the next sheet with the same headers, which is about another month.
fn lasting(correction: &Correction, reading: &Reading) -> Option<Mapping> {
    let dateless = |mapping: Mapping| Mapping { year: None, month: None, ..mapping };
    match correction {
        Correction::Leave => None,
        Correction::Read(mapping) => Some(dateless(mapping.clone())),
        // Nobody stated a unit or a datum: the next sheet may state others.
        Correction::As { .. } => {
            let found = reading.header.as_ref()?.mapping();
            Some(dateless(Mapping { unit: None, datum: None, ..found }))
        }
    }
}

fn correction(body: &MappingBody) -> Result<Correction> {
    let Some(form) = body.form.as_deref().filter(|form| !form.is_empty()) else { return Ok(Correction::Leave) };
    let form = Form::ALL
        .into_iter()
        .find(|known| known.as_str() == form)
        .ok_or_else(|| Error::invalid("form", form, Unfit::NotAChoice))?;
    let year = body.year.or(body.month.map(guatu_kernel::Month::year));
    let month = body.month.map(guatu_kernel::Month::number);
    let Some(columns) = &body.columns else { return Ok(Correction::As { form, year, month }) };
    let mut mapping = Mapping { form, columns: Default::default(), unit: None, datum: None, year, month };
    for column in columns {
        let field =
            Field::parse(&column.field).ok_or_else(|| Error::invalid("field", &column.field, Unfit::NotAChoice))?;
        let place: guatu_paper::sheet::Address = format!("{}1", column.column)
            .parse()
            .map_err(|()| Error::invalid("column", &column.column, Unfit::ColumnName))?;
        mapping.columns.insert(place.column, field);
        if let Some(unit) = column.unit.as_deref() {
            mapping.unit = Some(unit_named(unit)?);
        }
    }
    Ok(Correction::Read(mapping))
}

fn unit_named(text: &str) -> Result<MoneyUnit> {
    match text {
        "yuan" => Ok(MoneyUnit::Yuan),
        "wan" => Ok(MoneyUnit::Wan),
        "yi" => Ok(MoneyUnit::Yi),
        other => Err(Error::invalid("unit", other, Unfit::NotAChoice)),
    }
}

/// Writes an import: all of it, or nothing.
///
/// # Errors
/// `form_unknown` when nobody has said yet what the file is; `import_rejected` when rows are rejected and may not be skipped; `conflict` when the district has changed since the
/// preview so that other rows would be written than were shown.
pub async fn confirm(app: &App, actor: Actor, id: ImportId, body: ConfirmBody) -> Result<ImportView> {
    let mut op = app.write(actor).await?;
    op.require_everywhere(Permission::ImportConfirm)?;
    let row = open(&op, id).await?;
    let corrections = row.corrections()?;
    let bytes = Arc::new(store::content(op.session(), id).await?);
    let ledger: Arc<Ledger> = op.ledger().await?;
    let (understood, comparison) = look(&op, &row.file, bytes, corrections.clone()).await?;
    if !understood.has_form() && corrections.is_empty() {
        return Err(form_unknown(&row.file));
    }
    if comparison.rows != row.summary()?.rows {
        store::update(&op, id, &corrections, &understood, &comparison).await?;
        op.commit().await?;
        return Err(Error::new(ErrorCode::Conflict));
    }
    if comparison.counts.rejected > 0 && !body.skip_rejected {
        return Err(Error::new(ErrorCode::ImportRejected).with("rejected", comparison.counts.rejected));
    }
    op.came_by(id);
    store::update(&op, id, &corrections, &understood, &comparison).await?;
    store::record_settled(&mut op, id, &row.file, comparison.counts, "confirmed").await?;
    let batches = batch::store::load(op.session(), &Scope::System).await?;
    apply(&mut op, &ledger, &batches, comparison.steps).await?;
    op.commit().await?;
    show_committed(app, id).await
}

/// Discards a preview.
pub async fn discard(mut op: Op, id: ImportId) -> Result<()> {
    op.require_everywhere(Permission::ImportPreview)?;
    let row = open(&op, id).await?;
    store::record_settled(&mut op, id, &row.file, row.summary()?.counts, "discarded").await?;
    op.commit().await
}

/// An import that is not settled yet.
async fn open(op: &Op, id: ImportId) -> Result<Row> {
    let row = store::get(op.session(), id).await?;
    if row.status == "previewed" { Ok(row) } else { Err(Error::new(ErrorCode::ImportSettled)) }
}

/// An import with its sheets.
pub async fn show(op: &mut Op, id: ImportId) -> Result<ImportView> {
    op.require_everywhere(Permission::ImportPreview)?;
    store::get(op.session(), id).await?.view()
}

/// The history of imports.
pub async fn list(op: &mut Op) -> Result<Vec<ImportLine>> {
    op.require_everywhere(Permission::ImportPreview)?;
    store::list(op.session()).await?.iter().map(Row::line).collect()
}

/// The rows of an import.
pub async fn rows(op: &mut Op, id: ImportId, query: &RowQuery) -> Result<RowPage> {
    op.require_everywhere(Permission::ImportPreview)?;
    let summary = store::get(op.session(), id).await?.summary()?;
    let takes = |wanted: &Option<String>, value: &str| wanted.as_deref().is_none_or(|wanted| wanted == value);
    let rows =
        summary.rows.into_iter().filter(|row| takes(&query.status, &row.status) && takes(&query.sheet, &row.sheet));
    let rows: Vec<_> = rows.collect();
    let total = rows.len();
    let page = guatu_kernel::PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(100));
    Ok(RowPage { rows: rows.into_iter().skip(page.offset).take(page.limit).collect(), total })
}

/// Forgets previews that nobody settled within a week.
pub(crate) async fn forget_previews(app: &App) -> Result<()> {
    let op = app.write(Actor::system()).await?;
    store::discard_older(&op, op.now().micros() - PATIENCE).await?;
    op.commit().await
}
