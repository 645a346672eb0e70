//! The facts that rules about projects may name.

use crate::rule::Format::{Date, Pct, Plain, Pp, Wan};
use crate::rule::{Format, Kind, Term, Vocabulary};

/// In the order in which they are found. A fact that does not apply is unknown.
pub const VOCABULARY: &Vocabulary = &[
    Term::new("as_of", Kind::Date, Date, "基准日", "as of"),
    Term::new("month", Kind::Number, Plain, "最近完整月份（无则为0）", "last full month of the year (0: none)"),
    Term::new("nature", Kind::Text, Plain, "建设性质", "nature"),
    Term::new("has_plan", Kind::YesNo, Plain, "有年度计划", "has an annual plan"),
    Term::new("plan_wan", Kind::Number, Wan, "年度计划", "annual plan"),
    Term::new("owes_report", Kind::YesNo, Plain, "应报送进展", "owes a report"),
    Term::new("reported", Kind::YesNo, Plain, "已报送进展", "has reported"),
    Term::new("expected_pct", Kind::Number, Pct, "应完成年计划", "share of the plan due"),
    Term::new("actual_pct", Kind::Number, Pct, "实际完成年计划", "share of the plan done"),
    Term::new("behind", Kind::Number, Pp, "落后序时（超前为负）", "behind schedule (ahead is negative)"),
    Term::new("ahead", Kind::Number, Pp, "超前序时", "ahead of schedule"),
    Term::new("expected_wan", Kind::Number, Wan, "应完成投资", "investment due"),
    Term::new("actual_wan", Kind::Number, Wan, "实际完成投资", "investment done"),
    Term::new("short_wan", Kind::Number, Format::WanUp, "距序时差额", "investment missing"),
    Term::new("deadline", Kind::Date, Date, "下一考核日", "next month end"),
    Term::new(
        "next_expected_wan",
        Kind::Number,
        Format::WanUp,
        "下一考核日应完成投资",
        "investment due by the next month end",
    ),
    Term::new("milestone", Kind::Text, Plain, "逾期最久的节点", "most overdue milestone"),
    Term::new("milestone_planned_on", Kind::Date, Date, "该节点计划完成日", "its planned date"),
    Term::new("days_overdue", Kind::Number, Format::Days, "逾期天数（无则为0）", "days overdue (0: none)"),
    Term::new("overdue_count", Kind::Number, Plain, "逾期节点数", "overdue milestones"),
    Term::new(
        "overdue_others",
        Kind::Number,
        Plain,
        "其余逾期节点数（无则不填）",
        "other overdue milestones, where there are any",
    ),
    Term::new("month_task_wan", Kind::Number, Wan, "当月应完成投资", "investment due in the month"),
    Term::new("month_done_wan", Kind::Number, Wan, "当月完成投资", "investment of the month"),
    Term::new("planned_start_on", Kind::Date, Date, "计划开工日期", "planned start"),
    Term::new("planned_finish_on", Kind::Date, Date, "计划完工日期", "planned finish"),
    Term::new("start_due", Kind::YesNo, Plain, "已到计划开工时间", "its start is due"),
    Term::new("started", Kind::YesNo, Plain, "已开工", "started"),
];
