//! Instants come from an injected clock and carry microseconds, the grain that both databases keep.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An instant in UTC, whole microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// Truncates to microseconds.
    pub fn new(instant: DateTime<Utc>) -> Self {
        Self::from_micros(instant.timestamp_micros()).unwrap_or(Self(instant))
    }

    /// Microseconds since 1970, as stored. `None` outside the years chrono can hold.
    pub fn from_micros(micros: i64) -> Option<Self> {
        DateTime::from_timestamp_micros(micros).map(Self)
    }

    pub fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The business date of this instant in China (UTC+8, no summer time).
    pub fn date(self) -> NaiveDate {
        self.local().date_naive()
    }

    /// The instant as a Chinese wall clock shows it.
    pub fn local(self) -> DateTime<FixedOffset> {
        self.0.with_timezone(&FixedOffset::east_opt(8 * 3600).expect("UTC+8 exists"))
    }
}

/// Shown in Chinese time: `2023-03-31 17:05:00`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.local().format("%Y-%m-%d %H:%M:%S").fmt(f)
    }
}

/// Where the present comes from. Read once per operation.
pub trait Clock: Send + Sync + fmt::Debug {
    fn now(&self) -> Timestamp;
}

/// The operating system's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the present is read")]
    fn now(&self) -> Timestamp {
        Timestamp::new(Utc::now())
    }
}

/// A clock that stands still until it is told otherwise.
#[derive(Debug)]
pub struct FrozenClock(std::sync::Mutex<Timestamp>);

impl FrozenClock {
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(std::sync::Mutex::new(Timestamp::new(instant)))
    }

    pub fn set(&self, instant: DateTime<Utc>) {
        *self.0.lock().expect("clock") = Timestamp::new(instant);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("clock")
    }
}
