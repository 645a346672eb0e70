mod view;
use crate::{Op, district::AsOf};
use guatu_kernel::Result;
pub use view::*;
pub async fn show(_op: &mut Op, _as_of: AsOf) -> Result<WallView> {
    unimplemented!()
}
pub async fn map(_op: &mut Op, _as_of: AsOf) -> Result<MapView> {
    unimplemented!()
}
