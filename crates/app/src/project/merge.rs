//! One project under several codes: found by name, unit and amount, and merged by a person. The facts of each stay; lists and
//! sums count one.

pub(crate) mod store;

use std::collections::BTreeSet;

use guatu_domain::access::Permission;
use guatu_domain::written::{likeness, name_key};
use guatu_kernel::{Error, ErrorCode, ProjectId, Result, RevisionId, Scope, Unfit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::line;
use super::view::{OrgRef, ProjectRef};
use crate::district::{AsOf, District, Recorded, Standing};
use crate::import::index::Index;
use crate::life::view::LifeView;
use crate::{Op, grounds, life};

/// That a project turned out to be another one, or that it did not after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Merge {
    pub survivor: Option<ProjectId>,
    pub reason: String,
    pub by: String,
}

/// Into which project another one is merged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct MergeBody {
    /// The code of the project that stays; absent to undo the merge.
    pub into: Option<String>,
    pub reason: String,
}

/// Two projects that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DuplicateView {
    pub one: ProjectRef,
    pub other: ProjectRef,
    pub unit: Option<OrgRef>,
    pub other_unit: Option<OrgRef>,
    /// How alike the names are, in percent.
    pub likeness: u8,
    pub same_unit: bool,
    pub same_total: bool,
}

/// Pairs of projects whose names are nearly the same, those of one unit and one amount first, then the most alike; projects of one bundle are known to be different.
pub async fn duplicates(op: &mut Op) -> Result<Vec<DuplicateView>> {
    const MOST: usize = 200;
    let scope = op.require(Permission::PoolEdit)?;
    let district = op.district(AsOf::default()).await?;
    let standings: Vec<_> = district.projects(&scope).collect();
    let mut index = Index::default();
    for standing in &standings {
        index.add(standing.file.id, &standing.file.code, &standing.facts.name, None);
    }
    let mut pairs = BTreeSet::new();
    for standing in &standings {
        let similar = index.similar(&standing.facts.name).into_iter().map(|entry| entry.target);
        let others = similar.filter(|other| *other != standing.file.id);
        pairs.extend(others.map(|other| (standing.file.id.min(other), standing.file.id.max(other))));
    }
    let both = |(one, other): (ProjectId, ProjectId)| Some((district.of(one)?, district.of(other)?));
    let pairs = pairs.into_iter().filter_map(both).filter(|(one, other)| !one_bundle(one, other));
    let mut found: Vec<DuplicateView> = pairs.map(|(one, other)| pair(one, other)).collect();
    let weight = |pair: &DuplicateView| (u8::from(pair.same_unit) + u8::from(pair.same_total), pair.likeness);
    found.sort_by(|one, other| weight(other).cmp(&weight(one)).then_with(|| one.one.code.cmp(&other.one.code)));
    found.truncate(MOST);
    Ok(found)
}

fn one_bundle(one: &Standing, other: &Standing) -> bool {
    let (left, right) = (one.facts.bundle, other.facts.bundle);
    left == Some(other.file.id) || right == Some(one.file.id) || (left.is_some() && left == right)
}

fn pair(one: &Standing, other: &Standing) -> DuplicateView {
    let money = |standing: &Standing| standing.facts.total.as_ref().map(|total| total.money);
    DuplicateView {
        likeness: likeness(&name_key(&one.facts.name), &name_key(&other.facts.name)),
        same_unit: one.facts.owner.is_some() && one.facts.owner == other.facts.owner,
        same_total: money(one).is_some() && money(one) == money(other),
        unit: line::unit(one),
        other_unit: line::unit(other),
        one: line::reference(one),
        other: line::reference(other),
    }
}

/// Merges a project into another one, or undoes it. It holds from today.
///
/// # Errors
/// `invalid` on `into` for itself, one of its own bundle, or a project that was merged itself; `conflict` when nothing would
/// change.
pub async fn merge(mut op: Op, code: &str, body: MergeBody) -> Result<LifeView> {
    op.require(Permission::PoolEdit)?;
    let reason = grounds::reason(&body.reason)?;
    let district = op.district(AsOf::default()).await?;
    let scope = op.scope(Permission::ProjectRead);
    let find = |code: &str| district.project(&scope, code).ok_or_else(Error::not_found);
    let standing = find(code)?;
    op.require_on(Permission::PoolEdit, standing.file.keeper)?;
    let survivor = match body.into.as_deref() {
        Some(into) => {
            let survivor = find(into).map_err(|_| Error::invalid("into", into, Unfit::ProjectUnknown))?;
            op.require_on(Permission::PoolEdit, survivor.file.keeper)?;
            fits(&district, standing, survivor)?;
            Some(survivor.file.id)
        }
        None => None,
    };
    if standing.survivor == survivor {
        return Err(Error::new(ErrorCode::Conflict));
    }
    let before = standing.file.merges.last().map(|fact| &fact.value);
    let merge = Merge { survivor, reason, by: op.actor().name.clone() };
    op.record("project.merge", "project", standing.file.id.0, before, Some(&merge))?;
    // The survivor's page tells of it: it is looked at anew too.
    for other in [standing.survivor, survivor].into_iter().flatten() {
        op.record("project.merged", "project", other.0, None, Some(&merge))?;
    }
    let fact = Recorded { effective_on: op.now().date(), recorded_at: op.now(), value: merge };
    store::insert(op.session(), &Scope::System, RevisionId(op.id()), standing.file.id, &fact).await?;
    let (app, actor) = (op.app().clone(), op.actor().clone());
    op.commit().await?;
    life::show(&mut app.read(actor).await?, code, AsOf::default()).await
}

fn fits(district: &District, standing: &Standing, survivor: &Standing) -> Result<()> {
    let refuse = |reason| Err(Error::invalid("into", &survivor.file.code, reason));
    if survivor.survivor.is_some() || standing.survivor.is_some() {
        return refuse(Unfit::ProjectMerged);
    }
    let circle = survivor.file.id == standing.file.id || one_bundle(standing, survivor);
    if circle || district.merged_into(standing.file.id).next().is_some() {
        return refuse(Unfit::MergeCircle);
    }
    Ok(())
}
