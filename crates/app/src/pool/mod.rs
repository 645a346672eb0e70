//! The project library: pools that projects move through with consent, their rules, their targets, and what the rules propose.

mod answer;
mod board;
mod book;
mod moving;
mod propose;
mod setting;
pub(crate) mod store;
mod take;
pub mod view;

pub use answer::{ProposalBody, answer};
pub use board::{PoolQuery, board};
pub use book::PoolBook;
pub use moving::{MoveBody, ask_move};
pub(crate) use moving::{applicant, editable, leave, moved};
pub(crate) use propose::propose;
pub use propose::{ProposalQuery, proposals};
pub use setting::{
    AdmissionBody, ExitBody, PoolBody, PoolTargetBody, set_admission, set_exit, set_pool, set_target, settings,
};
pub use take::{Taken, take};
