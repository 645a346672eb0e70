//! Items that most likely came from one another, for a person to decide.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use guatu_domain::access::Permission;
use guatu_domain::batch::{Stage, may_follow};
use guatu_domain::written::{likeness, name_key};
use guatu_kernel::{BatchItemId, Result, Scope};

use super::board::Entry;
use super::list::at;
use super::view::{self, SuggestedSource, SuggestionView};
use super::{Board, store};
use crate::Op;
use crate::district::{AsOf, District};
use crate::import::index::Index;

/// At most this many sources are suggested for one item.
const MOST: usize = 5;

/// Items that came from none yet, with those of the stage before that are the same project, or have the same name or nearly so
/// and are not known to be another project.
pub async fn suggestions(op: &mut Op) -> Result<Vec<SuggestionView>> {
    let editable = op.require(Permission::BatchEdit)?;
    let scope = op.scope(Permission::ProjectRead);
    let district = op.district(AsOf::default()).await?;
    let book = store::load(op.session(), &Scope::System).await?;
    let board = at(op, &book, &district);
    let mut suggestions = Vec::new();
    for before in [Stage::Signing, Stage::Start] {
        let sources: Vec<&Entry<'_>> = board.visible(&scope).filter(|entry| entry.file.stage == before).collect();
        let mut index = Index::default();
        for source in &sources {
            index.add(source.file.id, "", &source.item.name, None);
        }
        let open = board
            .visible(&scope)
            .filter(|entry| entry.file.stage.before() == Some(before) && entry.source.is_none())
            .filter(|entry| editable.shows(entry.file.keeper));
        for entry in open {
            suggestions.extend(suggestion(&district, &board, &mut index, &sources, entry));
        }
    }
    Ok(suggestions)
}

fn suggestion(
    district: &District,
    board: &Board<'_>,
    index: &mut Index<BatchItemId>,
    sources: &[&Entry<'_>],
    entry: &Entry<'_>,
) -> Option<SuggestionView> {
    let same_project = |other: &Entry<'_>| entry.item.project.is_some() && other.item.project == entry.item.project;
    let by_name = index.similar(&entry.item.name).into_iter().map(|found| found.target);
    let by_project = sources.iter().filter(|other| same_project(other)).map(|other| other.file.id);
    let ids: BTreeSet<BatchItemId> = by_name.chain(by_project).collect();
    let of = |entry: &Entry<'_>| (entry.file.stage, entry.item.period);
    let other_project =
        |other: &Entry<'_>| other.item.project.is_some() && entry.item.project.is_some() && !same_project(other);
    let found = ids.into_iter().filter_map(|id| board.get(id));
    let found = found.filter(|other| !other_project(other) && may_follow(of(entry), of(other)).is_ok());
    let mut sources: Vec<SuggestedSource> = found
        .map(|other| SuggestedSource {
            item: view::reference(other),
            unit: view::unit(district, other),
            same_project: same_project(other),
            likeness: likeness(&name_key(&other.item.name), &name_key(&entry.item.name)),
        })
        .collect();
    sources.sort_by_key(|source| (Reverse(source.same_project), Reverse(source.likeness), source.item.id));
    sources.truncate(MOST);
    let (item, unit) = (view::reference(entry), view::unit(district, entry));
    (!sources.is_empty()).then_some(SuggestionView { item, unit, sources })
}
