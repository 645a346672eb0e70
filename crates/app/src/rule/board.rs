//! Looking at rule sets.

use guatu_domain::access::Permission;
use guatu_domain::light::known;
use guatu_domain::rule::{RuleSet, presets};
use guatu_kernel::{Error, Result, RuleSetId};

use super::store::{self, Stored};
use super::view::{Activation, RuleBoard, RuleSetLine, RuleSetView, RulesRef};
use crate::Op;
use crate::account::People;
use crate::approval::store::open_for_rule_set;
use crate::district::{AsOf, View};

/// Every rule set, and which is in force at a date.
pub async fn board(op: &mut Op, as_of: AsOf) -> Result<RuleBoard> {
    op.require(Permission::ProjectRead)?;
    let states = States::load(op, as_of).await?;
    let stored = store::all(op.session()).await?;
    let mut lines = Vec::with_capacity(stored.len());
    for version in &stored {
        lines.push(RuleSetLine::stored(version, states.of(op, version).await?, &states.people));
    }
    let in_force = lines.iter().find(|line| line.state == "in_force").cloned();
    let default = in_force.is_none();
    let mut shipped = Vec::new();
    for text in presets::ALL {
        let set = RuleSet::parse(text, known)?;
        shipped.push(RuleSetLine::shipped(&set, default && set.id() == states.in_force.id()));
    }
    let default = shipped.iter().find(|line| line.state == "in_force").cloned();
    Ok(RuleBoard {
        in_force: in_force.or(default).ok_or_else(|| Error::internal("no rule set is in force"))?,
        activations: states.activations(&stored),
        stored: lines,
        shipped,
    })
}

/// One rule set with its text.
pub async fn show(op: &mut Op, key: &str) -> Result<RuleSetView> {
    op.require(Permission::ProjectRead)?;
    let states = States::load(op, AsOf::default()).await?;
    if let Ok(id) = key.parse::<RuleSetId>() {
        let stored = store::find(op.session(), id).await?.ok_or_else(Error::not_found)?;
        let line = RuleSetLine::stored(&stored, states.of(op, &stored).await?, &states.people);
        let shape = stored.set.shape(&stored.text, known(stored.set.subject()));
        let approval = open_for_rule_set(op.session(), id).await?;
        return Ok(RuleSetView { line, text: stored.text, shape, approval });
    }
    let (text, set) = shipped(key).ok_or_else(Error::not_found)?;
    let in_force = (states.in_force.id(), states.in_force.version()) == (set.id(), set.version());
    let line = RuleSetLine::shipped(&set, in_force);
    Ok(RuleSetView { line, text: text.into(), shape: set.shape(text, known(set.subject())), approval: None })
}

/// A set that comes with the program, with its text.
fn shipped(id: &str) -> Option<(&'static str, RuleSet)> {
    let sets = presets::ALL.into_iter().filter_map(|text| Some((text, RuleSet::parse(text, known).ok()?)));
    sets.into_iter().find(|(_, set)| set.id() == id)
}

/// A set by its name: the key of a stored version, the id of one that comes with the program, or the id of the district's
/// own sets, of which the latest version is meant.
///
/// # Errors
/// `not_found` where there is none.
pub async fn named(op: &mut Op, name: &str) -> Result<RuleSet> {
    op.require(Permission::ProjectRead)?;
    if let Ok(id) = name.parse::<RuleSetId>() {
        return Ok(store::find(op.session(), id).await?.ok_or_else(Error::not_found)?.set);
    }
    let own = store::all(op.session()).await?.into_iter().filter(|stored| stored.set.id() == name);
    let latest = own.max_by_key(|stored| stored.set.version()).map(|stored| stored.set);
    latest.or_else(|| shipped(name).map(|(_, set)| set)).ok_or_else(|| Error::not_found().with("rules", name))
}

/// The rules that somebody names, or writes; none for the set in force.
///
/// # Errors
/// `not_found` where there are none of that name, `rule_invalid` for a text that is no rule set.
pub(super) async fn referred(op: &mut Op, rules: &RulesRef) -> Result<Option<RuleSet>> {
    if let Some(text) = &rules.text {
        return RuleSet::parse(text, known).map(Some);
    }
    match rules.key.as_deref().filter(|key| !key.is_empty()) {
        Some(key) => named(op, key).await.map(Some),
        None => Ok(None),
    }
}

/// What is known of all versions.
struct States {
    view: View,
    in_force: RuleSet,
    activations: Vec<store::Activation>,
    people: People,
}

impl States {
    async fn load(op: &Op, as_of: AsOf) -> Result<Self> {
        let district = op.district(as_of).await?;
        Ok(Self {
            view: *district.view(),
            in_force: district.rules().clone(),
            activations: store::activations(op.session()).await?,
            people: People::load(op.session()).await?,
        })
    }

    async fn of(&self, op: &Op, stored: &Stored) -> Result<&'static str> {
        let (set, force) = (&stored.set, &self.in_force);
        let mine: Vec<_> = self.activations.iter().filter(|activation| activation.set == stored.id).collect();
        if (set.id(), set.version()) == (force.id(), force.version()) && !mine.is_empty() {
            return Ok("in_force");
        }
        if mine.iter().any(|activation| activation.effective_on > self.view.as_of) {
            return Ok("scheduled");
        }
        if !mine.is_empty() {
            return Ok("past");
        }
        Ok(if open_for_rule_set(op.session(), stored.id).await?.is_some() { "asked" } else { "draft" })
    }

    fn activations(&self, stored: &[Stored]) -> Vec<Activation> {
        let told = |activation: &store::Activation| {
            let version = stored.iter().find(|version| version.id == activation.set)?;
            Some(Activation {
                key: version.id.to_string(),
                id: version.set.id().into(),
                version: version.set.version(),
                name: version.set.name().clone(),
                effective_on: activation.effective_on,
                recorded_at: activation.recorded_at,
                reason: activation.reason.clone(),
                paper: activation.paper.clone(),
                asked_by: self.people.name(&activation.asked_by),
                approved_by: self.people.name(&activation.approved_by),
            })
        };
        self.activations.iter().filter_map(told).collect()
    }
}
