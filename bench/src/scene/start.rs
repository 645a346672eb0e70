//! The start of the server, the memory it then holds, and the weight of the first page.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::Stage;
use crate::client::Client;
use crate::report::Report;
use crate::stats::{Stats, Time};

const STARTS: usize = 5;

/// From the start of the process to the first answer; the median of five starts. Then the memory of an idle server.
pub fn measure(stage: &Stage<'_>, report: &mut Report) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(stage.program.serve(stage.database)?.started_in);
    }
    stage.tell(report, "Cold start, to the first answer", Time(Stats::new(times, Duration::ZERO).percentile(50)));
    let server = stage.program.serve(stage.database)?;
    // The district is read in the background.
    server.client().get("/api/projects?limit=1")?;
    thread::sleep(Duration::from_secs(1));
    if let Some(memory) = server.memory() {
        stage.tell(report, "Memory idle, and its peak", format!("{} · {} MiB", memory.now >> 10, memory.most >> 10));
    }
    let weight = first_page(&server.client())?;
    stage.tell(report, "First page: HTML, entry scripts and styles, compressed", format!("{} kB", weight / 1_000));
    Ok(())
}

/// Bytes over the wire of the page and of everything its HTML names.
fn first_page(client: &Client) -> Result<usize> {
    let html = String::from_utf8(client.get("/wall")?).context("the page is no text")?;
    let paths: BTreeSet<&str> =
        html.split(['"', '\'']).filter(|part| part.starts_with("/assets/") || part.ends_with(".svg")).collect();
    let mut bytes = client.get_as("/wall", ENCODINGS)?.len();
    for path in paths {
        bytes += client.get_as(path, ENCODINGS)?.len();
    }
    Ok(bytes)
}

const ENCODINGS: &str = "gzip, deflate, br";
