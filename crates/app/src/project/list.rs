//! Filtering, searching and sorting projects.

use std::cmp::Ordering;
use std::sync::Arc;

use guatu_domain::access::Permission;
use guatu_domain::life::{Combing, Stage};
use guatu_domain::project::Nature;
use guatu_kernel::{Error, OrgId, PageRequest, Result, Scope, Unfit};

use super::line;
use super::query::ProjectQuery;
use super::view::ProjectPage;
use crate::Op;
use crate::district::{AsOf, District, Standing};

/// A page of the projects that match, and the sums over all of them.
pub async fn list(op: &mut Op, query: &ProjectQuery) -> Result<ProjectPage> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let matching = matching(&scope, &district, query)?;
    let page = PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(PageRequest::default().limit));
    let rows =
        matching.iter().skip(page.offset).take(page.limit).map(|standing| line::line(&district, standing)).collect();
    Ok(ProjectPage { rows, totals: line::totals(matching.iter().map(Arc::as_ref)) })
}

/// All projects that match, in order.
pub(crate) fn matching(scope: &Scope, district: &District, query: &ProjectQuery) -> Result<Vec<Arc<Standing>>> {
    let filter = Filter::new(query, district)?;
    let order = Order::parse(district, query.sort.as_deref())?;
    let mut matching: Vec<Arc<Standing>> =
        district.projects(scope).filter(|standing| filter.takes(standing)).cloned().collect();
    order.sort(&mut matching);
    Ok(matching)
}

/// A query ready to be held against projects.
struct Filter<'a> {
    district: &'a District,
    words: Vec<String>,
    sectors: Choice<&'a str>,
    levels: Choice<&'a str>,
    natures: Choice<&'a str>,
    units: Choice<OrgId>,
    lights: Vec<String>,
    leader: Option<&'a str>,
    reported: Option<bool>,
    planned: Option<bool>,
    located: Option<bool>,
    pools: Choice<&'a str>,
    entered: Choice<&'a str>,
    stages: Choice<Stage>,
    combings: Choice<Combing>,
    classes: Choice<&'a str>,
    differs: Option<bool>,
}

/// Values of which one must hold; `-` in the query stands for having none.
struct Choice<T>(Option<Vec<Option<T>>>);

impl<T: PartialEq> Choice<T> {
    fn parse<'a>(text: Option<&'a str>, read: impl Fn(&'a str) -> Result<T>) -> Result<Self> {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(Self(None)) };
        let values = text.split(',').map(|value| if value == "-" { Ok(None) } else { read(value).map(Some) });
        values.collect::<Result<_>>().map(|values| Self(Some(values)))
    }

    fn takes(&self, value: Option<T>) -> bool {
        self.0.as_ref().is_none_or(|values| values.contains(&value))
    }
}

impl<'a> Filter<'a> {
    fn new(query: &'a ProjectQuery, district: &'a District) -> Result<Self> {
        let words = query.q.as_deref().unwrap_or_default().to_lowercase();
        Ok(Self {
            district,
            words: words.split_whitespace().map(str::to_string).collect(),
            sectors: Choice::parse(query.sector.as_deref(), Ok)?,
            levels: Choice::parse(query.level.as_deref(), Ok)?,
            natures: Choice::parse(query.nature.as_deref(), Ok)?,
            units: Choice::parse(query.unit.as_deref(), |id| {
                id.parse().map_err(|_| Error::invalid("unit", id, Unfit::UnitUnknown))
            })?,
            lights: query
                .light
                .iter()
                .flat_map(|lights| lights.split(','))
                .filter(|light| !light.is_empty())
                .map(Into::into)
                .collect(),
            leader: query.leader.as_deref().filter(|leader| !leader.is_empty()),
            reported: yes_or_no("reported", query.reported.as_deref())?,
            planned: yes_or_no("planned", query.planned.as_deref())?,
            located: yes_or_no("located", query.located.as_deref())?,
            pools: Choice::parse(query.pool.as_deref(), Ok)?,
            entered: Choice::parse(query.entered.as_deref(), Ok)?,
            stages: Choice::parse(query.stage.as_deref(), |text| named("stage", text, Stage::parse))?,
            combings: Choice::parse(query.combing.as_deref(), |text| named("combing", text, Combing::parse))?,
            classes: Choice::parse(query.class.as_deref(), Ok)?,
            differs: yes_or_no("differs", query.differs.as_deref())?,
        })
    }

    fn takes(&self, standing: &Standing) -> bool {
        let facts = &standing.facts;
        self.words.iter().all(|word| standing.words.contains(word.as_str()))
            && self.sectors.takes(facts.sector.as_deref())
            && self.levels.takes(facts.level.map(|level| level.as_str()))
            && self.natures.takes(facts.nature.map(|nature| nature.as_str()))
            && self.units.takes(facts.owner)
            && (self.lights.is_empty() || self.lights.iter().any(|light| light == standing.light()))
            && self.leader.is_none_or(|wanted| takes_leader(wanted, facts.leader.as_deref()))
            && self
                .reported
                .is_none_or(|wanted| standing.owes_report(self.district.month()) && standing.due.is_some() == wanted)
            && self.planned.is_none_or(|wanted| (standing.planned().cents() > 0) == wanted)
            && self.located.is_none_or(|wanted| facts.coordinates.is_some() == wanted)
            && self.takes_life(standing)
    }

    fn takes_life(&self, standing: &Standing) -> bool {
        self.pools.takes(standing.pool.as_deref())
            && self.stages.takes(standing.place.stage)
            && self.combings.takes(standing.place.stage.and_then(Combing::of))
            && self.classes.takes(standing.class.map(Nature::as_str))
            && self.differs.is_none_or(|wanted| standing.differs() == wanted)
            && (self.entered.0.is_none() || standing.entered.iter().any(|pool| self.entered.takes(Some(pool))))
    }
}

/// A word of a closed list.
fn named<T>(field: &str, text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
    parse(text).ok_or_else(|| Error::invalid(field, text, Unfit::NotAChoice))
}

fn takes_leader(wanted: &str, leader: Option<&str>) -> bool {
    match wanted {
        "yes" => leader.is_some(),
        "no" => leader.is_none(),
        name => leader == Some(name),
    }
}

fn yes_or_no(field: &str, text: Option<&str>) -> Result<Option<bool>> {
    match text {
        None | Some("") => Ok(None),
        Some("yes") => Ok(Some(true)),
        Some("no") => Ok(Some(false)),
        Some(other) => Err(Error::invalid(field, other, Unfit::NotYesOrNo)),
    }
}

/// The fields a list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Code,
    Name,
    Sector,
    Level,
    Nature,
    Unit,
    Total,
    Plan,
    Done,
    DonePct,
    Behind,
    DaysOverdue,
    Light,
}

struct Order {
    key: Key,
    descending: bool,
    /// Colours of the rule set, worst first.
    colours: Vec<String>,
}

impl Order {
    fn parse(district: &District, text: Option<&str>) -> Result<Self> {
        let text = text.filter(|text| !text.is_empty()).unwrap_or("code");
        let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        let key = match name {
            "code" => Key::Code,
            "name" => Key::Name,
            "sector" => Key::Sector,
            "level" => Key::Level,
            "nature" => Key::Nature,
            "unit" => Key::Unit,
            "total" => Key::Total,
            "plan" => Key::Plan,
            "done" => Key::Done,
            "done_pct" => Key::DonePct,
            "behind_pp" => Key::Behind,
            "days_overdue" => Key::DaysOverdue,
            "light" => Key::Light,
            _ => return Err(Error::invalid("sort", text, Unfit::NotSortable)),
        };
        Ok(Self {
            key,
            descending,
            colours: district.rules().colours().iter().map(|colour| colour.id.clone()).collect(),
        })
    }

    /// Sorts; equal rows stay in the order of their codes, whichever way the list is sorted.
    fn sort(&self, standings: &mut [Arc<Standing>]) {
        match (self.key, self.descending) {
            (Key::Code, false) => {}
            (Key::Code, true) => standings.reverse(),
            (_, false) => standings.sort_by(|one, other| self.compare(one, other)),
            (_, true) => standings.sort_by(|one, other| self.compare(other, one)),
        }
    }

    fn compare(&self, one: &Standing, other: &Standing) -> Ordering {
        let (left, right) = (&one.facts, &other.facts);
        match self.key {
            Key::Code => one.file.code.cmp(&other.file.code),
            Key::Name => one.sound.cmp(&other.sound),
            Key::Sector => left.sector.cmp(&right.sector),
            Key::Level => left.level.cmp(&right.level),
            Key::Nature => left.nature.cmp(&right.nature),
            Key::Unit => one.unit.cmp(&other.unit),
            Key::Total => {
                left.total.as_ref().map(|total| total.money).cmp(&right.total.as_ref().map(|total| total.money))
            }
            Key::Plan => one.planned().cmp(&other.planned()),
            Key::Done => one.done().cmp(&other.done()),
            Key::DonePct => by_completion(one, other),
            Key::Behind => one.behind.cmp(&other.behind),
            Key::DaysOverdue => one.days_overdue.cmp(&other.days_overdue),
            Key::Light => self.rank(one).cmp(&self.rank(other)),
        }
    }

    fn rank(&self, standing: &Standing) -> usize {
        self.colours.iter().position(|colour| colour == standing.light()).unwrap_or(usize::MAX)
    }
}

/// By the share of the plan that is done, held against each other crosswise: exact, and without a division. Projects
/// without a plan come before all others.
fn by_completion(one: &Standing, other: &Standing) -> Ordering {
    let planned = |standing: &Standing| i128::from(standing.planned().cents());
    let done = |standing: &Standing| i128::from(standing.done().cents());
    match (planned(one) > 0, planned(other) > 0) {
        (true, true) => (done(one) * planned(other)).cmp(&(done(other) * planned(one))),
        (has_plan, other_has) => has_plan.cmp(&other_has),
    }
}
