//! What pages read and send about reminder letters.

use chrono::NaiveDate;
use guatu_kernel::{ReminderId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A letter in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReminderLine {
    pub id: ReminderId,
    /// `〔2023〕3号`
    pub number: String,
    pub title: String,
    pub addressee: String,
    pub as_of: NaiveDate,
    /// How many projects it is about.
    pub projects: usize,
    /// The person's name.
    pub issued_by: String,
    pub issued_at: Timestamp,
}

/// Whom to remind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct ReminderBody {
    /// What the linked leader is called: `联系领导01`.
    pub leader: String,
}
