//! The lights of the district's projects by rules that are not in force.

use guatu_domain::rule::{Facts, Panel, Period, RuleSet, Verdict};
use guatu_kernel::{Month, ProjectId};

use crate::district::{District, Standing, View, facts_at};

/// How many months before the one that is judged a set may remember.
const LOOK_BACK: usize = 24;

/// What the rules say of a project.
pub(super) struct Judged<'a> {
    pub standing: &'a Standing,
    pub facts: Facts,
    pub verdict: Verdict,
}

/// Every project of the district by these rules, in the order of the codes. All take part in rankings, whoever asks.
pub(super) fn judge<'a>(rules: &RuleSet, district: &'a District) -> Vec<Judged<'a>> {
    let mut panel = Panel::new(rules.clone());
    if rules.remembers() {
        for view in earlier(rules, &district.view) {
            panel.period(period(rules, &view), &cases(&facts(district, &view)));
        }
    }
    let found = facts(district, &district.view);
    let verdicts = panel.period(period(rules, &district.view), &cases(&found));
    let judged = found.into_iter().zip(verdicts);
    judged.map(|((standing, facts), verdict)| Judged { standing, facts, verdict }).collect()
}

/// The ends of the periods before the one that is judged, the earliest first.
fn earlier(rules: &RuleSet, view: &View) -> Vec<View> {
    let now = Month::last_full(view.as_of);
    let before = std::iter::successors(Some(now.previous()), |month| Some(month.previous())).take(LOOK_BACK);
    let views = before.map(|month| View { as_of: month.last_day(), ..*view });
    let ends = |view: &View| period(rules, view).is_some_and(|period| period.last_day() == view.as_of);
    let mut views: Vec<View> =
        views.filter(ends).filter(|earlier| period(rules, earlier) != period(rules, view)).collect();
    views.reverse();
    views
}

/// The period that the lights of a day are about: the last month that has ended, or the quarter or year it lies in.
fn period(rules: &RuleSet, view: &View) -> Option<Period> {
    Period::of(rules.period(), Month::last_full(view.as_of).last_day())
}

/// The facts of the projects that existed.
fn facts<'a>(district: &'a District, view: &View) -> Vec<(&'a Standing, Facts)> {
    let of = |standing: &'a Standing| Some((standing, facts_at(&standing.file, &district.ledger, view)?));
    district.all().filter_map(of).collect()
}

fn cases<'a>(facts: &'a [(&Standing, Facts)]) -> Vec<(ProjectId, &'a Facts)> {
    facts.iter().map(|(standing, facts)| (standing.file.id, facts)).collect()
}
