//! Who is here, what day it is, and which words the district uses.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use guatu_domain::access::Permission;
use guatu_domain::rule::NO_COLOUR;
use guatu_kernel::{Month, OrgId, Result, Scope};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Op;
use crate::account;
use crate::district::{AsOf, District, Ledger, sound, words};
use crate::life;
use crate::light::LightTerm;
use crate::pool;
use crate::project::view::{OrgView, Term, Vocabulary};
use crate::sign_in::session::{Signed, Stage};

/// The session at hand.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionView {
    /// The sign-in name.
    pub actor: String,
    /// The person's name.
    pub name: String,
    /// `whole`: signed in; `code_due`, `password_due`, `factor_due`: what is to come before anything else.
    #[schema(value_type = String)]
    pub stage: Stage,
    /// Whether the session came by the provider.
    pub provider: bool,
    /// Whether a second factor is set up.
    pub factor: bool,
    /// Codes of the permissions the actor has.
    #[schema(value_type = Vec<String>)]
    pub permissions: Vec<Permission>,
    pub version: &'static str,
    pub today: NaiveDate,
    /// The name of the district.
    pub district: String,
}

/// What to search for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Part of a name or code, in Chinese, pinyin or initials.
    pub q: String,
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHit {
    /// `project` or `unit`
    pub kind: String,
    /// A project's code or a unit's id.
    pub key: String,
    pub name: String,
    /// The light of a project.
    pub light: Option<String>,
}

/// Who is here, how far their signing in has come, and what they may do.
pub async fn current(op: &mut Op, signed: &Signed) -> Result<SessionView> {
    let account = account::store::get(op.session(), &Scope::System, signed.account).await?;
    Ok(SessionView {
        actor: op.actor().name.clone(),
        name: account.name,
        stage: signed.stage,
        provider: signed.provider,
        factor: account.totp_secret.is_some(),
        permissions: op.actor().rights.permissions().collect(),
        version: env!("CARGO_PKG_VERSION"),
        today: op.now().date(),
        district: op.app().settings().district.clone(),
    })
}

/// What filters and forms may offer.
pub async fn vocabulary(op: &mut Op, as_of: AsOf) -> Result<Vocabulary> {
    let scope = op.require(Permission::ProjectRead)?;
    let ledger = op.ledger().await?;
    let mut units: Vec<OrgView> = reporting_units(&ledger, &scope);
    units.sort_by_cached_key(|unit| sound(&unit.name));
    let files: Vec<_> = ledger.files.values().filter(|file| scope.shows(file.keeper)).collect();
    let facts = files.iter().map(|file| &file.latest().value);
    let sectors: BTreeSet<String> = facts.filter_map(|facts| facts.sector.clone()).collect();
    let years: BTreeSet<i32> = files.iter().flat_map(|file| &file.plans).map(|plan| plan.value.year).collect();
    let months: BTreeSet<Month> =
        files.iter().flat_map(|file| &file.reports).map(|report| report.value.month).collect();
    let district = op.district(as_of).await?;
    Ok(Vocabulary {
        units,
        sectors: sectors.into_iter().collect(),
        levels: Term::levels(),
        natures: Term::natures(),
        lights: lights(&district),
        rule_set_name: district.rules().name().clone(),
        years: years.into_iter().collect(),
        months: months.into_iter().collect(),
        pools: pool::view::terms(&district),
        stages: life::view::stages(),
        combings: life::view::combings(),
    })
}

/// The colours of the rule set in force, worst first, and no colour where a project has none.
fn lights(district: &District) -> Vec<LightTerm> {
    let rules = district.rules();
    let colours = rules.colours().iter().map(|colour| LightTerm::of(rules, &colour.id));
    let some_without = district.all().any(|standing| standing.light() == NO_COLOUR);
    let colourless = some_without.then(|| LightTerm::of(rules, NO_COLOUR));
    colours.chain(colourless).collect()
}

/// Units that are responsible for a project the scope shows.
fn reporting_units(ledger: &Ledger, scope: &Scope) -> Vec<OrgView> {
    let visible = ledger.files.values().filter(|file| scope.shows(file.keeper));
    let owners: HashSet<OrgId> = visible.filter_map(|file| file.keeper).collect();
    let orgs = owners.into_iter().filter_map(|id| ledger.orgs.get(&id));
    orgs.map(|org| OrgView { id: org.id, name: org.name.clone(), kind: org.kind }).collect()
}

/// At most this many projects, and as many units, answer a search.
const MOST_HITS: usize = 12;

/// Projects and units whose name, code, pinyin or initials hold the words.
pub async fn search(op: &mut Op, query: &SearchQuery) -> Result<Vec<SearchHit>> {
    let scope = op.require(Permission::ProjectRead)?;
    let wanted = query.q.trim().to_lowercase();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let district = op.district(AsOf::default()).await?;
    let projects =
        district.projects(&scope).filter(|standing| standing.words.contains(&wanted)).map(|standing| SearchHit {
            kind: "project".into(),
            key: standing.file.code.clone(),
            name: standing.facts.name.clone(),
            light: Some(standing.light().into()),
        });
    let mut hits: Vec<SearchHit> = projects.take(MOST_HITS).collect();
    let units = reporting_units(district.ledger(), &scope);
    let units = units.into_iter().filter(|unit| words("", &unit.name, &sound(&unit.name)).contains(&wanted));
    hits.extend(units.take(MOST_HITS).map(|unit| SearchHit {
        kind: "unit".into(),
        key: unit.id.to_string(),
        name: unit.name,
        light: None,
    }));
    Ok(hits)
}
