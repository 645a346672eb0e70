//! stub
use guatu_kernel::{Actor, Result};
#[derive(Clone)]
pub struct App;
pub struct Op;
impl App {
    pub async fn read(&self, _: Actor) -> Result<Op> {
        unimplemented!()
    }
    pub async fn write(&self, _: Actor) -> Result<Op> {
        unimplemented!()
    }
    pub async fn ping(&self) -> Result<()> {
        unimplemented!()
    }
}
