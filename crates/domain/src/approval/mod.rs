//! How consent is given: steps one after the other, each signed by posts or persons, together (会签) or by any one of them.

mod course;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use course::{Act, Acted, Course, Fault, Place, Signature};

/// Who may sign in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Signer {
    /// Whoever holds the permission that the kind of request asks for.
    Holder,
    /// Whoever holds a role: a post, whoever fills it.
    Post { role: String },
    /// One person, by sign-in name.
    Person { login: String },
}

/// A step of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What people call it: `分管领导审签`. Empty for the only step of a procedure nobody has written.
    pub name: String,
    pub signers: Vec<Signer>,
    /// Whether all signers have to sign (会签); else any one of them.
    pub together: bool,
    /// Within how many working days the step has to be over; the day on which it begins does not count.
    pub workdays: Option<u32>,
}

/// The steps that a kind of request goes through (审批流程). The last one decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure(Vec<Step>);

/// Why a procedure cannot be as somebody wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcedureFault {
    /// It has no step, or more than [`Procedure::MOST_STEPS`].
    Steps,
    /// A step has no name.
    Name(usize),
    /// A step has no signer, more than [`Procedure::MOST_SIGNERS`], or the same one twice.
    Signers(usize),
    /// A limit is zero, or longer than [`Procedure::LONGEST`].
    Workdays(usize),
}

impl Procedure {
    pub const MOST_STEPS: usize = 9;
    pub const MOST_SIGNERS: usize = 20;
    /// The longest limit of a step, in working days.
    pub const LONGEST: u32 = 250;

    /// # Errors
    /// The first fault, with the step's place.
    pub fn new(steps: Vec<Step>) -> Result<Self, ProcedureFault> {
        if steps.is_empty() || steps.len() > Self::MOST_STEPS {
            return Err(ProcedureFault::Steps);
        }
        for (place, step) in steps.iter().enumerate() {
            let twice = step.signers.iter().enumerate().any(|(at, signer)| step.signers[..at].contains(signer));
            if step.name.trim().is_empty() {
                return Err(ProcedureFault::Name(place));
            }
            if step.signers.is_empty() || step.signers.len() > Self::MOST_SIGNERS || twice {
                return Err(ProcedureFault::Signers(place));
            }
            if step.workdays.is_some_and(|days| days == 0 || days > Self::LONGEST) {
                return Err(ProcedureFault::Workdays(place));
            }
        }
        Ok(Self(steps))
    }

    /// What holds where nobody has written anything: one step, signed by any one who holds the permission.
    pub fn plain() -> Self {
        Self(vec![Step { name: String::new(), signers: vec![Signer::Holder], together: false, workdays: None }])
    }

    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}
