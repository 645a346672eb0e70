//! One key, and what it seals: `number of the key (4 bytes) ‖ nonce (12 bytes) ‖ ciphertext and tag`.

use std::fmt;

use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, AesGcm};
use guatu_kernel::{Error, Ids, Result, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sm4::Sm4;

type Sm4Gcm = AesGcm<Sm4, U12>;

const NUMBER: usize = 4;
const NONCE: usize = 12;

/// How a key seals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cipher {
    #[serde(rename = "aes-256-gcm")]
    Aes256Gcm,
    /// GB/T 32907 in Galois/counter mode.
    #[serde(rename = "sm4-gcm")]
    Sm4Gcm,
}

impl Cipher {
    const fn key_bytes(self) -> usize {
        match self {
            Self::Aes256Gcm => 32,
            Self::Sm4Gcm => 16,
        }
    }
}

/// A key with its number. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    pub id: u32,
    pub cipher: Cipher,
    pub made_at: Timestamp,
    pub(super) secret: Vec<u8>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("id", &self.id).field("cipher", &self.cipher).finish_non_exhaustive()
    }
}

impl Key {
    /// A key made of chance.
    pub fn new(id: u32, cipher: Cipher, ids: &dyn Ids, made_at: Timestamp) -> Self {
        Self { id, cipher, made_at, secret: ids.secret()[..cipher.key_bytes()].to_vec() }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.secret.len() == self.cipher.key_bytes()
    }

    pub(super) fn seal(&self, ids: &dyn Ids, place: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        // A digest, because only the whole of a secret is promised to be different each time.
        let nonce = &Sha256::digest(ids.secret())[..NONCE];
        let payload = Payload { msg: plain, aad: place };
        let nonce: [u8; NONCE] = nonce.try_into().map_err(Error::internal)?;
        let sealed = match self.cipher {
            Cipher::Aes256Gcm => {
                Aes256Gcm::new_from_slice(&self.secret).map_err(Error::internal)?.encrypt(&nonce.into(), payload)
            }
            Cipher::Sm4Gcm => {
                Sm4Gcm::new_from_slice(&self.secret).map_err(Error::internal)?.encrypt(&nonce.into(), payload)
            }
        };
        let sealed = sealed.map_err(|_| Error::internal("a value could not be sealed"))?;
        Ok([&self.id.to_be_bytes()[..], &nonce, &sealed].concat())
    }

    /// `None` when it was sealed by another key or for another place, or altered since.
    pub(super) fn unseal(&self, place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.get(NUMBER..)?.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let payload = Payload { msg: sealed, aad: place };
        match self.cipher {
            Cipher::Aes256Gcm => Aes256Gcm::new_from_slice(&self.secret).ok()?.decrypt(&nonce.into(), payload).ok(),
            Cipher::Sm4Gcm => Sm4Gcm::new_from_slice(&self.secret).ok()?.decrypt(&nonce.into(), payload).ok(),
        }
    }
}

/// The number of the key that sealed a value.
pub(super) fn key_of(sealed: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(sealed.get(..NUMBER)?.try_into().ok()?))
}
