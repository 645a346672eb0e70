//! Secrets that people type: one-time passwords and recovery codes.

use sha2::{Digest, Sha256};

/// Letters and digits that nobody mistakes for one another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Groups of four characters, as `k7mq-2xwd-…`: five bits each.
fn groups(chance: [u8; 32], count: usize) -> String {
    let digest: [u8; 32] = Sha256::digest(chance).into();
    let groups = digest.chunks(4).take(count);
    let group = |bytes: &[u8]| bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect::<String>();
    groups.map(group).collect::<Vec<_>>().join("-")
}

/// A password that is good for one sign-in: 80 bits.
pub fn one_time(chance: [u8; 32]) -> String {
    groups(chance, 4)
}

/// A code that replaces the second factor once: 120 bits.
pub(crate) fn recovery(chance: [u8; 32]) -> String {
    groups(chance, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_typed_in_groups_of_four() {
        assert_eq!(LETTERS.iter().collect::<std::collections::BTreeSet<_>>().len(), 32);
        let (one, other) = (one_time([1; 32]), one_time([2; 32]));
        assert_ne!(one, other);
        assert_eq!(one.len(), 19);
        assert_eq!(recovery([1; 32]).len(), 29);
    }
}
