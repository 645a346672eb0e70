//! Who sits at the table: the posts the actor holds, and the absent people in whose places they act.

use std::collections::HashMap;

use guatu_domain::access::{Permission, Rights, Role};
use guatu_domain::approval::{Act, Fault, Place, Signer};
use guatu_kernel::{OrgId, Result, RoleId, Scope};

use super::{Approval, Ask, asked_by_actor, delegation};
use crate::access::store as access;
use crate::account::store as account;
use crate::{Op, batch};

/// What a request is about, as far as somebody's scope goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    /// Every row at once.
    District,
    /// Rows of these units, or of none; of nothing that is there when empty.
    Rows(Vec<Option<OrgId>>),
}

impl Subject {
    fn is_reached_by(&self, scope: &Scope) -> bool {
        match self {
            Self::District => scope.covers(&Scope::All),
            Self::Rows(units) => !units.is_empty() && units.iter().all(|unit| scope.shows(*unit)),
        }
    }
}

/// A person with their posts, each with the rows that it lets them see.
#[derive(Debug)]
struct Person {
    login: String,
    posts: Vec<(String, Scope)>,
}

/// The actor, and those who are away and have named them.
#[derive(Debug)]
pub(super) struct Desk(Vec<Person>);

/// A signer's place that the actor may take now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    pub step: usize,
    pub signer: usize,
    /// Whether the step decides.
    pub decides: bool,
    /// The absent person's sign-in name.
    pub on_behalf_of: Option<String>,
}

impl Desk {
    pub async fn of(op: &Op) -> Result<Self> {
        let mut logins = vec![op.actor().name.clone()];
        logins.extend(delegation::absent(op).await?);
        let roles = access::roles(op.session()).await?;
        let mut people = Vec::new();
        for login in logins {
            let posts = posts(op, &roles, &login).await?;
            people.push(Person { login, posts });
        }
        Ok(Self(people))
    }

    /// Whether the actor asked for it, may decide it, or is named among its signers, and sees what it is about.
    pub async fn may_see(&self, op: &Op, approval: &Approval) -> Result<bool> {
        if asked_by_actor(op, approval) {
            return Ok(true);
        }
        let subject = subject(op, approval).await?;
        let course = approval.course();
        let mut signers = course.steps().iter().flat_map(|step| &step.signers);
        Ok(self.decides(op, approval, &subject)
            || signers.any(|signer| self.seat(op, approval, &subject, signer).is_some()))
    }

    /// The place that the actor may take now; none for whoever asked.
    pub async fn turn(&self, op: &Op, approval: &Approval) -> Result<Option<Turn>> {
        let Place::Step(step) = approval.place() else { return Ok(None) };
        if asked_by_actor(op, approval) {
            return Ok(None);
        }
        let subject = subject(op, approval).await?;
        let course = approval.course();
        let decides = course.decides(step);
        if decides && !self.decides(op, approval, &subject) {
            return Ok(None);
        }
        let mut turns = course.steps()[step].signers.iter().enumerate().filter_map(|(signer, place)| {
            let person = self.seat(op, approval, &subject, place)?;
            let away = (person != op.actor().name).then(|| person.to_string());
            let act = Act::Sign { step, signer };
            let free = [person, &op.actor().name].into_iter().all(|one| course.may(&act, one).is_ok());
            free.then_some(Turn { step, signer, decides, on_behalf_of: away })
        });
        Ok(turns.next())
    }

    /// Whether the actor has signed in the present step: they have nothing to do there, and are no stranger either.
    pub fn fault(op: &Op, approval: &Approval) -> Option<Fault> {
        let course = approval.course();
        let Place::Step(step) = course.place() else { return Some(Fault::NotYourTurn) };
        let signed = course.signatures(step).iter().flatten().any(|one| one.is_of(&op.actor().name));
        signed.then_some(Fault::SignedBefore)
    }

    /// Whether the actor's own right to decide reaches what it is about.
    fn decides(&self, op: &Op, approval: &Approval, subject: &Subject) -> bool {
        subject.is_reached_by(&op.scope(approval.ask.permission()))
    }

    /// In whose person the actor may take a signer's place: their own first. An absent person's place passes on to whoever
    /// they named, a right does not.
    fn seat<'a>(&'a self, op: &Op, approval: &Approval, subject: &Subject, signer: &Signer) -> Option<&'a str> {
        if matches!(signer, Signer::Holder) {
            return self.decides(op, approval, subject).then(|| self.0[0].login.as_str());
        }
        if !subject.is_reached_by(&op.scope(Permission::ProjectRead)) {
            return None;
        }
        let fills = |person: &&Person| match signer {
            Signer::Holder => false,
            Signer::Person { login } => person.login == *login,
            Signer::Post { role } => {
                person.posts.iter().any(|(post, seen)| post == role && subject.is_reached_by(seen))
            }
        };
        let asker = approval.asked_by.as_str();
        self.0.iter().filter(|person| person.login != asker).find(fills).map(|person| person.login.as_str())
    }
}

/// The roles a person holds today, with what each lets them see.
async fn posts(op: &Op, roles: &[Role], login: &str) -> Result<Vec<(String, Scope)>> {
    let Some(account) = account::with_login(op.session(), login).await? else { return Ok(Vec::new()) };
    let tree = access::org_tree(op.session()).await?;
    let today = op.now().date();
    let mut held: HashMap<RoleId, Rights> = HashMap::new();
    for grant in access::grants_of(op.session(), account.id).await?.iter().filter(|grant| grant.holds_on(today)) {
        held.entry(grant.role).or_default().add([Permission::ProjectRead], &tree.scope(grant.org));
    }
    let posts = roles.iter().filter(|role| role.permissions.contains(&Permission::ProjectRead));
    Ok(posts.filter_map(|role| Some((role.code.clone(), held.get(&role.id)?.scope(Permission::ProjectRead)))).collect())
}

async fn subject(op: &Op, approval: &Approval) -> Result<Subject> {
    let projects = match (&approval.ask, approval.project) {
        (Ask::BatchObjection { item, .. }, _) => {
            let keeper = batch::store::keeper(op.session(), *item).await?;
            return Ok(Subject::Rows(keeper.into_iter().collect()));
        }
        (Ask::PoolMove { projects, .. }, _) => projects.clone(),
        (_, Some(project)) => vec![project],
        (_, None) => return Ok(Subject::District),
    };
    let ledger = op.ledger().await?;
    let keepers: Vec<_> = projects.iter().filter_map(|id| ledger.files.get(id).map(|file| file.keeper)).collect();
    // What is gone nobody reaches.
    Ok(Subject::Rows(if keepers.len() == projects.len() { keepers } else { Vec::new() }))
}
