//! Importing files in one go, as the command line does: all files in one transaction.

use std::sync::Arc;

use guatu_domain::access::{Actor, Permission};
use guatu_kernel::{Result, Scope};

use super::apply::apply;
use super::compare::{Before, compare};
use super::outcome::FileOutcome;
use super::store;
use super::understand::{Corrections, form_unknown, understand};
use crate::district::Ledger;
use crate::{App, batch};

/// Imports files in their order; a later file may speak of projects that an earlier one registers.
///
/// Nothing is written when a row is rejected (unless `skip_rejected`) or when `dry_run` is set.
///
/// # Errors
/// `file_unreadable` and its kin for the first file that cannot be read, `form_unknown` for the first without a sheet of a
/// known form; nothing is written then.
pub async fn take(
    app: &App,
    actor: Actor,
    files: Vec<(String, Vec<u8>)>,
    dry_run: bool,
    skip_rejected: bool,
) -> Result<Vec<FileOutcome>> {
    let mut op = app.write(actor).await?;
    op.require_everywhere(Permission::ImportConfirm)?;
    let remembered = store::mappings(op.session()).await?;
    let closed = store::closed_months(op.session()).await?;
    let mut outcomes = Vec::with_capacity(files.len());
    let mut ledger = op.ledger().await?;
    for (place, (name, bytes)) in files.iter().enumerate() {
        if place > 0 {
            ledger = Arc::new(Ledger::load(op.session()).await?);
        }
        let bytes = Arc::new(bytes.clone());
        let understood = understand(name, bytes.clone(), remembered.clone(), Corrections::default()).await?;
        if !understood.has_form() {
            return Err(form_unknown(name));
        }
        let batches = batch::store::load(op.session(), &Scope::System).await?;
        let before = Before { ledger: &ledger, batches: &batches, closed: &closed };
        let comparison = compare(&understood, before, op.now().date());
        outcomes.push(FileOutcome::new(name, &understood, &comparison));
        let id = store::insert(&op, name, &bytes, &understood, &comparison).await?;
        op.came_by(id);
        store::record_settled(&mut op, id, name, comparison.counts, "confirmed").await?;
        apply(&mut op, &ledger, &batches, comparison.steps).await?;
    }
    let rejected = outcomes.iter().any(|outcome| outcome.rejected > 0);
    if !dry_run && (skip_rejected || !rejected) {
        op.commit().await?;
    }
    Ok(outcomes)
}
