mod view;
use crate::{Export, Op};
use guatu_kernel::{BulletinId, Result};
pub use view::*;
pub enum Rendering {
    Pdf,
    Docx,
}
pub async fn list(_op: &mut Op) -> Result<Vec<BulletinLine>> {
    unimplemented!()
}
pub async fn make(_op: Op, _b: BulletinBody) -> Result<BulletinLine> {
    unimplemented!()
}
pub async fn render(_op: &mut Op, _i: BulletinId, _r: Rendering) -> Result<Export> {
    unimplemented!()
}
