pub mod form;
mod view;
use crate::{App, Export, Op};
use guatu_kernel::{Actor, ImportId, Result};
use serde::Deserialize;
use utoipa::IntoParams;
pub use view::*;
/// Which rows of an import.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct RowQuery {
    /// `created`, `updated`, `unchanged` or `rejected`; all when absent.
    pub status: Option<String>,
    pub sheet: Option<String>,
    pub offset: Option<usize>,
    pub limit: Option<usize>,
}
pub async fn list(_op: &mut Op) -> Result<Vec<ImportLine>> {
    unimplemented!()
}
pub async fn preview(_app: &App, _a: Actor, _n: String, _b: Vec<u8>) -> Result<ImportView> {
    unimplemented!()
}
pub async fn show(_op: &mut Op, _i: ImportId) -> Result<ImportView> {
    unimplemented!()
}
pub async fn rows(_op: &mut Op, _i: ImportId, _q: &RowQuery) -> Result<RowPage> {
    unimplemented!()
}
pub async fn map(_app: &App, _a: Actor, _i: ImportId, _b: MappingBody) -> Result<ImportView> {
    unimplemented!()
}
pub async fn confirm(_app: &App, _a: Actor, _i: ImportId, _b: ConfirmBody) -> Result<ImportView> {
    unimplemented!()
}
pub async fn discard(_op: Op, _i: ImportId) -> Result<()> {
    unimplemented!()
}
pub async fn marked(_op: &mut Op, _i: ImportId) -> Result<Export> {
    unimplemented!()
}
pub async fn rejected(_op: &mut Op, _i: ImportId) -> Result<Export> {
    unimplemented!()
}
