use guatu_kernel::id::CountingIds;

use super::*;

fn ring(cipher: Cipher) -> KeyRing {
    KeyRing::of(vec![Key::new(1, cipher, &CountingIds::default(), Timestamp::from_micros(0).unwrap())])
}

const CIPHERS: [Cipher; 2] = [Cipher::Aes256Gcm, Cipher::Sm4Gcm];

fn place(column: &'static str, row: u128) -> Place {
    Place::account(column, Uuid::from_u128(row))
}

#[test]
fn what_is_sealed_opens_in_its_own_place_alone() {
    let ids = CountingIds::default();
    for cipher in CIPHERS {
        let ring = ring(cipher);
        let sealed = ring.seal(&ids, place("phone", 1), b"13800005678").unwrap();
        assert!(!sealed.windows(4).any(|window| window == b"1380"));
        assert_eq!(ring.unseal(place("phone", 1), &sealed).unwrap(), b"13800005678");
        assert!(ring.unseal(place("phone", 2), &sealed).is_err());
        assert!(ring.unseal(place("id_number", 1), &sealed).is_err());
    }
}

#[test]
fn an_altered_value_does_not_open() {
    let ids = CountingIds::default();
    for cipher in CIPHERS {
        let ring = ring(cipher);
        let sealed = ring.seal(&ids, place("phone", 1), b"13800005678").unwrap();
        for byte in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[byte] ^= 1;
            assert!(ring.unseal(place("phone", 1), &altered).is_err(), "byte {byte}");
            assert!(ring.unseal(place("phone", 1), &sealed[..byte]).is_err(), "cut at {byte}");
        }
    }
}

#[test]
fn the_same_value_is_sealed_differently_each_time() {
    let ids = CountingIds::default();
    let ring = ring(Cipher::Aes256Gcm);
    let seal = || ring.seal(&ids, place("phone", 1), b"13800005678").unwrap();
    let (one, other) = (seal(), seal());
    assert_ne!(one[4..16], other[4..16], "the nonce");
    assert_ne!(one[16..], other[16..]);
}

#[test]
fn a_new_key_seals_and_the_old_one_still_opens() {
    let ids = CountingIds::default();
    let ring = ring(Cipher::Aes256Gcm);
    let old = ring.seal(&ids, place("phone", 1), b"1").unwrap();
    assert_eq!(ring.add(Cipher::Sm4Gcm, &ids, Timestamp::from_micros(0).unwrap()).unwrap(), 2);
    let new = ring.seal(&ids, place("phone", 1), b"1").unwrap();
    assert_eq!((cipher::key_of(&old), cipher::key_of(&new)), (Some(1), Some(2)));
    for sealed in [old, new] {
        assert_eq!(ring.unseal(place("phone", 1), &sealed).unwrap(), b"1");
    }
}

#[test]
fn a_key_that_another_server_added_is_found_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys/seal.toml");
    let ids = CountingIds::default();
    let now = Timestamp::from_micros(0).unwrap();
    let one = KeyRing::open_or_make(&path, Cipher::Aes256Gcm, &ids, now).unwrap();
    let other = KeyRing::open_or_make(&path, Cipher::Aes256Gcm, &ids, now).unwrap();
    one.add(Cipher::Sm4Gcm, &ids, now).unwrap();
    let sealed = one.seal(&ids, place("phone", 1), b"1").unwrap();
    assert_eq!(other.unseal(place("phone", 1), &sealed).unwrap(), b"1");
    assert_eq!(other.newest().unwrap(), 2);
}

#[cfg(unix)]
#[test]
fn the_key_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seal.toml");
    let now = Timestamp::from_micros(0).unwrap();
    let ring = KeyRing::open_or_make(&path, Cipher::Aes256Gcm, &CountingIds::default(), now).unwrap();
    ring.add(Cipher::Aes256Gcm, &CountingIds::default(), now).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_damaged_key_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seal.toml");
    for text in [
        "",
        "key = []",
        "[[key]]\nid = 1\ncipher = \"none\"\nmade_at = \"2023-04-01T00:00:00Z\"\nsecret = \"00\"",
        "[[key]]\nid = 1\ncipher = \"sm4-gcm\"\nmade_at = \"2023-04-01T00:00:00Z\"\nsecret = \"00\"",
        "[[key]]\nid = 1\ncipher = \"sm4-gcm\"\nmade_at = \"2023-04-01T00:00:00Z\"\nsecret = \"zz\"",
    ] {
        std::fs::write(&path, text).unwrap();
        assert!(KeyRing::open(&path).is_err(), "{text}");
    }
}

#[test]
fn a_key_is_never_shown() {
    let shown = format!("{:?}", ring(Cipher::Aes256Gcm));
    assert!(!shown.contains("secret"), "{shown}");
}
