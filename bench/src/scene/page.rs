//! What people do all day: look at lists, the wall and projects, and report a month.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::Stage;
use super::rule::LADDER;
use crate::client::{Bounds, CLIENTS, Client, load};
use crate::people;
use crate::report::Report;
use crate::stats::{Stats, Time};
use crate::workload;

/// Measures reading and writing through one running server.
pub fn measure(stage: &Stage<'_>, report: &mut Report) -> Result<()> {
    let server = stage.program.serve(stage.database)?;
    let client = server.client();
    let begun = Instant::now();
    client.get(&list(0))?;
    stage.tell(report, "First list after the start (district read and evaluated)", Time(begun.elapsed()));
    if let Some(memory) = server.memory() {
        stage.tell(report, "Memory after the first list, and its peak", mebibytes(memory.now, memory.most));
    }
    read(stage, report, &client)?;
    let written = write(stage, &client)?;
    stage.tell(report, "Write: one project's month, one client (req/s · p50 · p99)", &written.writes);
    stage.tell(report, "List of 50 right after a write (req/s · p50 · p99)", &written.reads);
    let both = load(&client, CLIENTS, stage.bounds, |client, number| submit(client, stage.projects, number, 7))?;
    stage.tell(report, "Write: one project's month, two clients (req/s · p50 · p99)", both);
    if let Some(memory) = server.memory() {
        stage.tell(report, "Memory after the load, and its peak", mebibytes(memory.now, memory.most));
    }
    Ok(())
}

fn mebibytes(now: u64, most: u64) -> String {
    format!("{} · {} MiB", now >> 10, most >> 10)
}

fn read(stage: &Stage<'_>, report: &mut Report, client: &Client) -> Result<()> {
    let date = workload::as_of();
    let sizes = stage.projects;
    let get = |path: &(dyn Fn(usize) -> String + Sync)| {
        load(client, CLIENTS, stage.bounds, |client, number| client.get(&path(number)).map(drop))
    };
    let lists = get(&list)?;
    stage.tell(report, "List of 50, filtered and sorted (req/s · p50 · p99)", lists);
    let scoped = client.asked_by(people::SCOPED);
    let narrowed = load(&scoped, CLIENTS, stage.bounds, |client, number| client.get(&list(number)).map(drop))?;
    stage.tell(report, "The same list within a scope of 300 units (req/s · p50 · p99)", narrowed);
    let packed = load(client, CLIENTS, stage.bounds, |client, number| {
        client.get_as(&list(number), "gzip, deflate, br").map(drop)
    })?;
    stage.tell(report, "The same list, compressed for a browser (req/s · p50 · p99)", packed);
    let searches = get(&|number| format!("/api/projects?as_of={date}&q=dxl&limit=50&offset={}", number % 5 * 50))?;
    stage.tell(report, "Search by pinyin initials, 50 rows (req/s · p50 · p99)", searches);
    let projects =
        get(&|number| format!("/api/projects/{}?as_of={date}", workload::code(number.wrapping_mul(7_919) % sizes)))?;
    stage.tell(report, "Project page (req/s · p50 · p99)", projects);
    let walls = get(&|_| format!("/api/wall?as_of={date}"))?;
    stage.tell(report, "Wall aggregates (req/s · p50 · p99)", walls);
    let boards = get(&|_| format!("/api/pools?as_of={date}"))?;
    stage.tell(report, "Board of the pools (req/s · p50 · p99)", boards);
    rules(stage, report, client)
}

/// What another rule set would change: one that ranks and remembers, against the one in force.
fn rules(stage: &Stage<'_>, report: &mut Report, client: &Client) -> Result<()> {
    let rules = json!({ "text": LADDER });
    let begun = Instant::now();
    client.post("/api/rules/dry-run", &json!({ "rules": rules, "as_of": workload::as_of() }))?;
    stage.tell(report, "Dry run of a rule set with ranking and memory", Time(begun.elapsed()));
    let begun = Instant::now();
    client.post("/api/rules/back-test", &json!({ "rules": rules, "until": workload::last_month().to_string() }))?;
    stage.tell(report, "Its back-test of 12 months against the set in force", Time(begun.elapsed()));
    Ok(())
}

/// A list like those that people look at: a sector and two lights, the farthest behind first, now this page, now that.
fn list(number: usize) -> String {
    let sort = ["-behind_pp", "-plan", "name", "done_pct"][number % 4];
    let sector = "%E5%9F%BA%E7%A1%80%E8%AE%BE%E6%96%BD%E5%BB%BA%E8%AE%BE";
    let offset = number % 3 * 50;
    format!(
        "/api/projects?as_of={}&sector={sector}&light=green,blue&sort={sort}&limit=50&offset={offset}",
        workload::as_of()
    )
}

struct Written {
    writes: Stats,
    reads: Stats,
}

/// Writes and reads by turns, so that every read has to take in what was just written.
fn write(stage: &Stage<'_>, client: &Client) -> Result<Written> {
    let (mut writes, mut reads) = (Vec::new(), Vec::new());
    let Bounds { requests, time } = stage.bounds;
    let begun = Instant::now();
    for number in 0..requests {
        let sent = Instant::now();
        submit(client, stage.projects, number, 3)?;
        writes.push(sent.elapsed());
        let sent = Instant::now();
        client.get(&list(number))?;
        reads.push(sent.elapsed());
        if begun.elapsed() > 2 * time {
            break;
        }
    }
    let total = |times: &[Duration]| times.iter().sum();
    let (written, read) = (total(&writes), total(&reads));
    Ok(Written { writes: Stats::new(writes, written), reads: Stats::new(reads, read) })
}

/// Submits the last month's report of one project. `variant` keeps two loads from sending the same report twice, which
/// would record nothing.
fn submit(client: &Client, projects: usize, number: usize, variant: usize) -> Result<()> {
    let project = number.wrapping_mul(7_919) % projects;
    let unit = workload::units().swap_remove(workload::unit_of(project)).id;
    let done = format!("{}.{variant}", 1 + number % 900);
    let cells =
        json!({ "done_month": done, "done_year": "99999", "started": "是", "visual": "主体施工", "problem": "" });
    let body = json!({ "unit": unit.to_string(), "rows": [{ "code": workload::code(project), "cells": cells }] });
    let answer = client.post(&format!("/api/reporting/{}/submit", workload::last_month()), &body)?;
    let answer: Value = serde_json::from_slice(&answer).context("the answer is no JSON")?;
    if answer["submitted"] != 1 {
        bail!("the report was not taken: {answer}");
    }
    Ok(())
}
