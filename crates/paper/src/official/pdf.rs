//! The paper as PDF. The layout is the fixed template beside this file; everything printed reaches it as values, never as
//! markup, so no text of a user can become code.

use std::collections::BTreeMap;

use guatu_kernel::{Error, Result};
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Dict, Smart};
use typst_as_lib::{TypstAsLibError, TypstEngine};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::geometry::Geometry;
use super::model::Paper;
use super::print::{Print, mark_size};
use crate::fonts::{Fonts, Role};

const TEMPLATE: &str = include_str!("template.typ");

/// Draws the paper. The same paper and fonts give the same bytes: the file carries no time of its making.
///
/// # Errors
/// `Invalid` when a table of the paper is malformed; `Internal` when the typesetter refuses its own template.
pub fn pdf(paper: &Paper, fonts: &Fonts) -> Result<Vec<u8>> {
    let document = lay_out(paper, fonts)?;
    let options = PdfOptions { creator: Smart::Custom(Some("Guatu".to_owned())), ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| Error::internal(messages(&errors)))
}

/// The pages before they are written: every text and line with its place. For tests and previews.
///
/// # Errors
/// As [`pdf`].
pub fn lay_out(paper: &Paper, fonts: &Fonts) -> Result<PagedDocument> {
    let print = Print::of(paper)?;
    let geometry = Geometry::GBT9704_2012;
    let inputs = json!({
        "paper": print,
        "mark_size": mark_size(&print.head.mark, &geometry).points(),
        "geometry": points(&geometry),
        "fonts": faces(fonts),
    });
    let inputs: Dict = serde_json::from_value(inputs).map_err(Error::internal)?;
    let engine = TypstEngine::builder().main_file(TEMPLATE).fonts(fonts.all().to_vec()).build();
    engine.compile_with_input(inputs).output.map_err(refused)
}

/// The geometry in points and counts, under the names the template uses.
fn points(geometry: &Geometry) -> Value {
    json!({
        "page_width": geometry.page_width.points(),
        "page_height": geometry.page_height.points(),
        "top": geometry.top.points(),
        "bottom": geometry.bottom().points(),
        "left": geometry.left.points(),
        "right": geometry.right().points(),
        "type_width": geometry.type_width.points(),
        "line_pitch": geometry.line_pitch().points(),
        "character_pitch": geometry.character_pitch().points(),
        "body_size": geometry.body_size.points(),
        "title_size": geometry.title_size.points(),
        "title_pitch": geometry.title_pitch.points(),
        "small_size": geometry.small_size.points(),
        "table_size": geometry.table_size.points(),
        "mark_top": geometry.mark_top.points(),
        "mark_gap_lines": geometry.mark_gap_lines,
        "red_line_gap": geometry.red_line_gap.points(),
        "red_line_weight": geometry.red_line_weight.points(),
        "title_gap_lines": geometry.title_gap_lines,
        "closing_gap_lines": geometry.closing_gap_lines,
        "indent": geometry.indent,
        "date_indent": geometry.date_indent,
        "edge_indent": geometry.edge_indent,
        "page_number_gap": geometry.page_number_gap.points(),
        "end_line_outer": geometry.end_line_outer.points(),
        "end_line_inner": geometry.end_line_inner.points(),
    })
}

/// Families by role, best first: after its own typeface each role falls back to the embedded ones for rare characters.
fn faces(fonts: &Fonts) -> BTreeMap<String, Value> {
    let all = fonts.all().iter().map(|font| font.info().family.as_str());
    let face = |role: Role| {
        let own = fonts.face(role);
        let mut families = vec![own.family.as_str()];
        families.extend(all.clone().filter(|family| *family != own.family));
        let name = format!("{role:?}").to_lowercase();
        (name, json!({ "families": families, "weight": own.weight }))
    };
    Role::ALL.into_iter().map(face).collect()
}

fn refused(error: TypstAsLibError) -> Error {
    match error {
        TypstAsLibError::TypstSource(errors) => Error::internal(messages(&errors)),
        other => Error::internal(other),
    }
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; ")
}
