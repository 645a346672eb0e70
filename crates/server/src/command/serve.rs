//! `guatu serve`.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use guatu_app::{App, job};
use guatu_domain::access::Actor;
use guatu_kernel::{Error, Result, Unfit};

use crate::output;
use crate::setup::Common;

/// How often the server looks for jobs.
const JOB_PAUSE: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    common: Common,
    /// The address to listen on; only loopback until sign-in exists.
    #[arg(long)]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub async fn run(self) -> Result<ExitCode> {
        let address = match self.listen {
            Some(address) => address,
            None => self.common.settings()?.listen,
        };
        if !address.ip().is_loopback() {
            return Err(Error::invalid("listen", address, Unfit::NotLoopback));
        }
        let app = self.common.app().await?;
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .map_err(|cause| Error::invalid("listen", address, Unfit::AddressTaken).because(cause))?;
        output::say(&format!("http://{}", listener.local_addr().map_err(Error::internal)?))?;
        tokio::spawn(job::run_forever(app.clone(), JOB_PAUSE));
        tokio::spawn(warm_up(app.clone()));
        guatu_web::serve(listener, app, stopped()).await.map_err(Error::internal)?;
        Ok(ExitCode::SUCCESS)
    }
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
