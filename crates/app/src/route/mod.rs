//! Routes: drafting the nodes of a project from a template, accepting the draft as milestones, and seeing how they stand.

mod accept;
mod draft;
mod node;
mod paper;
mod show;
mod store;
mod template;
mod view;

pub use accept::accept;
pub(crate) use accept::{arranged, asked};
pub use draft::draft;
pub use paper::print;
pub use show::show;
pub(crate) use show::{evidence_of, posts};
pub use template::{check_template, save_template, show_template, templates};
pub use view::{
    AcceptBody, AcceptedView, AdjustmentBody, Clash, DraftBody, DraftView, ForecastView, RouteNodeView, RoutePage,
    RouteView, TemplateCheck, TemplateLine, TemplateNodeView, TemplateQuery, TemplateText, TemplateView, UnitKindView,
};
