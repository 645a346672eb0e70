//! The pools at a date: what stands in each, what entered since January, and the newest moves.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use guatu_domain::access::Permission;
use guatu_domain::life::{Combing, Stage};
use guatu_domain::project::Nature;
use guatu_kernel::money::percent;
use guatu_kernel::{Bilingual, Money, Result, Scope};
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
    let of = |takes: &dyn Fn(&Standing) -> bool| standings.iter().copied().filter(|one| takes(one)).collect::<Vec<_>>();
    let stage = |stage: Stage| sum(stage.as_str(), stage.name(), &of(&|one| one.place.stage == Some(stage)));
    let combed = |list: Combing| {
        sum(list.as_str(), list.name(), &of(&|one| one.place.stage.and_then(Combing::of) == Some(list)))
    };
    Ok(PoolBoard {
        as_of: district.view().as_of,
        year: district.year(),
        columns: columns(&district, &scope, &standings),
        outside: of(&|one| one.pool.is_none()).len(),
        stages: Stage::ALL.into_iter().map(stage).collect(),
        unstaged: of(&|one| one.place.stage.is_none()).len(),
        combings: Combing::ALL.into_iter().map(combed).collect(),
        classes: Nature::ALL
            .into_iter()
            .map(|class| sum(class.as_str(), class_name(class), &of(&|one| one.class == Some(class))))
            .collect(),
        differing: of(&Standing::differs).len(),
        moves: newest(&district, &standings, &people),
        proposals: proposed.iter().filter(|made| made.decision.is_none()).count(),
    })
}

fn columns(district: &District, scope: &Scope, standings: &[&Standing]) -> Vec<PoolColumn> {
    let (book, view, year) = (&district.ledger().pools, district.view(), district.year());
    let entries: Vec<BTreeSet<&str>> = standings.iter().map(|standing| entered(district, standing)).collect();
    let column = |pool: guatu_domain::pool::Pool| {
        let within = standings.iter().filter(|standing| standing.pool.as_deref() == Some(&*pool.code));
        let within: Vec<&Standing> = within.copied().collect();
        let entered = entries.iter().filter(|pools| pools.contains(&*pool.code)).count();
        let target = book.target(view, year, &pool.code).filter(|_| scope.covers(&Scope::All));
        let share = target.and_then(|target| percent(i128::try_from(entered).unwrap_or(0), i128::from(target)));
        PoolColumn {
            projects: within.len(),
            total: total(&within),
            entered,
            target,
            entered_pct: share.map(line::points),
            pool: PoolTerm::from(&pool),
        }
    };
    book.pools(view).into_iter().map(column).collect()
}

/// The pools that a project came to since January of the year of a date, each once.
pub(crate) fn entered<'a>(district: &District, standing: &'a Standing) -> BTreeSet<&'a str> {
    let mut before: Option<&str> = None;
    let mut pools = BTreeSet::new();
    // Without a move there is nothing to put in order: so it is with most projects.
    if standing.file.moves.is_empty() {
        return pools;
    }
    for fact in standing.file.moves(district.view()) {
        let pool = fact.value.pool.as_deref();
        if fact.effective_on.year() == district.year() && pool != before {
            pools.extend(pool);
        }
        before = pool;
    }
    pools
}

fn newest(district: &District, standings: &[&Standing], people: &People) -> Vec<MoveLine> {
    let moving = standings.iter().filter(|standing| !standing.file.moves.is_empty());
    let mut moving: Vec<(&Standing, _)> = moving
        .filter_map(|standing| {
            let last = standing.file.moves(district.view()).last().map(|fact| (fact.effective_on, fact.recorded_at))?;
            Some((*standing, last))
        })
        .collect();
    moving.sort_by_key(|(standing, last)| (Reverse(*last), standing.file.id));
    let newest = moving.into_iter().take(NEWEST);
    let mut lines: Vec<MoveLine> =
        newest.flat_map(|(standing, _)| view::moves_of(district, standing, people)).collect();
    lines.sort_by_key(|line| Reverse((line.on, line.recorded_at)));
    lines.truncate(NEWEST);
    lines
}

fn total(standings: &[&Standing]) -> Money {
    let mut total = Money::ZERO;
    for standing in standings {
        total += standing.facts.total.as_ref().map_or(Money::ZERO, |amount| amount.money);
    }
    total
}

fn sum(id: &str, name: Bilingual, standings: &[&Standing]) -> LifeSum {
    LifeSum { id: id.into(), name, projects: standings.len(), total: total(standings) }
}

fn class_name(class: Nature) -> Bilingual {
    let zh = if class == Nature::Preparing { "预备" } else { class.name() };
    Bilingual { zh: zh.into(), en: class.as_str().replace('_', " ") }
}
