//! What the exit rules propose: made once a night, never carried out by itself.

use std::collections::HashMap;

use chrono::NaiveDate;
use guatu_domain::access::{Actor, Permission};
use guatu_domain::life::Stage;
use guatu_domain::pool::{ExitRule, Proposal, due};
use guatu_kernel::{Bilingual, ProjectId, ProposalId, Result, Scope};
use serde::Deserialize;
use utoipa::IntoParams;

use super::store::{self, Proposed};
use super::view::ProposalView;
use crate::account::People;
use crate::district::{AsOf, District, Standing};
use crate::project::line;
use crate::{App, Op};

/// Which proposals.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProposalQuery {
    /// Those that were decided too; else only those that wait.
    pub all: bool,
}

/// What the rules proposed about the projects that the actor sees, the newest first.
pub async fn proposals(op: &mut Op, query: ProposalQuery) -> Result<Vec<ProposalView>> {
    let scope = op.require(Permission::ProjectRead)?;
    let district = op.district(AsOf::default()).await?;
    let people = People::load(op.session()).await?;
    let made = store::proposed(op.session(), &scope).await?;
    let made = made.iter().filter(|made| query.all || made.decision.is_none());
    Ok(made.filter_map(|made| view(&district, made, &people)).collect())
}

pub(super) fn view(district: &District, made: &Proposed, people: &People) -> Option<ProposalView> {
    let standing = district.of(made.project)?;
    let exits = district.ledger().pools.exits(district.view());
    let rule = exits.into_iter().find(|rule| rule.code == made.rule);
    let decision = made.decision.as_ref();
    Some(ProposalView {
        id: made.id,
        project: line::reference(standing),
        rule: made.rule.clone(),
        rule_name: rule.map_or_else(|| plain(&made.rule), |rule| rule.name.clone()),
        proposal: made.proposal.as_str().into(),
        publish: rule.is_some_and(|rule| rule.publish) && made.proposal == Proposal::Exit,
        since_on: made.since_on,
        due_on: made.due_on,
        made_at: made.made_at,
        accepted: decision.map(|decision| decision.accepted),
        answered_by: decision.map(|decision| people.name(&decision.by)),
        answered_at: decision.map(|decision| decision.at),
        reason: decision.map(|decision| decision.reason.clone()),
        paper: decision.and_then(|decision| decision.paper.clone()),
        approval: decision.and_then(|decision| decision.approval),
    })
}

fn plain(code: &str) -> Bilingual {
    Bilingual { zh: code.into(), en: code.into() }
}

/// Makes what the rules propose today. What was proposed before is not proposed again.
pub(crate) async fn propose(app: &App) -> Result<()> {
    let mut op = app.write(Actor::system()).await?;
    let today = op.now().date();
    let district = op.district(AsOf::on(today)).await?;
    let known = store::proposed(op.session(), &Scope::System).await?;
    let notices = served(&known);
    for rule in district.ledger().pools.exits(district.view()) {
        for standing in district.all() {
            if let Some(made) = proposal(&op, rule, standing, &notices, today)
                && store::insert_proposed(op.session(), &made).await?
            {
                op.record("pool.propose", "proposal", made.id.0, None, Some(&made))?;
            }
        }
    }
    op.commit().await
}

type Span = (ProjectId, String, NaiveDate);

/// The days on which notices were served, by project, rule and span.
fn served(known: &[Proposed]) -> HashMap<Span, NaiveDate> {
    let notices = known.iter().filter(|made| made.proposal == Proposal::Notice);
    let accepted = notices.filter_map(|made| Some((made, made.decision.as_ref().filter(|one| one.accepted)?)));
    accepted.map(|(made, decision)| ((made.project, made.rule.clone(), made.since_on), decision.at.date())).collect()
}

fn proposal(
    op: &Op,
    rule: &ExitRule,
    standing: &Standing,
    notices: &HashMap<Span, NaiveDate>,
    today: NaiveDate,
) -> Option<Proposed> {
    // What stands still does not stop the clock; what has ended does.
    let stage = standing.place.main.filter(|_| !standing.place.stage.is_some_and(Stage::is_end))?;
    let since_on = began(standing, rule.from)?;
    let span = (standing.file.id, rule.code.clone(), since_on);
    let due = due(rule, stage, since_on, notices.get(&span).copied(), today, &op.app().settings().calendar)?;
    Some(Proposed {
        id: ProposalId(op.id()),
        project: standing.file.id,
        rule: rule.code.clone(),
        proposal: due.proposal,
        since_on,
        due_on: due.due_on,
        made_at: op.now(),
        decision: None,
    })
}

/// The day on which a project last came to a stage of its main line, or, where that was not recorded, to the next one that was.
fn began(standing: &Standing, from: Stage) -> Option<NaiveDate> {
    let mut began = None;
    let mut main = None;
    let mut facts: Vec<_> = standing.file.stages.iter().filter(|fact| fact.value.stage.is_main()).collect();
    facts.sort_by_key(|fact| (fact.effective_on, fact.recorded_at));
    for fact in facts {
        let stage = fact.value.stage;
        let before = main.is_some_and(|main| main >= from);
        if stage >= from && !before {
            began = Some(fact.effective_on);
        }
        main = Some(stage);
    }
    began
}
