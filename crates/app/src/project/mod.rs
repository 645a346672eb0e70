pub mod edit;
mod query;
pub mod view;
use crate::{Export, Op, district::AsOf};
use guatu_kernel::Result;
pub use query::ProjectQuery;
use view::*;
pub async fn list(_op: &mut Op, _q: &ProjectQuery) -> Result<ProjectPage> {
    unimplemented!()
}
pub async fn export(_op: Op, _q: &ProjectQuery) -> Result<Export> {
    unimplemented!()
}
pub async fn show(_op: &mut Op, _c: &str, _as_of: AsOf) -> Result<ProjectView> {
    unimplemented!()
}
pub async fn edit(_op: Op, _c: &str, _b: edit::ProjectBody) -> Result<ProjectView> {
    unimplemented!()
}
pub async fn history(_op: &mut Op, _c: &str) -> Result<Vec<ChangeView>> {
    unimplemented!()
}
pub async fn set_milestone(_op: Op, _c: &str, _n: &str, _b: edit::MilestoneBody) -> Result<ProjectView> {
    unimplemented!()
}
