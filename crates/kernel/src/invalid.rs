//! Why a value cannot be taken: closed codes, so that every reader gets the words of their language.

crate::closed_codes! {
    /// Why a value of a form, a query, a setting or a command is refused. The words for each live in
    /// `ui/src/i18n/*/reason.json`.
    pub enum Unfit {
        /// A name that is empty or too long. Parameter `limit`, in characters.
        NameLength = "name_length",
        /// A text that is too long. Parameter `limit`, in characters.
        TooLong = "too_long",
        /// Characters that no text has, such as a bell.
        ControlCharacter = "control_character",
        /// None of the values that the field may have.
        NotAChoice = "not_a_choice",
        /// Neither yes nor no.
        NotYesOrNo = "not_yes_or_no",
        /// No field by which the list can be sorted.
        NotSortable = "not_sortable",
        /// No unit has this id.
        UnitUnknown = "unit_unknown",
        /// No project has this code.
        ProjectUnknown = "project_unknown",
        /// A bundle within a bundle.
        BundleNested = "bundle_nested",
        /// The finish lies before the start.
        FinishBeforeStart = "finish_before_start",
        /// Something achieved on a day that has not come yet.
        InFuture = "in_future",
        /// A year outside 1900 to 2999.
        YearOutOfReach = "year_out_of_reach",
        /// A month that is not written `2023-03`.
        MonthUnreadable = "month_unreadable",
        /// A date at which no project is known.
        NothingKnown = "nothing_known",
        /// A curve without exactly twelve percentages.
        CurveMonths = "curve_months",
        /// A percentage with more than four decimal places.
        PercentPlaces = "percent_places",
        /// A cumulative percentage below that of the month before.
        PercentFalls = "percent_falls",
        /// A percentage above 100.
        PercentAbove = "percent_above",
        /// A curve whose December is not 100.
        PercentUnfinished = "percent_unfinished",
        /// Days that do not follow one another within one year.
        TrancheOrder = "tranche_order",
        /// The file has no sheet of this name.
        SheetUnknown = "sheet_unknown",
        /// A column that is not named A, B, C …
        ColumnName = "column_name",
        /// A form that carries no file.
        FileMissing = "file_missing",
        /// A request whose body or query cannot be read.
        RequestUnreadable = "request_unreadable",
        /// A table of a paper without columns, or with a column of no width.
        TableColumns = "table_columns",
        /// A row of a paper's table with more cells than columns.
        TableCells = "table_cells",
        /// A database address that is neither `sqlite:PATH` nor `postgres://…`.
        DatabaseAddress = "database_address",
        /// A database that cannot be opened.
        DatabaseUnreachable = "database_unreachable",
        /// Settings that cannot be read.
        SettingsUnreadable = "settings_unreadable",
        /// A file that exists and must not be overwritten.
        FileExists = "file_exists",
        /// A file or folder that cannot be written.
        NotWritable = "not_writable",
        /// An address that is not this machine's own, without TLS and without a proxy.
        NotLoopback = "not_loopback",
        /// An address that cannot be listened on.
        AddressTaken = "address_taken",
        /// No amount can be made out.
        AmountUnreadable = "amount_unreadable",
        /// An amount below zero.
        AmountNegative = "amount_negative",
        /// Two amounts where one is needed.
        AmountRange = "amount_range",
        /// An amount in foreign money.
        AmountForeign = "amount_foreign",
        /// One amount for several projects.
        AmountShared = "amount_shared",
        /// More than any project costs.
        AmountTooLarge = "amount_too_large",
        /// No date can be made out.
        DateUnreadable = "date_unreadable",
        /// January or, its zero lost, October.
        DateAmbiguous = "date_ambiguous",
        /// A span of time where one date is needed.
        DateIsPeriod = "date_is_period",
        /// No coordinate can be made out.
        CoordinateUnreadable = "coordinate_unreadable",
        /// No number in a series can be made out.
        OrdinalUnreadable = "ordinal_unreadable",
        /// Another thing of its kind has this name.
        NameTaken = "name_taken",
        /// No role has this id.
        RoleUnknown = "role_unknown",
        /// A built-in role is not changed: a copy of it is.
        RoleBuiltIn = "role_built_in",
        /// A role without permissions.
        RoleEmpty = "role_empty",
        /// No permission has this code.
        PermissionUnknown = "permission_unknown",
        /// A reason that is missing or too long. Parameter `limit`, in characters.
        ReasonLength = "reason_length",
        /// The last day lies before the first.
        LastBeforeFirst = "last_before_first",
        /// A unit that would stand below itself.
        OrgBelowItself = "org_below_itself",
        /// A unit below one of a kind that does not stand above it.
        OrgKindOrder = "org_kind_order",
        /// A unit below is of a kind that this one does not hold.
        OrgKindBelow = "org_kind_below",
        /// An account without duties to pass on.
        NothingToPass = "nothing_to_pass",
        /// Duties pass to another account, today or later.
        PassToOther = "pass_to_other",
        /// No anchor of the audit record.
        AnchorUnreadable = "anchor_unreadable",
        /// No public key as `guatu audit key` prints it.
        KeyUnreadable = "key_unreadable",
        /// An audit record kept for less than a year.
        KeptTooShort = "kept_too_short",
        /// More words than a search looks for. Parameter `limit`.
        TooManyWords = "too_many_words",
        /// A sign-in name that is none: 2 to 40 letters, digits, dots, dashes or Chinese characters.
        LoginForm = "login_form",
        /// A telephone or identity number that is none.
        NumberForm = "number_form",
        /// More posts than anybody holds.
        PostsTooMany = "posts_too_many",
        /// What nobody does to their own account.
        OwnAccount = "own_account",
        /// A workbook without the header of its roster. Parameter `columns`: those by which it is known.
        RosterHeader = "roster_header",
        /// A roster with no rows, or too many. Parameter `limit`.
        RosterRows = "roster_rows",
        /// A token whose last day has passed or is more than a year away.
        TokenDays = "token_days",
        /// A key file that cannot be read or is damaged.
        KeysUnreadable = "keys_unreadable",
        /// A missing key file, while the database holds what only its keys open.
        KeysLost = "keys_lost",
        /// A certificate or key that TLS cannot use.
        CertificateUnusable = "certificate_unusable",
        /// An address of the provider, or of this server in its settings, that is not `https://…`.
        ProviderAddress = "provider_address",
        /// A claim that does not say for certain who somebody is.
        ProviderClaim = "provider_claim",
        /// A secret of the client that is missing or cannot be read.
        ProviderSecret = "provider_secret",
        /// A rule set whose lights are not about projects, which a district cannot put into force.
        RuleSubject = "rule_subject",
        /// A day on which the rule set is not valid. Parameters `from`, `to`.
        RuleValidity = "rule_validity",
        /// No fact that the rule set in force asks people for.
        FactUnknown = "fact_unknown",
        /// No value of the kind that the fact has.
        FactKind = "fact_kind",
        /// No light of the rule set in force.
        LightUnknown = "light_unknown",
        /// A change that changes nothing.
        NothingChanged = "nothing_changed",
        /// No item of the three batches has this id.
        BatchItemUnknown = "batch_item_unknown",
        /// An item can only follow one of the stage before it.
        BatchStageOrder = "batch_stage_order",
        /// An item cannot follow one of a later period.
        BatchPeriodOrder = "batch_period_order",
        /// An item that is not counted in the denominator of this ratio.
        BatchNotCounted = "batch_not_counted",
        /// A denominator that does not stand before its numerator.
        BatchDenominator = "batch_denominator",
        /// A stage that does not follow. Parameters `rule`, `why`.
        StageRefused = "stage_refused",
        /// No stage of a project's life, or no proof, has this code.
        StageUnknown = "stage_unknown",
        /// No pool has this code, or nothing may be moved into it.
        PoolUnknown = "pool_unknown",
        /// A project does not meet the conditions of a pool. Parameters `projects`, `why`.
        AdmissionUnmet = "admission_unmet",
        /// A project that stands in this pool already.
        PoolSame = "pool_same",
        /// A day before the one of the last move. Parameter `since`.
        MoveEarlier = "move_earlier",
        /// No project is named, or more than one request takes. Parameter `limit`.
        ProjectCount = "project_count",
        /// A project that was merged into another one.
        ProjectMerged = "project_merged",
        /// A project into which others were merged, or that is one of a bundle with it.
        MergeCircle = "merge_circle",
        /// A limit of no days, or of more than anybody waits. Parameter `limit`.
        LimitForm = "limit_form",
        /// No template of nodes has this code.
        TemplateUnknown = "template_unknown",
        /// The template has no node of this code.
        NodeUnknown = "node_unknown",
        /// Every node of the template is left out.
        NodesMissing = "nodes_missing",
        /// A limit with more days than any node takes. Parameter `limit`.
        LimitTooLong = "limit_too_long",
        /// Neither a start nor a finish, or both.
        StartOrFinish = "start_or_finish",
        /// A step that does not lie before the present one.
        StepNotBefore = "step_not_before",
        /// No step, or more than `limit`.
        StepsTooMany = "steps_too_many",
        /// No signer, one twice, or more than `limit`. Parameter `step`, where it is a step of a procedure.
        SignersTooMany = "signers_too_many",
        /// A person who signs in the step anyway.
        SignerBefore = "signer_before",
        /// A person who asked for what they would sign.
        AskedForIt = "asked_for_it",
        /// Nobody who is in service and may see projects.
        NoColleague = "no_colleague",
        /// A post or person who may not decide. Parameter `permission`.
        MayNotDecide = "may_not_decide",
        /// A milestone that the project does not have.
        MilestoneUnknown = "milestone_unknown",
        /// Storage that speaks S3, without the key that opens it.
        BucketKey = "bucket_key",
        /// A category that cannot be why these two series differ.
        CategoryUnfit = "category_unfit",
        /// Nothing was reported of the month. Parameter `code`: the project's.
        NothingReported = "nothing_reported",
        /// Monthly tasks that do not sum to the target. Parameter `sum`.
        TaskSum = "task_sum",
        /// Growth from which no base follows.
        GrowthUnreadable = "growth_unreadable",
        /// Neither an account nor a post that holds an assignment.
        HolderMissing = "holder_missing",
        /// No account has this id.
        AccountUnknown = "account_unknown",
        /// A pairing (包联) without its level, or a level of another role.
        PairingLevel = "pairing_level",
        /// The responsible unit is changed with the project, not here.
        RoleOfProject = "role_of_project",
        /// Somebody holds this role at that time. Parameters `code`, `holder`, `from`.
        RoleHeld = "role_held",
        /// A hand-over on or before the day on which the holder began. Parameter `from`.
        HandOverDay = "hand_over_day",
        /// An assignment that has ended by then. Parameter `to`.
        AssignmentEnded = "assignment_ended",
        /// A day before something later was recorded. Parameter `from`.
        BeforeLastChange = "before_last_change",
        /// Somebody who does not hold this role for the project.
        NotAssigned = "not_assigned",
        /// A day is needed.
        DayMissing = "day_missing",
        /// A day that has passed, where one to come is meant.
        InPast = "in_past",
        /// A visit that was recorded or cancelled.
        VisitOver = "visit_over",
        /// A visit that was made is not cancelled.
        VisitMade = "visit_made",
        /// More visits than anybody is asked for. Parameter `limit`.
        QuotaTooLarge = "quota_too_large",
        /// A quantity that is none: above zero, at most six decimal places.
        QuantityForm = "quantity_form",
        /// A measure in which this kind is not counted. Parameter `measures`.
        MeasureUnfit = "measure_unfit",
        /// A request that was met, refused or withdrawn.
        FactorSettled = "factor_settled",
        /// A day before the request was made.
        BeforeAsked = "before_asked",
        /// How much was met is missing.
        MetMissing = "met_missing",
        /// Nobody to remind, or nothing to remind them of.
        NothingToRemind = "nothing_to_remind",
        /// An address that is no page of this system.
        NotOurPage = "not_our_page",
    }
}
