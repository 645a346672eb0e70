//! The pools at a date: what stands in each, what entered since January, and the newest moves.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::life::{Combing, Stage};
use guatu_domain::pool::Pool;
use guatu_domain::project::Nature;
use guatu_kernel::money::percent;
use guatu_kernel::{Bilingual, Money, ProjectId, Result, Scope};
use serde::Deserialize;
use utoipa::IntoParams;

use super::store;
use super::view::{self, LifeSum, MoveLine, PoolBoard, PoolColumn, PoolTerm};
use crate::Op;
use crate::account::People;
use crate::district::{AsOf, District, Standing};
use crate::project::line;

/// How many moves the board shows.
const NEWEST: usize = 12;

/// The date the board is asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PoolQuery {
    /// Today when absent.
    pub as_of: Option<NaiveDate>,
}

/// The pools of the projects that the actor sees.
pub async fn board(op: &mut Op, query: PoolQuery) -> Result<PoolBoard> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf { as_of: query.as_of, known_at: None }).await?;
    let people = People::load(op.session()).await?;
    let proposed = store::proposed(op.session(), &scope).await?;
    let standings: Vec<&Standing> = district.projects(&scope).map(AsRef::as_ref).collect();
    let count = Count::of(&standings);
    let combed = |list: Combing| count.stages.iter().filter(move |(stage, _)| Combing::of(**stage) == Some(list));
    Ok(PoolBoard {
        as_of: district.view().as_of,
        year: district.year(),
        columns: columns(&district, &scope, &count),
        outside: count.outside,
        stages: Stage::ALL.into_iter().map(|one| count.stage(one)).collect(),
        unstaged: count.unstaged,
        combings: Combing::ALL
            .into_iter()
            .map(|list| sum(list.as_str(), list.name(), combed(list).map(|(_, sum)| *sum).sum()))
            .collect(),
        classes: Nature::ALL.into_iter().map(|one| count.class(one)).collect(),
        differing: count.differing,
        moves: newest(&district, &standings, &people),
        proposals: proposed.iter().filter(|made| made.decision.is_none()).count(),
    })
}

/// A part of the projects: how many, and their total investment.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    projects: usize,
    total: Money,
}

impl Part {
    fn add(&mut self, standing: &Standing) {
        self.projects += 1;
        self.total += standing.facts.total.as_ref().map_or(Money::ZERO, |amount| amount.money);
    }
}

impl std::iter::Sum for Part {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |one, other| Self {
            projects: one.projects + other.projects,
            total: one.total + other.total,
        })
    }
}

/// Everything that the board counts, in one walk over the projects.
#[derive(Debug, Default)]
struct Count<'a> {
    pools: HashMap<&'a str, Part>,
    entered: HashMap<&'a str, usize>,
    stages: BTreeMap<Stage, Part>,
    classes: BTreeMap<Nature, Part>,
    outside: usize,
    unstaged: usize,
    differing: usize,
}

impl<'a> Count<'a> {
    fn of(standings: &[&'a Standing]) -> Self {
        let mut count = Self::default();
        for standing in standings {
            match standing.pool.as_deref() {
                Some(pool) => count.pools.entry(pool).or_default().add(standing),
                None => count.outside += 1,
            }
            match standing.place.stage {
                Some(stage) => count.stages.entry(stage).or_default().add(standing),
                None => count.unstaged += 1,
            }
            if let Some(class) = standing.class {
                count.classes.entry(class).or_default().add(standing);
            }
            for pool in &standing.entered {
                *count.entered.entry(pool).or_default() += 1;
            }
            count.differing += usize::from(standing.differs());
        }
        count
    }

    fn stage(&self, stage: Stage) -> LifeSum {
        sum(stage.as_str(), stage.name(), self.stages.get(&stage).copied().unwrap_or_default())
    }

    fn class(&self, class: Nature) -> LifeSum {
        let zh = if class == Nature::Preparing { "预备" } else { class.name() };
        let name = Bilingual { zh: zh.into(), en: class.as_str().replace('_', " ") };
        sum(class.as_str(), name, self.classes.get(&class).copied().unwrap_or_default())
    }
}

fn columns(district: &District, scope: &Scope, count: &Count<'_>) -> Vec<PoolColumn> {
    let (book, view, year) = (&district.ledger().pools, district.view(), district.year());
    let column = |pool: Pool| {
        let within = count.pools.get(&*pool.code).copied().unwrap_or_default();
        let entered = count.entered.get(&*pool.code).copied().unwrap_or_default();
        let target = book.target(view, year, &pool.code).filter(|_| scope.covers(&Scope::All));
        let share = target.and_then(|target| percent(i128::try_from(entered).unwrap_or(0), i128::from(target)));
        PoolColumn {
            projects: within.projects,
            total: within.total,
            entered,
            target,
            entered_pct: share.map(line::points),
            pool: PoolTerm::from(&pool),
        }
    };
    book.pools(view).into_iter().map(column).collect()
}

fn newest(district: &District, standings: &[&Standing], people: &People) -> Vec<MoveLine> {
    let last = |standing: &Standing| {
        let held = district.view().holding(&standing.file.moves)?;
        Some(Reverse((held.effective_on, held.recorded_at)))
    };
    let mut moving: Vec<(_, ProjectId, &Standing)> =
        standings.iter().filter_map(|standing| Some((last(standing)?, standing.file.id, *standing))).collect();
    if moving.len() > NEWEST {
        moving.select_nth_unstable_by_key(NEWEST, |(last, id, _)| (*last, *id));
        moving.truncate(NEWEST);
    }
    let mut lines: Vec<MoveLine> =
        moving.into_iter().flat_map(|(_, _, standing)| view::moves_of(district, standing, people)).collect();
    lines.sort_by(|one, other| {
        let when = |line: &MoveLine| Reverse((line.on, line.recorded_at));
        when(one).cmp(&when(other)).then_with(|| one.project.code.cmp(&other.project.code))
    });
    lines.truncate(NEWEST);
    lines
}

fn sum(id: &str, name: Bilingual, part: Part) -> LifeSum {
    LifeSum { id: id.into(), name, projects: part.projects, total: part.total }
}
