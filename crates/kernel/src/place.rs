//! Where something stands: integer coordinates and the datum they were measured in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The geodetic datum of a pair of coordinates. Confusing two of them moves a project by up to 700 m.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Datum {
    /// The shifted datum of Chinese web maps.
    #[serde(rename = "GCJ-02")]
    Gcj02,
    #[serde(rename = "WGS-84")]
    Wgs84,
    /// China Geodetic Coordinate System 2000; equal to WGS-84 within centimetres.
    #[serde(rename = "CGCS2000")]
    Cgcs2000,
}

impl Datum {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gcj02 => "GCJ-02",
            Self::Wgs84 => "WGS-84",
            Self::Cgcs2000 => "CGCS2000",
        }
    }
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Datum {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Gcj02, Self::Wgs84, Self::Cgcs2000].into_iter().find(|datum| datum.code() == text).ok_or(())
    }
}

/// A point in millionths of a degree (about 0.1 m).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coordinates {
    /// Longitude east, in 10⁻⁶ degrees.
    pub lng: i32,
    /// Latitude north, in 10⁻⁶ degrees.
    pub lat: i32,
    pub datum: Datum,
}
