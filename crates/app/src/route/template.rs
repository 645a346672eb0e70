//! Templates: those that come with the program, and those that a district writes itself. One with the id of a shipped one
//! takes its place.

use guatu_domain::access::Permission;
use guatu_domain::route::{Template, presets};
use guatu_kernel::{Error, Result, RevisionId, Unfit};
use serde::Serialize;

use super::store;
use super::view::{TemplateCheck, TemplateLine, TemplateQuery, TemplateText, TemplateView};
use crate::Op;
use crate::district::AsOf;

/// What the audit keeps about a template.
#[derive(Serialize)]
struct Saved<'a> {
    template: &'a str,
    text: &'a str,
}

pub(super) struct Known {
    pub template: Template,
    pub text: String,
    pub shipped: bool,
}

/// All templates there are: the shipped ones in their order, then the district's own. One that an earlier version of the program
/// took and this one does not is left out, so that it stops nobody from drafting by the others.
async fn known(op: &Op) -> Result<Vec<Known>> {
    let mut stored = store::templates(op.session()).await?;
    let mut texts = Vec::new();
    for shipped in presets::ALL {
        let template = read(shipped)?;
        let own = stored.iter().position(|(code, _)| *code == template.id).map(|place| stored.remove(place));
        texts.push(own.map_or_else(|| (shipped.to_string(), true), |(_, text)| (text, false)));
    }
    texts.extend(stored.into_iter().map(|(_, text)| (text, false)));
    let known = texts.into_iter().filter_map(|(text, shipped)| match read(&text) {
        Ok(template) => Some(Known { template, text, shipped }),
        Err(cause) => {
            tracing::warn!(%cause, "a stored template is no longer taken");
            None
        }
    });
    Ok(known.collect())
}

/// A text that was checked before it was kept.
fn read(text: &str) -> Result<Template> {
    let told = |complaints: Vec<guatu_domain::rule::Complaint>| {
        complaints.first().map(ToString::to_string).unwrap_or_else(|| "a template without nodes".into())
    };
    Template::check(text).map_err(|complaints| Error::internal(told(complaints)))
}

/// The template with this key.
///
/// # Errors
/// `invalid` where there is none.
pub(super) async fn find(op: &Op, key: &str) -> Result<Template> {
    let found = known(op).await?.into_iter().find(|known| known.template.id == key);
    found.map(|known| known.template).ok_or_else(|| Error::invalid("template", key, Unfit::TemplateUnknown))
}

/// The templates there are; those that suit a project first.
pub async fn templates(op: &mut Op, query: &TemplateQuery) -> Result<Vec<TemplateLine>> {
    let scope = op.require(Permission::ProjectRead)?;
    let sector = match &query.project {
        Some(code) => {
            let district = op.district(AsOf::default()).await?;
            let standing = district.project(&scope, code).ok_or_else(Error::not_found)?;
            standing.facts.sector.clone()
        }
        None => None,
    };
    let known = known(op).await?;
    let mut lines: Vec<TemplateLine> = known.into_iter().map(|known| line(&known, sector.as_deref())).collect();
    lines.sort_by_key(|line| !line.suits);
    Ok(lines)
}

fn line(known: &Known, sector: Option<&str>) -> TemplateLine {
    let template = &known.template;
    TemplateLine {
        key: template.id.clone(),
        name: template.name.clone(),
        types: template.types.clone(),
        nodes: template.nodes.len(),
        shipped: known.shipped,
        suits: sector.is_some_and(|sector| template.suits(sector)),
    }
}

/// One template with its nodes.
pub async fn show_template(op: &mut Op, key: &str) -> Result<TemplateView> {
    op.require(Permission::ProjectRead)?;
    let known = known(op).await?.into_iter().find(|known| known.template.id == key).ok_or_else(Error::not_found)?;
    Ok(TemplateView::of(&known.template, &known.text, known.shipped))
}

/// Everything that is wrong with a text, or what it says.
pub async fn check_template(op: &mut Op, body: TemplateText) -> Result<TemplateCheck> {
    op.require(Permission::ProjectEdit)?;
    Ok(checked(&body.text))
}

fn checked(text: &str) -> TemplateCheck {
    match Template::check(text) {
        Ok(template) => {
            TemplateCheck { complaints: Vec::new(), template: Some(TemplateView::of(&template, text, false)) }
        }
        Err(complaints) => TemplateCheck { complaints, template: None },
    }
}

/// Keeps a template for the whole district, in place of an earlier one of its id. Routes that were drafted before stay as they
/// are. A text with mistakes is answered with all of them, and nothing is kept.
pub async fn save_template(mut op: Op, body: TemplateText) -> Result<TemplateCheck> {
    op.require_everywhere(Permission::ProjectEdit)?;
    let check = checked(&body.text);
    let Some(template) = &check.template else { return Ok(check) };
    let before = store::templates(op.session()).await?.into_iter().find(|(code, _)| *code == template.key);
    if before.as_ref().is_some_and(|(_, text)| *text == body.text) {
        return Ok(check);
    }
    let id = RevisionId(op.id());
    store::insert_template(&op, id, &template.key, &body.text).await?;
    let before = before.as_ref().map(|(code, text)| Saved { template: code, text });
    let after = Saved { template: &template.key, text: &body.text };
    op.record("route.template", "route_template", id.0, before.as_ref(), Some(&after))?;
    op.commit().await?;
    Ok(check)
}
