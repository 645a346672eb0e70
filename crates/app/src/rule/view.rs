//! What pages read and send about rule sets.

use chrono::{DateTime, NaiveDate, Utc};
use guatu_domain::rule::{Colour, Complaint, Grain, RuleSet, RuleShape, Subject};
use guatu_kernel::{ApprovalId, Bilingual, Month, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::Stored;
use crate::account::People;
use crate::light::LightCount;

/// Every rule set there is, and which is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleBoard {
    pub in_force: RuleSetLine,
    /// The newest first; where there is none, the set that comes with the program is in force for every day.
    pub activations: Vec<Activation>,
    /// The district's own versions, the newest first.
    pub stored: Vec<RuleSetLine>,
    /// Those that come with the program.
    pub shipped: Vec<RuleSetLine>,
}

/// A rule set as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleSetLine {
    /// Where it is found: the id of a stored version, or the id of a set that comes with the program.
    pub key: String,
    /// The id in its file.
    pub id: String,
    pub version: u32,
    pub name: Bilingual,
    pub source: Bilingual,
    pub subject: Subject,
    pub period: Grain,
    pub shipped: bool,
    /// `shipped`, `draft`, `asked`, `scheduled`, `in_force` or `past`
    pub state: String,
    /// Somebody asked to put it into force: its text does not change any more.
    pub fixed: bool,
    pub note: Option<String>,
    /// The person's name.
    pub saved_by: Option<String>,
    pub saved_at: Option<Timestamp>,
}

impl RuleSetLine {
    pub(super) fn shipped(set: &RuleSet, in_force: bool) -> Self {
        Self::of(set, set.id().into(), if in_force { "in_force" } else { "shipped" })
    }

    pub(super) fn stored(stored: &Stored, state: &str, people: &People) -> Self {
        Self {
            shipped: false,
            fixed: stored.fixed,
            note: stored.note.clone(),
            saved_by: Some(people.name(&stored.saved_by)),
            saved_at: Some(stored.saved_at),
            ..Self::of(&stored.set, stored.id.to_string(), state)
        }
    }

    fn of(set: &RuleSet, key: String, state: &str) -> Self {
        Self {
            key,
            id: set.id().into(),
            version: set.version(),
            name: set.name().clone(),
            source: set.source().clone(),
            subject: set.subject(),
            period: set.period(),
            shipped: true,
            state: state.into(),
            fixed: true,
            note: None,
            saved_by: None,
            saved_at: None,
        }
    }
}

/// A version put into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Activation {
    pub key: String,
    pub id: String,
    pub version: u32,
    pub name: Bilingual,
    pub effective_on: NaiveDate,
    pub recorded_at: Timestamp,
    pub reason: String,
    pub paper: Option<String>,
    pub asked_by: String,
    pub approved_by: String,
}

/// A rule set with its text and what the text says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleSetView {
    pub line: RuleSetLine,
    /// TOML
    pub text: String,
    pub shape: RuleShape,
    /// The open request to put it into force.
    pub approval: Option<ApprovalId>,
}

/// A text to check.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct RuleText {
    pub text: String,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleCheck {
    /// Everything that is wrong, in the order of the text.
    pub complaints: Vec<Complaint>,
    /// What the text says; absent where something is wrong.
    pub shape: Option<RuleShape>,
}

/// A version to save.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct RuleSetBody {
    pub text: String,
    /// What is new in it.
    pub note: Option<String>,
    /// When the draft that this one was made from was saved: it is refused when somebody else has saved since.
    #[schema(value_type = Option<String>)]
    pub base: Option<Timestamp>,
}

/// Which rules: a stored or shipped set by its key, or a text. Neither: the set in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, ToSchema)]
pub struct RulesRef {
    pub key: Option<String>,
    pub text: Option<String>,
}

/// From when on a version is to be in force, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ActivationBody {
    pub effective_on: NaiveDate,
    pub reason: String,
    pub paper: Option<String>,
}

/// What to try on one day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct DryRunBody {
    #[serde(default)]
    pub rules: RulesRef,
    /// What they are held against; the set in force when absent.
    #[serde(default)]
    pub against: RulesRef,
    /// Today when absent.
    pub as_of: Option<NaiveDate>,
    /// Only what had been recorded by then.
    pub known_at: Option<DateTime<Utc>>,
}

/// What to try on past months.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct BackTestBody {
    #[serde(default)]
    pub rules: RulesRef,
    #[serde(default)]
    pub against: RulesRef,
    /// The last month; the last full one when absent.
    #[schema(value_type = Option<String>)]
    pub until: Option<Month>,
    /// How many months, 1 to 24; 12 when absent.
    pub months: Option<u32>,
}

/// A rule set by name, with the colours that its lights have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RulesName {
    pub id: String,
    pub version: u32,
    pub name: Bilingual,
    /// Worst first.
    pub colours: Vec<Colour>,
}

impl From<&RuleSet> for RulesName {
    fn from(set: &RuleSet) -> Self {
        Self { id: set.id().into(), version: set.version(), name: set.name().clone(), colours: set.colours().to_vec() }
    }
}

/// What other rules would change on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DryRun {
    pub as_of: NaiveDate,
    pub rules: RulesName,
    pub against: RulesName,
    pub projects: usize,
    /// Projects whose light is another.
    pub changed: usize,
    /// By the rules they are held against.
    pub before: Vec<LightCount>,
    /// By the rules that are tried.
    pub after: Vec<LightCount>,
    /// How many go from which light to which, those that stay among them.
    pub moves: Vec<LightMove>,
    /// Every project, in the order of the codes.
    pub lines: Vec<DryRunLine>,
}

/// How many projects go from one light to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LightMove {
    pub from: String,
    pub to: String,
    pub projects: usize,
}

/// A project under two rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DryRunLine {
    pub code: String,
    pub name: String,
    pub unit: Option<String>,
    pub before: TriedLight,
    pub after: TriedLight,
    pub changed: bool,
}

/// A light that some rules give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TriedLight {
    pub light: String,
    pub reason: Bilingual,
    pub to_green: Option<Bilingual>,
}

/// What other rules would have given in past months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BackTest {
    pub rules: RulesName,
    pub against: RulesName,
    /// The earliest first.
    pub months: Vec<BackTestMonth>,
}

/// A month under two rule sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BackTestMonth {
    pub month: Month,
    /// The month is closed: what was known when it was is what counts.
    pub closed: bool,
    pub projects: usize,
    pub changed: usize,
    pub rules: Vec<LightCount>,
    pub against: Vec<LightCount>,
}
