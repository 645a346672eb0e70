//! `guatu`: the server and its command line. Wiring only; what happens is in `app`.

mod command;
mod config;
mod output;
mod setup;

use std::process::ExitCode;

use clap::Parser;
use command::Command;

/// Imports, exports and lists make many small things on several threads, where this is faster than the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// 挂图 Guatu: the system behind a district's wall of key projects.
#[derive(Debug, Parser)]
#[command(name = "guatu", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("GUATU_LOG").unwrap_or_else(|_| "warn,guatu=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => {
            eprintln!("{cause}");
            return ExitCode::from(2);
        }
    };
    match runtime.block_on(command::run(cli.command)) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{}", output::sentence(&failure));
            ExitCode::from(2)
        }
    }
}
