//! Bulletins: made of the wall's figures, frozen with them, rendered as PDF and DOCX.

mod store;
mod view;
mod weekly;

use std::sync::Arc;

use chrono::Datelike;
use guatu_domain::access::Permission;
use guatu_kernel::{BulletinId, Error, Result, Scope, Unfit};
use guatu_paper::official::Paper;
use serde::Serialize;

pub use crate::print::Rendering;
pub use view::{BulletinBody, BulletinLine};

use crate::district::{AsOf, Standing};
use crate::op::next_number;
use crate::print::draw;
use crate::{Export, Op, wall};
use store::Summary;

/// The bulletins made so far, newest first.
pub async fn list(op: &mut Op) -> Result<Vec<BulletinLine>> {
    let scope = op.require(Permission::BulletinRead)?;
    store::list(op.session(), &scope).await
}

/// Makes the weekly bulletin of a date, with the next number of its year. When the last one of that date says the same,
/// it is that one.
///
/// # Errors
/// `invalid` when there is nothing to report on at that date.
pub async fn make(op: Op, body: BulletinBody) -> Result<BulletinLine> {
    let scope = op.require(Permission::BulletinMake)?;
    let district = op.district(AsOf::on(body.as_of)).await?;
    let standings: Vec<&Standing> = district.projects(&scope).map(Arc::as_ref).collect();
    if standings.is_empty() {
        return Err(Error::invalid("as_of", body.as_of, Unfit::NothingKnown));
    }
    let survey = wall::survey(op.app(), &district, &standings);
    let draft = |number| weekly::paper(op.app(), &district, &standings, &survey, number, op.now().date());
    if let Some(last) = store::last_of(op.session(), &scope, body.as_of).await?
        && weekly::says_the_same(&store::paper(op.session(), &scope, last).await?, &draft(0))
    {
        return store::get(op.session(), &scope, last).await;
    }
    let year = body.as_of.year();
    let number = next_number(op.session(), &format!("bulletin.{year}")).await?;
    let paper = draft(number);
    keep(op, &scope, body, year, number, &paper, Summary { totals: survey.totals, lights: survey.lights }).await
}

async fn keep(
    mut op: Op,
    scope: &Scope,
    body: BulletinBody,
    year: i32,
    number: i64,
    paper: &Paper,
    summary: Summary,
) -> Result<BulletinLine> {
    let id = BulletinId(op.id());
    store::insert(&op, scope, id, body.as_of, year, number, paper, &summary).await?;
    let line = store::get(op.session(), scope, id).await?;
    op.record("bulletin.make", "bulletin", id.0, None, Some(&line))?;
    op.commit().await?;
    Ok(line)
}

/// What the audit keeps about a bulletin that left the house.
#[derive(Serialize)]
struct Printed<'a> {
    file: &'a str,
}

/// A bulletin as a file, which is audited. It prints the figures it was made of, whatever has changed since.
pub async fn render(op: &mut Op, id: BulletinId, rendering: Rendering) -> Result<Export> {
    let scope = op.require(Permission::BulletinRead)?;
    let line = store::get(op.session(), &scope, id).await?;
    let paper = store::paper(op.session(), &scope, id).await?;
    let stem = format!("{}（{}）", line.title, line.number);
    let bytes = draw(paper, rendering).await?;
    let name = format!("{stem}.{}", rendering.ending());
    op.note_now("bulletin.print", "bulletin", id.0, &Printed { file: &name }).await?;
    Ok(Export { name, bytes })
}
