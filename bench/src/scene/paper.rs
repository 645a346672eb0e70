//! The weekly bulletin of a district of ordinary size.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Stage;
use crate::client::Client;
use crate::report::Report;
use crate::stats::Time;
use crate::workload;

/// The district whose bulletin is about twenty pages long.
pub const PROJECTS: usize = 500;

/// Makes a bulletin and draws it; of each the first (fonts are read then) and the best of five.
pub fn measure(stage: &Stage<'_>, report: &mut Report) -> Result<()> {
    let server = stage.program.serve(stage.database)?;
    let client = server.client();
    let begun = Instant::now();
    let made = client.post("/api/bulletins", &json!({ "as_of": workload::as_of().to_string() }))?;
    stage.tell(report, "Bulletin: made", Time(begun.elapsed()));
    let made: Value = serde_json::from_slice(&made).context("the answer is no JSON")?;
    let id = made["id"].as_str().context("the bulletin has no id")?;
    let (first, best) = draw(&client, id, "pdf")?;
    stage.tell(report, "Bulletin: PDF (first · best)", format!("{} · {}", Time(first), Time(best)));
    let (first, best) = draw(&client, id, "docx")?;
    stage.tell(report, "Bulletin: DOCX (first · best)", format!("{} · {}", Time(first), Time(best)));
    Ok(())
}

fn draw(client: &Client, id: &str, kind: &str) -> Result<(Duration, Duration)> {
    let mut times = Vec::new();
    for _ in 0..6 {
        let begun = Instant::now();
        client.get(&format!("/api/bulletins/{id}/bulletin.{kind}"))?;
        times.push(begun.elapsed());
    }
    Ok((times[0], times[1..].iter().min().copied().unwrap_or_default()))
}
