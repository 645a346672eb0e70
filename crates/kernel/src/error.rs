//! Errors: a closed code that callers may rely on, parameters for the words, and a cause that only the log sees.

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use crate::Unfit;

pub type Result<T, E = Error> = std::result::Result<T, E>;

crate::closed_codes! {
    /// Every reason for which an operation may be refused. The words for each live in `ui/src/i18n/*/errors.json`.
    pub enum ErrorCode {
        /// The thing does not exist, or lies outside the caller's scope.
        NotFound = "not_found",
        /// The thing is visible but the permission is missing. Parameter `permission`.
        Forbidden = "forbidden",
        /// Nobody is signed in, or no longer.
        Unauthenticated = "unauthenticated",
        /// Name, password or code is wrong; deliberately not said which.
        SignInRefused = "sign_in_refused",
        /// Too many failures or requests. Parameter `seconds` to wait.
        TooMany = "too_many",
        /// The password has to be changed before anything else.
        PasswordChangeDue = "password_change_due",
        /// The password breaks rules of the policy. Parameter `rules`: the codes of all that it breaks.
        PasswordWeak = "password_weak",
        /// The sign-in name is taken. Parameter `login`.
        LoginTaken = "login_taken",
        /// The first accounts exist already, or nobody may make them from a page.
        SetupDone = "setup_done",
        /// A program's token may not do this; a person has to be signed in.
        SessionNeeded = "session_needed",
        /// A second factor has to be set up before anything else.
        FactorDue = "factor_due",
        /// The account waits for approval or is disabled. Parameter `state`.
        AccountInert = "account_inert",
        /// One account may not hold two of these duties. Parameters `held`, `wanted`.
        DutiesSeparate = "duties_separate",
        /// The provider of identities does not answer.
        ProviderUnreachable = "provider_unreachable",
        /// What the provider answers cannot be believed.
        ProviderUntrusted = "provider_untrusted",
        /// The provider let nobody in.
        ProviderRefused = "provider_refused",
        /// The way to the provider took too long, was walked before, or began in another browser.
        FlowOver = "flow_over",
        /// The provider's identity is linked to no account.
        IdentityUnknown = "identity_unknown",
        /// The provider's identity is linked to another account.
        IdentityTaken = "identity_taken",
        /// An administrator, who signs in with password and second factor.
        PasswordOnly = "password_only",
        /// The request does not come from our own pages.
        ForeignOrigin = "foreign_origin",
        /// Somebody else changed the thing in between.
        Conflict = "conflict",
        /// A value cannot be taken. Parameters `field`, `value`, `reason` (a code of [`Unfit`]) and those of the reason.
        Invalid = "invalid",
        /// The file is none of XLSX, XLS or CSV, or is damaged. Parameter `file`.
        FileUnreadable = "file_unreadable",
        /// More rows match than one workbook takes. Parameter `limit`.
        ExportTooLarge = "export_too_large",
        /// The content of a file is none of the kinds that are taken. Parameter `file`.
        FileKind = "file_kind",
        /// A picture cannot be read, or is too large to be. Parameter `file`.
        FileDamaged = "file_damaged",
        /// The virus scanner found something. Parameter `found`.
        FileInfected = "file_infected",
        /// The virus scanner does not answer; nothing is taken unscanned.
        ScannerUnreachable = "scanner_unreachable",
        /// The storage of files does not answer.
        StorageUnreachable = "storage_unreachable",
        /// A node of a route is achieved only with evidence. Parameters `name`, `evidence`.
        EvidenceMissing = "evidence_missing",
        /// The workbook is protected by a password. Parameter `file`.
        FileEncrypted = "file_encrypted",
        /// The file exceeds a bound of size, rows or expanded size. Parameters `file`, `limit`.
        FileTooLarge = "file_too_large",
        /// No sheet of the file has the headers of a known form. Parameter `file`.
        FormUnknown = "form_unknown",
        /// The import has rejected rows, and the caller did not ask to skip them. Parameter `rejected`.
        ImportRejected = "import_rejected",
        /// The import was confirmed or discarded before.
        ImportSettled = "import_settled",
        /// The month is closed; its lights no longer change. Parameter `month`.
        MonthClosed = "month_closed",
        /// The month has not ended yet. Parameter `month`.
        MonthOpen = "month_open",
        /// The plan of the year is approved; it changes by an approved revision only. Parameters `code`, `fields`.
        PlanFrozen = "plan_frozen",
        /// This version of a rule set was asked for or is in force; another text is another version. Parameters `id`, `version`.
        RuleFixed = "rule_fixed",
        /// Whoever asked for something does not approve it.
        OwnRequest = "own_request",
        /// The request was answered or withdrawn before.
        RequestAnswered = "request_answered",
        /// The request was sent back and waits for its author.
        RequestReturned = "request_returned",
        /// A signer has opened the request; its author no longer takes it back.
        RequestRead = "request_read",
        /// The person has signed in this step already.
        SignedBefore = "signed_before",
        /// The database belongs to a newer or older version. Parameter `database`.
        SchemaMismatch = "schema_mismatch",
        /// The target of a copy or restore already holds data.
        TargetNotEmpty = "target_not_empty",
        /// A backup does not match its own checksums. Parameter `reason`.
        BackupDamaged = "backup_damaged",
        /// The work was cancelled by its caller.
        Cancelled = "cancelled",
        /// A rule set cannot be used. Parameter `reason`.
        RuleInvalid = "rule_invalid",
        /// Nothing can be printed because no usable font was found.
        FontMissing = "font_missing",
        /// An unexpected failure; the log has the cause under the request id.
        Internal = "internal",
    }
}

/// A refusal: what the user may read (`code`, `params`) apart from what the engineer needs (`cause`).
#[derive(Debug)]
pub struct Error {
    pub code: ErrorCode,
    /// Values for the placeholders of the code's sentence.
    pub params: Map<String, Value>,
    cause: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub fn new(code: ErrorCode) -> Self {
        Self { code, params: Map::new(), cause: None }
    }

    /// Adds a parameter of the sentence.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.into(), value.into());
        self
    }

    /// A value that cannot be taken, and why.
    pub fn invalid(field: &str, value: impl fmt::Display, reason: Unfit) -> Self {
        Self::new(ErrorCode::Invalid)
            .with("field", field)
            .with("value", value.to_string())
            .with("reason", reason.as_str())
    }

    pub fn not_found() -> Self {
        Self::new(ErrorCode::NotFound)
    }

    /// An unexpected failure with its cause.
    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { code: ErrorCode::Internal, params: Map::new(), cause: Some(cause.into()) }
    }

    /// Adds the cause, for the log.
    pub fn because(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}
