//! Hashing passwords: argon2id, a few at a time.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use guatu_kernel::{Error, Result};
use tokio::sync::Semaphore;

/// Where passwords are hashed. Each hash takes tens of milliseconds and 19 MiB, so only as many run at once as there are
/// processors: a flood of sign-ins waits here instead of taking the machine.
#[derive(Debug)]
pub struct Hashing {
    at_once: Semaphore,
    computed: AtomicU64,
}

impl Default for Hashing {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self { at_once: Semaphore::new(processors), computed: AtomicU64::new(0) }
    }
}

/// What a password is compared with when there is no account: the parameters of a real hash, and no password fits it.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The longest password in bytes: four to a character.
const MOST_BYTES: usize = 4 * guatu_domain::password::LONGEST;

impl Hashing {
    /// How many hashes were computed since the start: sign-ins that cost the same computed as many.
    pub fn computed(&self) -> u64 {
        self.computed.load(Ordering::Relaxed)
    }

    /// The text under which a password is kept.
    pub(crate) async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String> {
        let password = password.to_string();
        self.compute(move || {
            let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash: PasswordHash| hash.to_string()).map_err(Error::internal)
        })
        .await?
    }

    /// Whether a password is the one that is kept. Without a kept one the same work is done, for nothing.
    pub(crate) async fn verify(&self, password: &str, kept: Option<&str>) -> Result<bool> {
        let somebody = kept.is_some();
        let kept = kept.unwrap_or(NOBODY).to_string();
        // Nobody's password is that long; it would only cost time.
        let password = if password.len() > MOST_BYTES { String::new() } else { password.to_string() };
        let right = self
            .compute(move || {
                let kept = PasswordHash::new(&kept).map_err(Error::internal)?;
                Ok::<_, Error>(Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
            })
            .await??;
        Ok(right && somebody)
    }

    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _turn = self.at_once.acquire().await.map_err(Error::internal)?;
        self.computed.fetch_add(1, Ordering::Relaxed);
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_alone() {
        let hashing = Hashing::default();
        let kept = hashing.hash("Chun-Feng-7-Li", [7; 16]).await.unwrap();
        assert!(hashing.verify("Chun-Feng-7-Li", Some(&kept)).await.unwrap());
        assert!(!hashing.verify("Chun-Feng-7-li", Some(&kept)).await.unwrap());
        assert_eq!(hashing.computed(), 3);
    }

    #[tokio::test]
    async fn nobody_costs_what_somebody_costs() {
        let hashing = Hashing::default();
        let kept = hashing.hash("Chun-Feng-7-Li", [7; 16]).await.unwrap();
        let parameters = |hash: &str| hash.rsplitn(3, '$').last().unwrap().to_string();
        assert_eq!(parameters(NOBODY), parameters(&kept));
        assert_eq!(parameters(NOBODY), "$argon2id$v=19$m=19456,t=2,p=1");
        let before = hashing.computed();
        assert!(!hashing.verify("Chun-Feng-7-Li", None).await.unwrap());
        assert!(!hashing.verify("", None).await.unwrap());
        assert_eq!(hashing.computed() - before, 2);
    }
}
