//! Whether an account may be used.

use serde::{Deserialize, Serialize};

/// The state of an account. Only an active one may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Registered, re-enabled or given a new password by the system administrator; inert until the security administrator
    /// approves it.
    Waiting,
    Active,
    Disabled,
}

impl AccountState {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Active, Self::Disabled];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// After the security administrator's approval; only what waits can be approved.
    pub const fn approved(self) -> Option<Self> {
        match self {
            Self::Waiting => Some(Self::Active),
            Self::Active | Self::Disabled => None,
        }
    }

    /// After disabling.
    pub const fn disabled(self) -> Option<Self> {
        match self {
            Self::Waiting | Self::Active => Some(Self::Disabled),
            Self::Disabled => None,
        }
    }

    /// After re-enabling: to be approved again.
    pub const fn enabled(self) -> Option<Self> {
        match self {
            Self::Disabled => Some(Self::Waiting),
            Self::Waiting | Self::Active => None,
        }
    }

    /// After the system administrator has given it a new password: whoever knows that password must not get in unseen.
    pub const fn reset(self) -> Self {
        match self {
            Self::Waiting | Self::Active => Self::Waiting,
            Self::Disabled => Self::Disabled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_an_approval_makes_an_account_usable() {
        for state in AccountState::ALL {
            let after = [state.disabled(), state.enabled(), Some(state.reset())];
            assert!(!after.contains(&Some(AccountState::Active)), "{state:?}");
            assert_eq!(AccountState::parse(state.as_str()), Some(state));
        }
        assert_eq!(AccountState::Waiting.approved(), Some(AccountState::Active));
        assert_eq!(AccountState::Disabled.approved(), None);
        assert_eq!(AccountState::Disabled.enabled(), Some(AccountState::Waiting));
    }
}
