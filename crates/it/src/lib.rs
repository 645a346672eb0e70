//! What the integration tests stand on: a database of their own, the application on it, and a client of its router.
//!
//! ```ignore
//! db_test! {
//!     a_project_that_nobody_knows_is_not_found,
//! }
//!
//! async fn a_project_that_nobody_knows_is_not_found(engine: Engine) {
//!     let app = TestApp::demo(engine).await;
//!     assert_eq!(app.get("/api/projects/EQ2023-999").await.0, 404);
//! }
//! ```

mod app;
mod browser;
mod client;
mod database;
pub mod people;
mod provider;
mod workbook;

pub use app::{SETUP_CODE, TestApp, shelf};
pub use browser::{Browser, PASSWORD, administrators};
pub use client::{Answer, address, form};
pub use database::{Contents, TestDatabase, postgres_server};
pub use guatu_db::Engine;
pub use provider::{CLIENT_SECRET, Manners, TestProvider};
pub use workbook::{demo_files, example, house, read, rewritten, text_table};

/// Makes two tests of each function, `…::on_sqlite` and `…::on_postgres`: whatever holds, holds on both databases. A
/// function that is not listed is reported by the compiler as never used.
#[macro_export]
macro_rules! db_test {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$name($crate::Engine::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                super::$name($crate::Engine::Postgres).await;
            }
        }
    )+};
}
