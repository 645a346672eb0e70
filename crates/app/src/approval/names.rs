//! What people and posts are called, read once for a list of requests.

use std::collections::HashMap;

use guatu_domain::access::Permission;
use guatu_domain::approval::Signer;
use guatu_kernel::{Bilingual, Result};

use super::view::SignerView;
use crate::Op;
use crate::access::store as access;
use crate::account::People;

#[derive(Debug)]
pub(super) struct Names {
    people: People,
    /// By code; those that were removed too.
    roles: HashMap<String, Bilingual>,
}

impl Names {
    pub async fn load(op: &Op) -> Result<Self> {
        let roles = access::all_roles(op.session()).await?;
        let roles = roles.into_iter().map(|role| (role.code, role.name)).collect();
        Ok(Self { people: People::load(op.session()).await?, roles })
    }

    /// A person by their sign-in name.
    pub fn person(&self, login: &str) -> String {
        self.people.name(login)
    }

    /// A role by its code; the code itself where nobody knows it any more.
    pub fn role(&self, code: &str) -> Bilingual {
        self.roles.get(code).cloned().unwrap_or_else(|| same(code.into()))
    }

    /// Who is to sign, and has not yet.
    pub fn signer(&self, signer: &Signer, permission: Permission) -> SignerView {
        let (kind, key, name) = match signer {
            Signer::Holder => ("holder", None, same(permission.as_str().into())),
            Signer::Post { role } => ("post", Some(role.clone()), self.role(role)),
            Signer::Person { login } => ("person", Some(login.clone()), same(self.person(login))),
        };
        SignerView { kind: kind.into(), key, name, added: false, signature: None }
    }
}

fn same(name: String) -> Bilingual {
    Bilingual { zh: name.clone(), en: name }
}
