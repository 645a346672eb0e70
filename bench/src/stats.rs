//! What many measured times say together.

use std::fmt;
use std::time::Duration;

/// Times of one kind of request.
#[derive(Debug)]
pub struct Stats {
    sorted: Vec<Duration>,
    elapsed: Duration,
}

impl Stats {
    /// `elapsed` is how long all of them took together, on however many clients.
    pub fn new(mut taken: Vec<Duration>, elapsed: Duration) -> Self {
        taken.sort();
        Self { sorted: taken, elapsed }
    }

    /// The time that `percent` of the requests did not exceed; zero when there were none.
    pub fn percentile(&self, percent: usize) -> Duration {
        let place = (self.sorted.len() * percent).div_ceil(100).saturating_sub(1);
        self.sorted.get(place).copied().unwrap_or_default()
    }

    /// Requests per second.
    pub fn throughput(&self) -> f64 {
        self.sorted.len() as f64 / self.elapsed.as_secs_f64()
    }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p50, p99) = (Time(self.percentile(50)), Time(self.percentile(99)));
        write!(f, "{:.0}/s · {p50} · {p99}", self.throughput())
    }
}

/// A duration with about three digits.
pub struct Time(pub Duration);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        match seconds {
            _ if seconds >= 1.0 => write!(f, "{seconds:.2} s"),
            _ if seconds >= 0.1 => write!(f, "{:.0} ms", seconds * 1e3),
            _ if seconds >= 0.01 => write!(f, "{:.1} ms", seconds * 1e3),
            _ => write!(f, "{:.2} ms", seconds * 1e3),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let stats = Stats::new((1..=200).rev().map(Duration::from_millis).collect(), Duration::from_secs(2));
        assert_eq!(stats.percentile(50), Duration::from_millis(100));
        assert_eq!(stats.percentile(99), Duration::from_millis(198));
        assert_eq!(stats.to_string(), "100/s · 100 ms · 198 ms");
    }

    #[test]
    fn no_requests_take_no_time() {
        assert_eq!(Stats::new(Vec::new(), Duration::from_secs(1)).percentile(99), Duration::ZERO);
    }
}
