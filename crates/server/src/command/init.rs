//! `guatu init`.

use std::process::ExitCode;

use clap::Args;
use guatu_app::account::first_run::{self, FirstAccount, FirstRunBody};
use guatu_kernel::Result;

use super::{Format, actor};
use crate::output;
use crate::setup::Common;

#[derive(Debug, Args)]
pub struct Init {
    #[command(flatten)]
    common: Common,
    /// The sign-in name of the system administrator, or of the only administrator where the three are one.
    #[arg(long, default_value = "sysadmin")]
    system: String,
    /// The sign-in name of the security administrator.
    #[arg(long, default_value = "secadmin")]
    security: String,
    /// The sign-in name of the audit administrator.
    #[arg(long, default_value = "auditor")]
    audit: String,
    /// Instead: give this account a new one-time password, no second factor, and let it in.
    #[arg(long, value_name = "LOGIN")]
    recover: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Init {
    pub async fn run(self) -> Result<ExitCode> {
        let app = self.common.app().await?;
        let accounts = match &self.recover {
            Some(login) => vec![first_run::recover(&app, actor(), login).await?],
            None => {
                let body = FirstRunBody {
                    code: String::new(),
                    system: Some(self.system),
                    security: Some(self.security),
                    audit: Some(self.audit),
                };
                first_run::from_console(&app, actor(), &body).await?
            }
        };
        match self.format {
            Format::Json => output::json(&accounts)?,
            Format::Text => accounts.iter().try_for_each(tell)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(account: &FirstAccount) -> Result<()> {
    output::say(&format!("{}\t{}\t（一次性密码，首次登录须修改）", account.login, account.secret))
}
