//! One project's life.

use guatu_domain::access::Permission;
use guatu_domain::life::{Stage, reachable};
use guatu_domain::pool::{Condition, admit, applying};
use guatu_kernel::{Error, Result};

use super::view::{LifeView, PoolWay, StageLine};
use crate::Op;
use crate::account::People;
use crate::district::{AsOf, District, Standing};
use crate::pool::{self, view as pool_view};
use crate::project::line;

/// Where a project stands in its life and in the pools, how it came there, and what may follow.
pub async fn show(op: &mut Op, code: &str, as_of: AsOf) -> Result<LifeView> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(as_of).await?;
    let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
    let people = People::load(op.session()).await?;
    let place = &standing.place;
    let calendar = &op.app().settings().calendar;
    let waits = place.signed_on.filter(|_| place.main < Some(Stage::Started));
    let merged = district.merged_into(standing.file.id).filter(|other| scope.shows(other.file.keeper));
    Ok(LifeView {
        pool: standing.pool.as_deref().map(Into::into),
        stage: place.stage.map(|stage| stage.as_str().into()),
        since: place.since,
        signed_on: place.signed_on,
        start_due_on: waits.map(|on| calendar.add_workdays(on, super::terms(op).start_workdays)),
        class: standing.class.map(|class| class.as_str().into()),
        nature: standing.facts.nature.map(|nature| nature.as_str().into()),
        steps: reachable(place).into_iter().map(Into::into).collect(),
        pools: ways(&district, standing),
        stages: stages(&district, standing, &people),
        moves: pool_view::moves_of(&district, standing, &people),
        merged: merged.map(|other| line::reference(other)).collect(),
    })
}

fn ways(district: &District, standing: &Standing) -> Vec<PoolWay> {
    let (book, view) = (&district.ledger().pools, district.view());
    let admissions = book.admissions(view);
    let others = book.pools(view).into_iter().filter(|pool| pool.open && standing.pool.as_deref() != Some(&*pool.code));
    let way = |pool: guatu_domain::pool::Pool| {
        let admission = applying(admissions.iter().copied(), &pool.code, standing.facts.sector.as_deref());
        let unmet = admit(admission, &pool::applicant(&standing.facts, &standing.place, &[]));
        let unmet = unmet.into_iter().filter(|unmet| unmet.condition != Condition::Evidence);
        PoolWay {
            pool: pool.code,
            evidence: admission.map(|admission| admission.evidence.clone()).unwrap_or_default(),
            unmet: unmet.map(Into::into).collect(),
        }
    };
    others.map(way).collect()
}

fn stages(district: &District, standing: &Standing, people: &People) -> Vec<StageLine> {
    let line = |fact: &crate::district::Recorded<guatu_domain::life::Life>| StageLine {
        stage: fact.value.stage.as_str().into(),
        on: fact.effective_on,
        recorded_at: fact.recorded_at,
        evidence: fact.value.evidence.iter().copied().map(Into::into).collect(),
        reason: fact.value.reason.clone(),
        paper: fact.value.paper.clone(),
        by: people.name(&fact.value.by),
        approved_by: fact.value.approved_by.as_deref().map(|by| people.name(by)),
    };
    standing.file.stages(district.view()).into_iter().rev().map(line).collect()
}
