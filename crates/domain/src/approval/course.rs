//! How far a request has come: its procedure, and what has been done with it so far.

use guatu_kernel::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Procedure, Signer, Step};

/// What somebody does with a request that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Act {
    /// A signer has opened it: from here on whoever asked no longer takes it back by themselves.
    Read,
    /// A signer consents.
    Sign { step: usize, signer: usize },
    /// A signer sends it back: to a step before theirs, or to whoever asked.
    Return { to: Option<usize> },
    /// Whoever asked has added what was missing. What was signed stands.
    Resume,
    /// A signer wants one more person to sign in a step (加签).
    AddSigner { step: usize, login: String },
}

/// What was done, by whom, when, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acted {
    pub act: Act,
    /// The sign-in name of who did it.
    pub by: String,
    /// The sign-in name of the absent person in whose place they did.
    pub on_behalf_of: Option<String>,
    pub at: Timestamp,
    pub comment: Option<String>,
}

/// Consent that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub by: String,
    pub on_behalf_of: Option<String>,
    pub at: Timestamp,
    pub comment: Option<String>,
}

impl Signature {
    /// Whether a person has signed, by themselves or by somebody in their place.
    pub fn is_of(&self, login: &str) -> bool {
        self.by == login || self.on_behalf_of.as_deref() == Some(login)
    }
}

/// Whom a request waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Whoever asked: it was sent back to them.
    Asker,
    /// The signers of a step.
    Step(usize),
    /// Nobody: every step has been signed.
    Over,
}

/// Why something cannot be done with a request now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not wait for whoever wants to act.
    NotYourTurn,
    /// The person has signed in this step before.
    SignedBefore,
    /// It goes back to a step before the present one only.
    NoSuchStep,
    /// The person is among the signers of the step already.
    SignerBefore,
    /// More signers than a step can have.
    TooManySigners,
}

/// The steps of a request with the signatures that stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    steps: Vec<Step>,
    /// How many signers each step had from the start; those behind were added, and each of them has to sign.
    own: Vec<usize>,
    /// For each step, for each of its signers.
    signed: Vec<Vec<Option<Signature>>>,
    with_asker: bool,
    since: Timestamp,
    read_by: Vec<String>,
}

impl Course {
    /// A request as it was asked for at an instant, and what was done since, in order.
    pub fn of<'a>(procedure: &Procedure, asked_at: Timestamp, acts: impl IntoIterator<Item = &'a Acted>) -> Self {
        let steps = procedure.steps().to_vec();
        let own = steps.iter().map(|step| step.signers.len()).collect();
        let signed = steps.iter().map(|step| vec![None; step.signers.len()]).collect();
        let mut course = Self { steps, own, signed, with_asker: false, since: asked_at, read_by: Vec::new() };
        for acted in acts {
            course.take(acted);
        }
        course
    }

    /// What follows from one more act. The act is one that [`Course::may`] allowed.
    pub fn take(&mut self, acted: &Acted) {
        let before = self.place();
        match &acted.act {
            Act::Read => self.read_by.push(acted.by.clone()),
            Act::Sign { step, signer } => {
                self.signed[*step][*signer] = Some(Signature {
                    by: acted.by.clone(),
                    on_behalf_of: acted.on_behalf_of.clone(),
                    at: acted.at,
                    comment: acted.comment.clone(),
                });
            }
            Act::Return { to: Some(step) } => self.signed[*step].fill(None),
            Act::Return { to: None } => self.with_asker = true,
            Act::Resume => self.with_asker = false,
            Act::AddSigner { step, login } => {
                self.steps[*step].signers.push(Signer::Person { login: login.clone() });
                self.signed[*step].push(None);
            }
        }
        if self.place() != before {
            self.since = acted.at;
            self.read_by.clear();
        }
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Who signed in a step, in the order of its signers.
    pub fn signatures(&self, step: usize) -> &[Option<Signature>] {
        &self.signed[step]
    }

    /// Whom it waits for. What was signed before a return stands, so a step behind may be skipped.
    pub fn place(&self) -> Place {
        if self.with_asker {
            return Place::Asker;
        }
        (0..self.steps.len()).find(|step| !self.is_signed(*step)).map_or(Place::Over, Place::Step)
    }

    /// Since when it waits there.
    pub const fn since(&self) -> Timestamp {
        self.since
    }

    /// Whether a signer of the present step has opened it, or one of them has signed.
    pub fn is_read(&self) -> bool {
        match self.place() {
            Place::Step(step) => !self.read_by.is_empty() || self.signed[step].iter().any(Option::is_some),
            Place::Asker | Place::Over => false,
        }
    }

    /// Whether this person has opened it while it waits where it waits.
    pub fn is_read_by(&self, login: &str) -> bool {
        self.read_by.iter().any(|reader| reader == login)
    }

    /// Whether a step has all the signatures it needs.
    pub fn is_signed(&self, step: usize) -> bool {
        let (own, added) = self.signed[step].split_at(self.own[step]);
        let all = self.steps[step].together;
        let by_own = if all { own.iter().all(Option::is_some) } else { own.iter().any(Option::is_some) };
        by_own && added.iter().all(Option::is_some)
    }

    /// Whether a signer was added by another one.
    pub fn is_added(&self, step: usize, signer: usize) -> bool {
        signer >= self.own[step]
    }

    /// Whether a step is the one that decides.
    pub fn decides(&self, step: usize) -> bool {
        step + 1 == self.steps.len()
    }

    /// Whether something may be done now by somebody; whether they are entitled to the signer's place is for others to say.
    ///
    /// # Errors
    /// The fault that stands against it.
    pub fn may(&self, act: &Act, person: &str) -> Result<(), Fault> {
        match (act, self.place()) {
            (Act::Resume, Place::Asker) => Ok(()),
            (Act::Read, Place::Step(_)) => Ok(()),
            (Act::Sign { step, signer }, Place::Step(now)) if *step == now => self.may_sign(now, *signer, person),
            (Act::Return { to }, Place::Step(now)) => {
                if to.is_none_or(|to| to < now) {
                    Ok(())
                } else {
                    Err(Fault::NoSuchStep)
                }
            }
            (Act::AddSigner { step, login }, Place::Step(now)) if *step == now => self.may_add(now, login),
            _ => Err(Fault::NotYourTurn),
        }
    }

    fn may_sign(&self, step: usize, signer: usize, person: &str) -> Result<(), Fault> {
        let signatures = &self.signed[step];
        if signatures.iter().flatten().any(|signature| signature.is_of(person)) {
            return Err(Fault::SignedBefore);
        }
        match signatures.get(signer) {
            Some(None) => Ok(()),
            _ => Err(Fault::NotYourTurn),
        }
    }

    fn may_add(&self, step: usize, login: &str) -> Result<(), Fault> {
        let signers = &self.steps[step].signers;
        let named = signers.iter().any(|signer| matches!(signer, Signer::Person { login: one } if one == login));
        if named || self.signed[step].iter().flatten().any(|signature| signature.is_of(login)) {
            return Err(Fault::SignerBefore);
        }
        if signers.len() >= Procedure::MOST_SIGNERS { Err(Fault::TooManySigners) } else { Ok(()) }
    }
}
