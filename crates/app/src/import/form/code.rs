//! The closed list of remarks that the reading of a sheet can make.

use guatu_domain::written::Reason;
use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// A remark about a cell. Its words live in `ui/src/i18n/*/import.json`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum IssueCode {
            /// A value that could not be read.
            Unread(Reason),
            $($(#[$doc])* $name),+
        }

        impl IssueCode {
            /// Every code.
            pub fn all() -> impl Iterator<Item = Self> {
                Reason::ALL.iter().map(|reason| Self::Unread(*reason)).chain([$(Self::$name),+])
            }

            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::Unread(reason) => reason.as_str(),
                    $(Self::$name => $code),+
                }
            }
        }
    };
}

codes! {
    /// A row with content has no project name.
    NameMissing = "name_missing",
    /// A milestone row has no milestone name.
    MilestoneMissing = "milestone_missing",
    /// The planned finish lies before the planned start. Parameter `start`.
    FinishBeforeStart = "finish_before_start",
    /// The code stands in an earlier row already. Parameter `other`, the earlier cell.
    DuplicateCode = "duplicate_code",
    /// The name stands in an earlier row already, with the same unit. Parameter `other`, the earlier cell.
    DuplicateName = "duplicate_name",
    /// The milestone stands in an earlier row of the same project already. Parameter `other`.
    DuplicateMilestone = "duplicate_milestone",
    /// Coordinates that do not lie in China.
    OutsideChina = "outside_china",
    /// A longitude without a latitude, or the reverse.
    CoordinateIncomplete = "coordinate_incomplete",
    /// A list of the three batches does not say which of them it is.
    StageMissing = "stage_missing",
    /// An item of the three batches without a period.
    PeriodMissing = "period_missing",
    /// The period would bring an item before what it came from, or after what came from it.
    BatchPeriodOrder = "batch_period_order",
    /// The month of the report is stated nowhere.
    MonthMissing = "month_missing",
    /// The year of the plan or report is stated nowhere.
    YearMissing = "year_missing",
    /// An Excel error value such as `#REF!`.
    CellError = "cell_error",
    /// The amount is merged over several rows, so it belongs to none of them.
    AmountMerged = "amount_merged",
    /// The text is longer than a name can be. Parameter `limit`.
    TextTooLong = "text_too_long",
    /// Done in the month is more than done in the year so far. Parameters `month`, `year`.
    MonthExceedsYear = "month_exceeds_year",
    /// A total differs from its rows. Parameters `label`, `field`, `stated`, `computed`.
    TotalDiffers = "total_differs",
    /// A stated number of projects differs from the rows. Parameters `label`, `stated`, `computed`.
    CountDiffers = "count_differs",
    /// A total that could not be read. Parameter `label`.
    TotalUnreadable = "total_unreadable",
    /// No unit of amounts is stated; the default was taken. Parameter `unit`.
    UnitMissing = "unit_missing",
    /// A column of the sheet is not taken. Parameter `header`.
    ColumnNotTaken = "column_not_taken",
    /// The level was not understood.
    LevelUnknown = "level_unknown",
    /// The nature was not understood.
    NatureUnknown = "nature_unknown",
    /// Yes or no was not understood.
    AnswerUnknown = "answer_unknown",
    /// The figure is approximate; it counts and is flagged.
    AmountApproximate = "amount_approximate",
    /// A heading between the rows that is not taken, because an outer one already gives the sector. Parameter `label`.
    HeadingNotTaken = "heading_not_taken",
    /// A line that is not a row of the list.
    LineNotTaken = "line_not_taken",
    /// The row is hidden in the sheet; it was taken.
    RowHidden = "row_hidden",
    /// The plan's year is stated nowhere, so the plan was not taken.
    PlanNotTaken = "plan_not_taken",
    /// The month of the progress in this list is stated nowhere, so the progress was not taken.
    ProgressNotTaken = "progress_not_taken",
    /// No project has this code or name.
    ProjectUnknown = "project_unknown",
    /// The report is for a month that is closed. Parameter `closed`.
    MonthClosed = "month_closed",
    /// The year's plan is approved: it changes by a revision only. Parameter `fields`: what the row would change.
    PlanFrozen = "plan_frozen",
    /// The plan that the report repeats differs from the one recorded, in 万元. Parameter `recorded`.
    PlanDiffers = "plan_differs",
    /// Done in the year is not what was done before plus this month, in 万元. Parameter `sum`.
    YearNotSum = "year_not_sum",
    /// A figure is missing that a report needs.
    ValueMissing = "value_missing",
}

impl From<Reason> for IssueCode {
    fn from(reason: Reason) -> Self {
        Self::Unread(reason)
    }
}

impl Serialize for IssueCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
