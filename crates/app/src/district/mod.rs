//! The district at a date: every project with its plan, progress and light. List, wall, papers, figures and the command
//! line all read this one thing, so that the same question has the same answer everywhere.

mod cache;
pub(crate) mod judge;
mod ledger;
mod lens;
mod standing;

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::{Datelike, NaiveDate};
use guatu_domain::light::months_ended;
use guatu_domain::rule::{Facts, RuleSet};
use guatu_kernel::{Error, Month, ProjectId, Result, Scope, Timestamp, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

pub(crate) use cache::{Cache, present};
pub use ledger::{File, Ledger, Recorded, View};
pub(crate) use lens::{Held, Lens, Seen};
pub use standing::{Original, Standing};
pub(crate) use standing::{knows, sound, standing_at, words};

use crate::light::closing::Closing;
use crate::wall::{self, WallView};
use crate::{App, Op};

/// The date a page is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AsOf {
    /// Business date; today when absent.
    pub as_of: Option<NaiveDate>,
    /// Only what had been recorded by this instant; now when absent.
    pub known_at: Option<chrono::DateTime<chrono::Utc>>,
}

impl AsOf {
    /// A date, as known now.
    pub const fn on(date: NaiveDate) -> Self {
        Self { as_of: Some(date), known_at: None }
    }
}

/// A date that somebody gives, if it lies in the years that months are counted in.
///
/// # Errors
/// `invalid` naming the field. Beyond those years calendars and databases differ in what they can hold.
pub(crate) fn within_reach(field: &str, date: NaiveDate) -> Result<NaiveDate> {
    let known = Month::new(date.year(), date.month()).is_some();
    if known { Ok(date) } else { Err(Error::invalid(field, date, Unfit::YearOutOfReach)) }
}

/// All projects at one date.
#[derive(Debug, Clone)]
pub struct District {
    lens: Lens,
    /// In the order of their codes.
    standings: Vec<Arc<Standing>>,
    /// Where each project stands among them.
    places: Arc<HashMap<ProjectId, usize>>,
    surveys: Surveys,
}

/// What the wall shows to each scope that asked, good until something is recorded.
type Surveys = Arc<RwLock<HashMap<Scope, Arc<WallView>>>>;

/// How many scopes' walls are kept at once; a district has some dozens of units.
const MOST_SURVEYS: usize = 256;

impl District {
    /// The district through a lens: everything that is shown of a date, and everything that is tried, is made here.
    pub(crate) fn new(lens: Lens) -> Result<Self> {
        let ledger = lens.ledger.clone();
        let mut files: Vec<&Arc<File>> = ledger.files.values().collect();
        files.sort_by(|one, other| one.code.cmp(&other.code));
        let standings = standing::of_all(&lens, &judge::seen(&lens, files))?;
        let places = standings.iter().enumerate().map(|(place, standing)| (standing.file.id, place));
        Ok(Self { places: Arc::new(places.collect()), standings, surveys: Surveys::default(), lens })
    }

    /// The same district after some projects changed.
    fn refreshed(&self, lens: Lens, changed: &[ProjectId]) -> Result<Self> {
        let known = changed.iter().all(|id| self.places.contains_key(id));
        if !known || changed.len() > self.standings.len() / 4 || lens.rules.compares() {
            return Self::new(lens);
        }
        let ledger = lens.ledger.clone();
        let files = changed.iter().filter_map(|id| ledger.files.get(id));
        let mut standings = self.standings.clone();
        for standing in standing::of_all(&lens, &judge::seen(&lens, files))? {
            let place = self.places[&standing.file.id];
            standings[place] = standing;
        }
        Ok(Self { lens, standings, places: self.places.clone(), surveys: Surveys::default() })
    }

    pub fn ledger(&self) -> &Arc<Ledger> {
        &self.lens.ledger
    }

    /// The point of view. That of a closed month is fixed to what was known when it was closed.
    pub const fn view(&self) -> &View {
        &self.lens.view
    }

    pub(crate) const fn lens(&self) -> &Lens {
        &self.lens
    }

    /// The rule set that gave the lights.
    pub const fn rules(&self) -> &RuleSet {
        &self.lens.rules
    }

    /// The closing whose result this is.
    pub(crate) fn closing(&self) -> Option<&Closing> {
        self.lens.ledger.closing(&self.lens.view)
    }

    /// The facts that a project's light was found from.
    pub fn facts(&self, standing: &Standing) -> Facts {
        self.lens.facts_of(&standing.file)
    }

    /// What the wall shows of the projects in a scope: made when first asked for, and good until something is recorded.
    pub(crate) fn survey(&self, app: &App, scope: &Scope) -> Result<Arc<WallView>> {
        if let Some(survey) = self.surveys.read().map_err(poisoned)?.get(scope) {
            return Ok(survey.clone());
        }
        let standings: Vec<&Standing> = self.projects(scope).map(Arc::as_ref).collect();
        let survey = Arc::new(wall::survey(app, self, &standings));
        let mut surveys = self.surveys.write().map_err(poisoned)?;
        if surveys.len() >= MOST_SURVEYS {
            surveys.clear();
        }
        surveys.insert(scope.clone(), survey.clone());
        Ok(survey)
    }

    /// The last month of the year that has ended; `None` in January.
    pub fn month(&self) -> Option<Month> {
        Month::new(self.year(), months_ended(self.view().as_of))
    }

    pub fn year(&self) -> i32 {
        self.lens.year()
    }

    /// All projects, in the order of their codes: for sums and rankings that do not depend on who asks.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Standing> {
        self.standings.iter().map(Arc::as_ref).filter(|standing| standing.survivor.is_none())
    }

    /// The projects that the scope shows, in the order of their codes; one that was merged into another is not among them.
    pub fn projects<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = &'a Arc<Standing>> {
        self.standings.iter().filter(move |standing| standing.survivor.is_none() && shows(scope, standing))
    }

    /// A project by its id, for what does not depend on who asks.
    pub(crate) fn of(&self, id: ProjectId) -> Option<&Arc<Standing>> {
        self.places.get(&id).map(|place| &self.standings[*place])
    }

    /// The projects that turned out to be this one.
    pub(crate) fn merged_into(&self, id: ProjectId) -> impl Iterator<Item = &Arc<Standing>> {
        self.standings.iter().filter(move |standing| standing.survivor == Some(id))
    }

    /// The project with this code, if the scope shows it.
    pub fn project<'a>(&'a self, scope: &'a Scope, code: &str) -> Option<&'a Arc<Standing>> {
        let place = self.ledger().by_code.get(code).and_then(|id| self.places.get(id))?;
        Some(&self.standings[*place]).filter(|standing| shows(scope, standing))
    }
}

/// Whether a scope shows a project: the one place where lists, pages, sums and papers ask. A project belongs to the unit that
/// is responsible for it by what was last recorded, whatever date is asked for: who has handed it over no longer sees it.
fn shows(scope: &Scope, standing: &Standing) -> bool {
    scope.shows(standing.file.keeper)
}

fn poisoned<T>(_: std::sync::PoisonError<T>) -> Error {
    Error::internal("the surveys of the district are poisoned")
}

impl Op {
    /// The district at a date, as known now unless asked otherwise.
    pub async fn district(&self, as_of: AsOf) -> Result<Arc<District>> {
        let date = within_reach("as_of", as_of.as_of.unwrap_or_else(|| self.now().date()))?;
        self.app().cache().district(self.app(), date, as_of.known_at.map(Timestamp::new)).await
    }

    /// The district at another date, as known to whoever asked for this one.
    pub(crate) async fn district_beside(&self, district: &District, as_of: NaiveDate) -> Result<Arc<District>> {
        let date = within_reach("as_of", as_of)?;
        let known_at = Some(district.lens.asked).filter(|asked| *asked < present());
        self.app().cache().district(self.app(), date, known_at).await
    }

    /// Everything recorded so far.
    pub async fn ledger(&self) -> Result<Arc<Ledger>> {
        self.app().cache().ledger(self.app()).await
    }
}
