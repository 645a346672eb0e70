//! What pages read and send about routes.

use chrono::NaiveDate;
use guatu_domain::route::{Contradiction, Limit, Template, TemplateNode, UnitKind};
use guatu_domain::rule::Complaint;
use guatu_kernel::{Bilingual, OrgId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::approval::ApprovalView;
use crate::project::view::{OrgRef, ProjectRef};

/// For which project templates are wanted.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct TemplateQuery {
    /// The project's code; the templates that suit it come first.
    pub project: Option<String>,
}

/// A template as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateLine {
    /// The id in its file.
    pub key: String,
    pub name: Bilingual,
    /// Words of the project types it is for.
    pub types: Vec<String>,
    pub nodes: usize,
    /// It comes with the program and was not replaced by the district.
    pub shipped: bool,
    /// It is for projects of the type of the one asked about.
    pub suits: bool,
}

/// A template with its nodes and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateView {
    pub key: String,
    pub name: Bilingual,
    pub types: Vec<String>,
    pub source: Bilingual,
    pub shipped: bool,
    pub nodes: Vec<TemplateNodeView>,
    /// TOML, as `docs/routes.md` describes it.
    pub text: String,
}

/// A node of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateNodeView {
    pub id: String,
    pub name: Bilingual,
    /// The ids of the nodes it waits for.
    pub after: Vec<String>,
    pub limit: Limit,
    pub unit_kind: UnitKindView,
    pub post: String,
    pub evidence: Vec<String>,
}

impl From<&TemplateNode> for TemplateNodeView {
    fn from(node: &TemplateNode) -> Self {
        Self {
            id: node.id.clone(),
            name: node.name.clone(),
            after: node.after.clone(),
            limit: node.limit,
            unit_kind: node.unit.into(),
            post: node.post.clone(),
            evidence: node.evidence.clone(),
        }
    }
}

impl TemplateView {
    pub(super) fn of(template: &Template, text: &str, shipped: bool) -> Self {
        Self {
            key: template.id.clone(),
            name: template.name.clone(),
            types: template.types.clone(),
            source: template.source.clone(),
            shipped,
            nodes: template.nodes.iter().map(TemplateNodeView::from).collect(),
            text: text.into(),
        }
    }
}

/// A kind of unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitKindView {
    pub code: UnitKind,
    pub name: Bilingual,
}

impl From<UnitKind> for UnitKindView {
    fn from(kind: UnitKind) -> Self {
        Self { code: kind, name: Bilingual { zh: kind.zh().into(), en: kind.en().into() } }
    }
}

/// The text of a template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct TemplateText {
    /// TOML, as `docs/routes.md` describes it.
    pub text: String,
}

/// What is wrong with a text, or what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TemplateCheck {
    /// All mistakes; none where the text can be used.
    pub complaints: Vec<Complaint>,
    pub template: Option<TemplateView>,
}

/// How the route of a project is to be drafted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct DraftBody {
    /// The key of a template.
    pub template: String,
    /// Counted forward from this day, which is not one of the days of any limit. Either this or `finish`.
    pub start: Option<NaiveDate>,
    /// Counted backward from this day (倒排工期).
    pub finish: Option<NaiveDate>,
    /// Nodes that are to be otherwise than the template has them.
    #[serde(default)]
    pub nodes: Vec<AdjustmentBody>,
}

/// A node as the project needs it. What is absent stays as the template has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AdjustmentBody {
    /// The id of the node in the template.
    pub node: String,
    pub limit: Option<Limit>,
    pub unit: Option<OrgId>,
    /// A post, never a person.
    pub post: Option<String>,
    /// A day that the node keeps whatever the others do.
    pub fixed_on: Option<NaiveDate>,
    /// The project does not need the node; what waits for it waits for what it waits for.
    #[serde(default)]
    pub left_out: bool,
}

/// A draft to accept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct AcceptBody {
    pub draft: DraftBody,
    /// Why the plan changes: needed where the year's plan is frozen, so that the change has to be approved.
    pub reason: Option<String>,
    pub paper: Option<String>,
}

/// What became of an accepted draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AcceptedView {
    /// The route as it holds now; absent while it waits for approval.
    pub route: Option<RouteView>,
    /// The request, where the year's plan is frozen.
    pub approval: Option<ApprovalView>,
}

/// A draft with all its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DraftView {
    pub template: String,
    /// The day from which the first limits count: given, or the last one that keeps the finish.
    pub start_on: NaiveDate,
    /// The last planned day.
    pub finish_on: NaiveDate,
    /// Calendar days by which the first open node of a plan counted backward ought to have begun before today.
    pub late_by: Option<i64>,
    /// Holidays are known until the end of this year; later ones have weekends alone.
    pub holidays_until: Option<i32>,
    /// The year's plan is frozen, and this draft would change it: accepting it needs a reason and an approval.
    pub frozen: bool,
    pub nodes: Vec<RouteNodeView>,
    /// The ids of the nodes of the critical path, in their order.
    pub critical: Vec<String>,
}

/// A node with its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RouteNodeView {
    pub id: String,
    /// The name of its milestone.
    pub name: String,
    /// The ids of the nodes it waits for.
    pub after: Vec<String>,
    pub limit: Limit,
    pub unit_kind: UnitKindView,
    /// The unit it falls to, where it is known.
    pub unit: Option<OrgRef>,
    pub post: String,
    pub evidence: Vec<String>,
    pub fixed_on: Option<NaiveDate>,
    /// What is promised: of a draft, what would be.
    pub planned_on: Option<NaiveDate>,
    pub achieved_on: Option<NaiveDate>,
    /// The day from which its limit counts, at the earliest; that day is not one of the limit's days.
    pub earliest_start: NaiveDate,
    pub earliest_finish: NaiveDate,
    pub latest_start: NaiveDate,
    pub latest_finish: NaiveDate,
    /// Calendar days between the earliest and the latest finish; negative where it is already too late.
    pub float_days: i64,
    /// It lies on the critical path.
    pub critical: bool,
    /// Why a day set by hand cannot be kept together with the others.
    pub clash: Option<Clash>,
    /// When it will be over, seen from the date of the page; absent once it is achieved.
    pub expected_on: Option<NaiveDate>,
    /// Calendar days by which that, or the achievement, is later than planned; negative where it is earlier.
    pub slip_days: Option<i64>,
}

/// A contradiction of a day set by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Clash {
    /// `too_early`: what it waits for allows `on` at the earliest. `too_late`: what waits for it needs it by `on`.
    pub kind: String,
    pub on: NaiveDate,
}

impl From<Contradiction> for Clash {
    fn from(contradiction: Contradiction) -> Self {
        let (kind, on) = match contradiction {
            Contradiction::TooEarly(on) => ("too_early", on),
            Contradiction::TooLate(on) => ("too_late", on),
        };
        Self { kind: kind.into(), on }
    }
}

/// The route of a project, if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoutePage {
    pub project: ProjectRef,
    pub route: Option<RouteView>,
}

/// The route that holds, with how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RouteView {
    /// The key of the template it was drafted from.
    pub template: String,
    /// `start` where it was counted forward, `finish` where backward.
    pub anchor: String,
    pub anchored_on: NaiveDate,
    pub effective_on: NaiveDate,
    pub recorded_at: Timestamp,
    /// The person's name.
    pub accepted_by: String,
    pub start_on: NaiveDate,
    pub nodes: Vec<RouteNodeView>,
    /// The ids of the nodes of the critical path, in their order.
    pub critical: Vec<String>,
    pub forecast: ForecastView,
}

/// When the whole will be over, seen from the date of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ForecastView {
    pub today: NaiveDate,
    /// The last planned day of its milestones.
    pub planned_on: Option<NaiveDate>,
    pub expected_on: NaiveDate,
    /// Calendar days by which it is later than planned; negative where it is earlier.
    pub slip_days: Option<i64>,
}
