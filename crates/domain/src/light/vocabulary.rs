//! The facts that rules about projects may name.

use crate::rule::{Kind, Term, Vocabulary};

const fn term(name: &'static str, kind: Kind, zh: &'static str, en: &'static str) -> Term {
    Term { name, kind, zh, en }
}

/// In the order in which they are found. A fact that does not apply is unknown: it reads as null.
pub const VOCABULARY: &Vocabulary = &[
    term("as_of", Kind::Date, "基准日", "as of"),
    term("month", Kind::Number, "最近完整月份（无则为0）", "last full month of the year (0: none)"),
    term("nature", Kind::Text, "建设性质", "nature"),
    term("has_plan", Kind::Bool, "有年度计划", "has an annual plan"),
    term("plan_wan", Kind::Number, "年度计划（万元）", "annual plan (CNY 10,000)"),
    term("owes_report", Kind::Bool, "应报送进展", "owes a report"),
    term("reported", Kind::Bool, "已报送进展", "has reported"),
    term("expected_pct", Kind::Number, "应完成年计划（%）", "share of the plan due (%)"),
    term("actual_pct", Kind::Number, "实际完成年计划（%）", "share of the plan done (%)"),
    term("behind", Kind::Number, "落后（个百分点，超前为负）", "behind (percentage points; ahead is negative)"),
    term("ahead", Kind::Number, "超前（个百分点）", "ahead (percentage points)"),
    term("expected_wan", Kind::Number, "应完成投资（万元）", "investment due (CNY 10,000)"),
    term("actual_wan", Kind::Number, "实际完成投资（万元）", "investment done (CNY 10,000)"),
    term("short_wan", Kind::Number, "距序时差额（万元）", "investment missing (CNY 10,000)"),
    term("deadline", Kind::Date, "下一考核日", "next month end"),
    term(
        "next_expected_wan",
        Kind::Number,
        "下一考核日应完成投资（万元）",
        "investment due by the next month end (CNY 10,000)",
    ),
    term("milestone", Kind::Text, "逾期最久的节点", "most overdue milestone"),
    term("milestone_planned_on", Kind::Date, "该节点计划完成日", "its planned date"),
    term("days_overdue", Kind::Number, "逾期天数（无则为0）", "days overdue (0: none)"),
    term("overdue_count", Kind::Number, "逾期节点数", "overdue milestones"),
    term("overdue_others", Kind::Number, "其余逾期节点数（无则不填）", "other overdue milestones, where there are any"),
];
