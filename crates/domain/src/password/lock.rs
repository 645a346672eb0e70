//! How many wrong passwords are borne, and how long the next one then has to wait.

/// After every so many failures in a row the door stays shut, each time twice as long, up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockRule {
    /// Failures that are borne before each lock.
    pub failures: i64,
}

/// One account tried from one address.
pub const PER_ACCOUNT_AND_SOURCE: LockRule = LockRule { failures: 5 };
/// Any accounts tried from one address, behind which a whole office may sit.
pub const PER_SOURCE: LockRule = LockRule { failures: 50 };
/// One account tried from anywhere.
pub const PER_ACCOUNT: LockRule = LockRule { failures: 100 };

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

impl LockRule {
    /// A row of failures is forgotten this long after its last one, in seconds.
    pub const FORGOTTEN_AFTER: i64 = DAY;

    /// How long the door is shut after this many failures, in seconds; `None` while more are borne.
    pub fn seconds(self, failures: i64) -> Option<i64> {
        if failures <= 0 || failures % self.failures != 0 {
            return None;
        }
        let doublings = u32::try_from(failures / self.failures - 1).unwrap_or(u32::MAX).min(10);
        Some(((15 * MINUTE) << doublings).min(DAY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fifth_failure_shuts_the_door_twice_as_long_up_to_a_day() {
        let cases = [
            (0, None),
            (1, None),
            (4, None),
            (5, Some(15)),
            (6, None),
            (9, None),
            (10, Some(30)),
            (15, Some(60)),
            (20, Some(120)),
            (35, Some(960)),
            (40, Some(1440)),
            (45, Some(1440)),
            (5_000_000, Some(1440)),
        ];
        for (failures, minutes) in cases {
            assert_eq!(PER_ACCOUNT_AND_SOURCE.seconds(failures), minutes.map(|it: i64| it * 60), "{failures}");
        }
    }

    #[test]
    fn an_office_behind_one_address_and_an_account_from_anywhere_bear_more() {
        assert_eq!(PER_SOURCE.seconds(49), None);
        assert_eq!(PER_SOURCE.seconds(50), Some(900));
        assert_eq!(PER_ACCOUNT.seconds(99), None);
        assert_eq!(PER_ACCOUNT.seconds(100), Some(900));
    }
}
