//! `guatu serve`.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use guatu_app::account::{demo, first_run, one_time_code};
use guatu_app::{App, job};
use guatu_domain::access::Actor;
use guatu_kernel::id::SystemIds;
use guatu_kernel::{Error, Ids as _, Result, Unfit};

use crate::output;
use crate::setup::Common;

/// How often the server looks for jobs.
const JOB_PAUSE: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    common: Common,
    /// The address to listen on; only loopback without TLS or a proxy.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Make an account for each role, and offer them with their passwords on the sign-in page; on loopback only.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub async fn run(self) -> Result<ExitCode> {
        let config = self.common.settings()?;
        let (door, tls) = (config.door(), config.tls());
        let address = self.listen.unwrap_or(config.listen);
        let reached = tls.is_some() || !door.proxies.is_empty();
        let local = address.ip().is_loopback();
        // A demonstration tells its passwords to whoever opens it: it is for this machine alone.
        let refused = if self.demo { reached || !local } else { !reached && !local };
        if refused {
            return Err(Error::invalid("listen", address, Unfit::NotLoopback));
        }
        let setup_code = one_time_code(SystemIds.secret());
        let app = self.common.app_with(Some(setup_code.clone())).await?;
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .map_err(|cause| Error::invalid("listen", address, Unfit::AddressTaken).because(cause))?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        output::say(&format!("{scheme}://{}", listener.local_addr().map_err(Error::internal)?))?;
        if self.demo {
            demonstrate(&app).await?;
        }
        tell_how_to_begin(&app, &setup_code).await?;
        tokio::spawn(job::run_forever(app.clone(), JOB_PAUSE));
        tokio::spawn(warm_up(app.clone()));
        guatu_web::serve(listener, app, door, tls.as_ref(), stopped()).await?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A server without accounts lets nobody in: its console says how to make the first ones.
async fn tell_how_to_begin(app: &App, setup_code: &str) -> Result<()> {
    let mut op = app.read(Actor::system()).await?;
    if first_run::state(&mut op).await?.needed {
        output::say(&format!("系统尚无账号。请打开首页，输入安装码 {setup_code} 建立首批管理员，或运行 guatu init。"))?;
    }
    Ok(())
}

/// Tells who may be tried.
async fn demonstrate(app: &App) -> Result<()> {
    for account in demo::open(app).await? {
        eprintln!("    {:<24} {}  {}", account.login, account.password, account.name);
    }
    Ok(())
}

/// Reads the district before the first page asks for it.
async fn warm_up(app: App) {
    if let Ok(op) = app.read(Actor::system()).await
        && let Err(failure) = op.district(guatu_app::district::AsOf::default()).await
    {
        tracing::warn!(error = %failure, "the district cannot be read");
    }
}

/// Ctrl+C, or the signal by which services are stopped.
async fn stopped() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            return interrupt.await;
        };
        tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
