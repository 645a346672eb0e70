//! Accounts: sign-in names, states, and contact data that nobody sees without a reason.

mod contact;
mod login;
mod state;

pub use contact::{id_number, masked, phone};
pub use login::login;
pub use state::AccountState;
