//! Everything that was decided about the pools.

use std::collections::BTreeMap;

use guatu_domain::pool::{Admission, ExitRule, Pool, Setting, Target, shipped};

use crate::district::{Recorded, View};

/// The decisions by what they are about, each with all its recordings.
#[derive(Debug, Default)]
pub struct PoolBook {
    settings: BTreeMap<(&'static str, String), Vec<Recorded<Setting>>>,
}

impl PoolBook {
    pub(super) fn of(recorded: Vec<Recorded<Setting>>) -> Self {
        let mut book = Self::default();
        for fact in recorded {
            book.settings.entry((fact.value.kind(), fact.value.key())).or_default().push(fact);
        }
        book
    }

    fn held<'a>(&'a self, view: &'a View) -> impl Iterator<Item = &'a Setting> {
        self.settings.values().filter_map(|facts| view.holding(facts)).map(|fact| &fact.value)
    }

    /// What was last decided about something, from whatever day it holds.
    pub(super) fn latest(&self, kind: &'static str, key: &str) -> Option<&Recorded<Setting>> {
        let facts = self.settings.get(&(kind, key.to_string()))?;
        facts.iter().max_by_key(|fact| (fact.effective_on, fact.recorded_at))
    }

    /// The pools in their order: those that come with the program as far as nothing else was decided, and the district's own.
    pub fn pools(&self, view: &View) -> Vec<Pool> {
        let decided = self.held(view).filter_map(|setting| match setting {
            Setting::Pool(pool) => Some(pool.clone()),
            _ => None,
        });
        let mut pools: BTreeMap<String, Pool> = shipped().into_iter().map(|pool| (pool.code.clone(), pool)).collect();
        pools.extend(decided.map(|pool| (pool.code.clone(), pool)));
        let mut pools: Vec<Pool> = pools.into_values().collect();
        pools.sort_by(|one, other| (one.position, &one.code).cmp(&(other.position, &other.code)));
        pools
    }

    pub fn pool(&self, view: &View, code: &str) -> Option<Pool> {
        self.pools(view).into_iter().find(|pool| pool.code == code)
    }

    pub fn admissions<'a>(&'a self, view: &'a View) -> Vec<&'a Admission> {
        let admission = |setting: &'a Setting| match setting {
            Setting::Admission(admission) => Some(admission),
            _ => None,
        };
        self.held(view).filter_map(admission).collect()
    }

    pub fn exits<'a>(&'a self, view: &'a View) -> Vec<&'a ExitRule> {
        let exit = |setting: &'a Setting| match setting {
            Setting::Exit(rule) => Some(rule),
            _ => None,
        };
        self.held(view).filter_map(exit).collect()
    }

    pub fn targets<'a>(&'a self, view: &'a View) -> Vec<&'a Target> {
        let target = |setting: &'a Setting| match setting {
            Setting::Target(target) => Some(target),
            _ => None,
        };
        self.held(view).filter_map(target).collect()
    }

    /// How many projects a year is to bring into a pool.
    pub fn target(&self, view: &View, year: i32, pool: &str) -> Option<u32> {
        let wanted = |target: &&&Target| target.year == year && target.pool == pool;
        self.targets(view).iter().find(wanted).map(|target| target.projects)
    }
}
