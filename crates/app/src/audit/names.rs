//! What the things of a page of the record are called today: entries keep ids, which tell a reader nothing.

use std::collections::{BTreeMap, BTreeSet};

use guatu_domain::access::Permission;
use guatu_kernel::{AccountId, OrgId, ProjectId, Result};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::search::AuditLine;
use crate::{Op, access, account};

/// A unit, account, role or project by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditName {
    pub id: Uuid,
    pub zh: String,
    pub en: String,
}

/// The names of all ids of some entries that are still the id of something. A project is called by its code, so that
/// nobody learns more from the record than was recorded.
pub(super) async fn names(op: &Op, rows: &[AuditLine]) -> Result<Vec<AuditName>> {
    let ids: BTreeSet<Uuid> = rows.iter().flat_map(ids).collect();
    let mut named: BTreeMap<Uuid, (String, String)> = BTreeMap::new();
    let ledger = op.ledger().await?;
    for id in &ids {
        let org = ledger.orgs.get(&OrgId(*id)).map(|org| org.name.clone());
        let called = org.or_else(|| ledger.files.get(&ProjectId(*id)).map(|file| file.code.clone()));
        named.extend(called.map(|name| (*id, (name.clone(), name))));
    }
    for role in access::store::all_roles(op.session()).await? {
        named.insert(role.id.0, (role.name.zh, role.name.en));
    }
    let wanted: Vec<AccountId> = ids.iter().copied().map(AccountId).collect();
    let scope = op.scope(Permission::AuditRead);
    for (id, login, name) in account::store::names(op.session(), &scope, &wanted).await? {
        named.insert(id.0, (format!("{name}（{login}）"), format!("{name} ({login})")));
    }
    let asked = named.into_iter().filter(|(id, _)| ids.contains(id));
    Ok(asked.map(|(id, (zh, en))| AuditName { id, zh, en }).collect())
}

/// What an entry is about, and every id in what it changed.
fn ids(line: &AuditLine) -> impl Iterator<Item = Uuid> {
    let texts = line.changes.iter().flat_map(|change| [change.before.as_deref(), change.after.as_deref()]);
    line.subject_id.into_iter().chain(texts.flatten().flat_map(written))
}

/// The ids that are written in a text.
fn written(text: &str) -> impl Iterator<Item = Uuid> {
    let words = text.split(|letter: char| !letter.is_ascii_hexdigit() && letter != '-');
    words.filter(|word| word.len() == 36).filter_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_alone_and_within_lists() {
        let one = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
        assert_eq!(written(&one.to_string()).collect::<Vec<_>>(), [one]);
        let list = format!(r#"[{{"org":"{one}","title":"主任"}},{{"org":"{one}"}}]"#);
        assert_eq!(written(&list).count(), 2);
        assert_eq!(written("2023-03-31 abc").count(), 0);
    }
}
