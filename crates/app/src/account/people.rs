//! What people are called, by the sign-in names under which things are recorded.

use std::collections::HashMap;

use guatu_db::{FromQueryResult, Session};
use guatu_kernel::Result;

/// The names of everybody who has an account.
#[derive(Debug, Default)]
pub(crate) struct People(HashMap<String, String>);

impl People {
    pub async fn load(session: &Session) -> Result<Self> {
        #[derive(FromQueryResult)]
        struct Row {
            login: String,
            name: String,
        }
        let rows: Vec<Row> = session.all("SELECT login, name FROM account", []).await?;
        Ok(Self(rows.into_iter().map(|row| (row.login, row.name)).collect()))
    }

    /// The person's name; the sign-in name itself for the system and the console.
    pub fn name(&self, login: &str) -> String {
        self.0.get(login).map_or(login, String::as_str).into()
    }
}
