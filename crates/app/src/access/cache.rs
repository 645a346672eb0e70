//! Rights and sessions that were looked up, kept until the counter `access` moves or the day turns.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::NaiveDate;
use guatu_domain::access::Rights;
use guatu_kernel::{AccountId, Error, Result, Timestamp};

use crate::App;
use crate::sign_in::session::Signed;

/// When something was looked up: it holds only as long as both stay the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    seq: i64,
    pub day: NaiveDate,
}

/// At most this many sessions and accounts are remembered; beyond it everything is looked up anew.
const MOST: usize = 20_000;

#[derive(Debug, Default)]
pub(crate) struct AccessCache(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    moment: Option<Moment>,
    rights: HashMap<AccountId, Arc<Rights>>,
    sessions: HashMap<[u8; 32], Signed>,
}

impl AccessCache {
    /// The moment that a look-up belongs to. To be taken before the look-up itself.
    pub async fn moment(&self, app: &App) -> Result<Moment> {
        let seq = app.db().read().number("SELECT value FROM counter WHERE name = 'access'", []).await?;
        Ok(Moment { seq, day: app.now().date() })
    }

    pub fn rights(&self, moment: Moment, account: AccountId) -> Result<Option<Arc<Rights>>> {
        Ok(self.at(moment, |kept| kept.rights.get(&account).cloned())?.flatten())
    }

    pub fn session(&self, moment: Moment, hash: &[u8; 32]) -> Result<Option<Signed>> {
        Ok(self.at(moment, |kept| kept.sessions.get(hash).cloned())?.flatten())
    }

    pub fn keep_rights(&self, moment: Moment, account: AccountId, rights: Arc<Rights>) -> Result<()> {
        self.keep(moment, |kept| drop(kept.rights.insert(account, rights)))
    }

    pub fn keep_session(&self, moment: Moment, hash: [u8; 32], signed: Signed) -> Result<()> {
        self.keep(moment, |kept| drop(kept.sessions.insert(hash, signed)))
    }

    /// Notes that a kept session was used.
    pub fn touch(&self, hash: &[u8; 32], now: Timestamp) -> Result<()> {
        if let Some(signed) = self.0.write().map_err(poisoned)?.sessions.get_mut(hash) {
            signed.seen_at = now;
        }
        Ok(())
    }

    fn at<T>(&self, moment: Moment, look: impl Fn(&Kept) -> T) -> Result<Option<T>> {
        let kept = self.0.read().map_err(poisoned)?;
        Ok((kept.moment == Some(moment)).then(|| look(&kept)))
    }

    fn keep(&self, moment: Moment, add: impl FnOnce(&mut Kept)) -> Result<()> {
        let mut kept = self.0.write().map_err(poisoned)?;
        if kept.moment != Some(moment) || kept.sessions.len() > MOST || kept.rights.len() > MOST {
            *kept = Kept { moment: Some(moment), ..Kept::default() };
        }
        add(&mut kept);
        Ok(())
    }
}

fn poisoned<T>(_: std::sync::PoisonError<T>) -> Error {
    Error::internal("the cache of rights is poisoned")
}
