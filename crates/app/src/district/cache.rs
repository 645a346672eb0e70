//! Districts kept in memory. A page costs one look at the audit number; what changed since is read, nothing else.

use std::sync::{Arc, RwLock};

use chrono::NaiveDate;
use guatu_kernel::{Error, ProjectId, Result, Timestamp};
use tokio::sync::Mutex;

use super::{District, Ledger, Lens, View};
use crate::{App, audit};

/// How many dates are kept at once: the ends of a year's months, and some days besides.
const MOST: usize = 16;

/// What is kept, and a lock that lets only one reader bring it up to date.
#[derive(Debug, Default)]
pub struct Cache {
    kept: RwLock<Kept>,
    refreshing: Mutex<()>,
}

#[derive(Debug, Clone, Default)]
struct Kept {
    ledger: Option<Arc<Ledger>>,
    /// Newest last. Only views of what is known now: those of the past are made when asked for.
    districts: Vec<Arc<District>>,
}

impl Kept {
    fn district(&self, seq: i64, date: NaiveDate) -> Option<Arc<District>> {
        self.districts.iter().find(|district| district.ledger().seq == seq && district.view().as_of == date).cloned()
    }
}

/// Everything recorded is known: the point of view of the present.
pub(crate) fn present() -> Timestamp {
    Timestamp::from_micros(i64::MAX / 4).expect("a far instant")
}

impl Cache {
    pub(crate) async fn district(
        &self,
        app: &App,
        date: NaiveDate,
        known_at: Option<Timestamp>,
    ) -> Result<Arc<District>> {
        if let Some(known_at) = known_at {
            let ledger = self.ledger(app).await?;
            return build(Lens::new(ledger, View { as_of: date, known_at }, None), None).await;
        }
        let seq = audit::last(&app.db().read()).await?;
        if let Some(district) = self.kept()?.district(seq, date) {
            return Ok(district);
        }
        let _turn = self.refreshing.lock().await;
        let (ledger, changed) = self.refresh(app).await?;
        let kept = self.kept()?;
        if let Some(district) = kept.district(ledger.seq, date) {
            return Ok(district);
        }
        let earlier = kept.districts.iter().find(|district| district.view().as_of == date).cloned();
        let earlier = earlier.filter(|district| changed.as_ref().is_some_and(|(seq, _)| *seq == district.ledger().seq));
        let basis = earlier.zip(changed.map(|(_, projects)| projects));
        let district = build(Lens::new(ledger, View { as_of: date, known_at: present() }, None), basis).await?;
        self.keep(&district)?;
        Ok(district)
    }

    pub(crate) async fn ledger(&self, app: &App) -> Result<Arc<Ledger>> {
        let seq = audit::last(&app.db().read()).await?;
        if let Some(ledger) = self.kept()?.ledger.filter(|ledger| ledger.seq == seq) {
            return Ok(ledger);
        }
        let _turn = self.refreshing.lock().await;
        Ok(self.refresh(app).await?.0)
    }

    /// Brings the ledger up to date; tells from which number on, and which projects changed.
    async fn refresh(&self, app: &App) -> Result<(Arc<Ledger>, Option<(i64, Vec<ProjectId>)>)> {
        let session = app.db().read();
        let (ledger, changed) = match self.kept()?.ledger {
            Some(ledger) => {
                if audit::last(&session).await? == ledger.seq {
                    return Ok((ledger, None));
                }
                let before = ledger.seq;
                let (ledger, changed) = ledger.refreshed(&session).await?;
                (ledger, changed.map(|projects| (before, projects)))
            }
            None => (Ledger::load(&session).await?, None),
        };
        let ledger = Arc::new(ledger);
        self.kept.write().map_err(poisoned)?.ledger = Some(ledger.clone());
        Ok((ledger, changed))
    }

    fn kept(&self) -> Result<Kept> {
        Ok(self.kept.read().map_err(poisoned)?.clone())
    }

    fn keep(&self, district: &Arc<District>) -> Result<()> {
        let mut kept = self.kept.write().map_err(poisoned)?;
        kept.districts.retain(|other| other.view().as_of != district.view().as_of);
        kept.districts.push(district.clone());
        if kept.districts.len() > MOST {
            kept.districts.remove(0);
        }
        Ok(())
    }
}

fn poisoned<T>(_: std::sync::PoisonError<T>) -> Error {
    Error::internal("the district cache is poisoned")
}

/// Lights of many projects are work for a processor, not for the threads that answer requests.
async fn build(lens: Lens, basis: Option<(Arc<District>, Vec<ProjectId>)>) -> Result<Arc<District>> {
    let made = tokio::task::spawn_blocking(move || match basis {
        Some((district, changed)) => district.refreshed(lens, &changed),
        None => District::new(lens),
    });
    made.await.map_err(Error::internal)?.map(Arc::new)
}
