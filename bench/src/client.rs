//! Requests over real HTTP with kept connections, and loads made of them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::people;
use crate::stats::Stats;

/// How many clients ask at once.
pub const CLIENTS: usize = 2;

/// One client with its own connections.
pub struct Client {
    agent: ureq::Agent,
    address: String,
    /// Whose session its requests carry.
    token: &'static str,
}

impl Client {
    /// A client of the key-project office.
    pub fn new(address: &str) -> Self {
        Self::of(people::OFFICE, address)
    }

    fn of(token: &'static str, address: &str) -> Self {
        Self { agent: ureq::Agent::config_builder().build().new_agent(), address: address.into(), token }
    }

    fn again(&self) -> Self {
        Self::of(self.token, &self.address)
    }

    /// The same server asked by somebody else.
    pub fn asked_by(&self, token: &'static str) -> Self {
        Self::of(token, &self.address)
    }

    fn cookie(&self) -> String {
        format!("guatu_session={}", self.token)
    }

    /// The body of an answer, uncompressed.
    pub fn get(&self, path: &str) -> Result<Vec<u8>> {
        self.get_as(path, "identity")
    }

    /// The body of an answer as it comes over the wire to a client that accepts these encodings.
    pub fn get_as(&self, path: &str, encodings: &str) -> Result<Vec<u8>> {
        let request = self.agent.get(format!("{}{path}", self.address)).header("accept-encoding", encodings);
        let request = request.header("cookie", self.cookie());
        body(request.call().with_context(|| path.to_string())?)
    }

    /// Sends JSON; the body of the answer.
    pub fn post(&self, path: &str, json: &serde_json::Value) -> Result<Vec<u8>> {
        let request = self.agent.post(format!("{}{path}", self.address)).header("content-type", "application/json");
        let request = request.header("cookie", self.cookie()).header("sec-fetch-site", "same-origin");
        body(request.send(json.to_string()).with_context(|| path.to_string())?)
    }
}

fn body(mut response: ureq::http::Response<ureq::Body>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::copy(&mut response.body_mut().as_reader(), &mut bytes).context("the answer breaks off")?;
    Ok(bytes)
}

/// How long a load lasts: whichever comes first.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    pub requests: usize,
    pub time: Duration,
}

/// Sends requests from several clients at once, each on its own connection. `request` gets a client and a number that
/// no other request of this load has. A few requests go ahead unmeasured.
pub fn load<F>(client: &Client, clients: usize, bounds: Bounds, request: F) -> Result<Stats>
where
    F: Fn(&Client, usize) -> Result<()> + Sync,
{
    const AHEAD: usize = 4;
    for number in 0..AHEAD {
        request(client, number)?;
    }
    let next = AtomicUsize::new(AHEAD);
    let begun = Instant::now();
    let work = || -> Result<Vec<Duration>> {
        let own = client.again();
        let mut taken = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= bounds.requests + AHEAD || begun.elapsed() > bounds.time {
                return Ok(taken);
            }
            let sent = Instant::now();
            request(&own, number)?;
            taken.push(sent.elapsed());
        }
    };
    let taken = thread::scope(|scope| -> Result<Vec<Duration>> {
        let workers: Vec<_> = (0..clients).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.join().map_err(|_| anyhow::anyhow!("a client panicked"))??);
        }
        Ok(all)
    })?;
    Ok(Stats::new(taken, begun.elapsed()))
}
