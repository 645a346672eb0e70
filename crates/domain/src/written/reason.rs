//! Why a written value cannot be taken.

use guatu_kernel::{Unfit, closed_codes};

closed_codes! {
    /// Why a written value cannot be taken. The words for each live in `ui/src/i18n/*/import.json`.
    pub enum Reason {
        /// No amount can be made out: `五个亿`, `1,23`.
        AmountUnreadable = "amount_unreadable",
        /// An amount below zero.
        AmountNegative = "amount_negative",
        /// Two amounts where one is needed: `3.5-4亿`.
        AmountRange = "amount_range",
        /// An amount in foreign money.
        AmountForeign = "amount_foreign",
        /// One amount for several projects: `(3项合计30亿元)`.
        AmountShared = "amount_shared",
        /// More than any project costs (1万亿元): most likely a wrong unit.
        AmountTooLarge = "amount_too_large",
        /// No date can be made out.
        DateUnreadable = "date_unreadable",
        /// The number 2023.1 is January or, its zero lost by the spreadsheet, October.
        DateAmbiguous = "date_ambiguous",
        /// A span of time where one date is needed: `2022-2024`.
        DateIsPeriod = "date_is_period",
        /// No coordinate can be made out.
        CoordinateUnreadable = "coordinate_unreadable",
        /// No number in a series can be made out: `第几期`.
        OrdinalUnreadable = "ordinal_unreadable",
    }
}

impl std::error::Error for Reason {}

impl From<Reason> for Unfit {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::AmountUnreadable => Self::AmountUnreadable,
            Reason::AmountNegative => Self::AmountNegative,
            Reason::AmountRange => Self::AmountRange,
            Reason::AmountForeign => Self::AmountForeign,
            Reason::AmountShared => Self::AmountShared,
            Reason::AmountTooLarge => Self::AmountTooLarge,
            Reason::DateUnreadable => Self::DateUnreadable,
            Reason::DateAmbiguous => Self::DateAmbiguous,
            Reason::DateIsPeriod => Self::DateIsPeriod,
            Reason::CoordinateUnreadable => Self::CoordinateUnreadable,
            Reason::OrdinalUnreadable => Self::OrdinalUnreadable,
        }
    }
}
