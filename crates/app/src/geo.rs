//! Datums: the published shift between WGS-84 and the datum of Chinese web maps.
//!
//! The shift is defined by trigonometric series, so this is one of the few places with floating point; a millionth of a
//! degree in, a millionth of a degree out. CGCS2000 and WGS-84 agree within centimetres and are not told apart.

use std::f64::consts::PI;

use guatu_kernel::{Coordinates, Datum};

/// Semi-major axis (m) and squared eccentricity of the Krasovsky ellipsoid, on which the shift is defined.
const AXIS: f64 = 6_378_245.0;
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;

/// The same point in another datum.
pub fn convert(point: Coordinates, to: Datum) -> Coordinates {
    let shifted = |datum| datum == Datum::Gcj02;
    let moved = match (shifted(point.datum), shifted(to)) {
        (true, false) => unshift(point),
        (false, true) => shift(point),
        _ => point,
    };
    Coordinates { datum: to, ..moved }
}

fn shift(point: Coordinates) -> Coordinates {
    let (lng, lat) = (degrees(point.lng), degrees(point.lat));
    if !in_china(lng, lat) {
        return point;
    }
    let (east, north) = offset(lng, lat);
    Coordinates { lng: millionths(lng + east), lat: millionths(lat + north), ..point }
}

/// The shift has no closed inverse: three rounds of correction bring it below a millionth of a degree.
fn unshift(point: Coordinates) -> Coordinates {
    let (lng, lat) = (degrees(point.lng), degrees(point.lat));
    if !in_china(lng, lat) {
        return point;
    }
    let (mut east, mut north) = (lng, lat);
    for _ in 0..3 {
        let (by_east, by_north) = offset(east, north);
        (east, north) = (lng - by_east, lat - by_north);
    }
    Coordinates { lng: millionths(east), lat: millionths(north), ..point }
}

fn offset(lng: f64, lat: f64) -> (f64, f64) {
    let (x, y) = (lng - 105.0, lat - 35.0);
    let waves = |value: f64| (20.0 * (6.0 * value * PI).sin() + 20.0 * (2.0 * value * PI).sin()) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + waves(x)
        + (20.0 * (y * PI).sin() + 40.0 * (y / 3.0 * PI).sin()) * 2.0 / 3.0
        + (160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin()) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + waves(x)
        + (20.0 * (x * PI).sin() + 40.0 * (x / 3.0 * PI).sin()) * 2.0 / 3.0
        + (150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin()) * 2.0 / 3.0;
    let radians = lat / 180.0 * PI;
    let magic = 1.0 - ECCENTRICITY * radians.sin() * radians.sin();
    let root = magic.sqrt();
    (
        east * 180.0 / (AXIS / root * radians.cos() * PI),
        north * 180.0 / (AXIS * (1.0 - ECCENTRICITY) / (magic * root) * PI),
    )
}

fn in_china(lng: f64, lat: f64) -> bool {
    (72.004..=137.8347).contains(&lng) && (0.8293..=55.8271).contains(&lat)
}

fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1e6
}

#[expect(clippy::cast_possible_truncation, reason = "degrees of the globe fit by far")]
fn millionths(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(lng: i32, lat: i32, datum: Datum) -> Coordinates {
        Coordinates { lng, lat, datum }
    }

    #[test]
    fn there_and_back_is_the_same_place() {
        for (lng, lat) in [(113_640_100, 34_724_468), (121_473_701, 31_230_416), (87_616_880, 43_826_630)] {
            let start = at(lng, lat, Datum::Wgs84);
            let there = convert(start, Datum::Gcj02);
            let back = convert(there, Datum::Cgcs2000);
            assert!((there.lng - lng).abs() > 500, "the shift is hundreds of metres");
            assert!((back.lng - lng).abs() <= 2 && (back.lat - lat).abs() <= 2, "{back:?}");
        }
    }

    #[test]
    fn a_known_pair_agrees_within_a_metre() {
        let tiananmen = convert(at(116_391_350, 39_907_375, Datum::Wgs84), Datum::Gcj02);
        assert!((tiananmen.lng - 116_397_588).abs() < 20 && (tiananmen.lat - 39_908_777).abs() < 20, "{tiananmen:?}");
    }

    #[test]
    fn outside_china_nothing_is_shifted() {
        let london = at(-127_758, 51_507_351, Datum::Wgs84);
        assert_eq!(convert(london, Datum::Gcj02), Coordinates { datum: Datum::Gcj02, ..london });
    }
}
