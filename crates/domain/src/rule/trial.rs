//! Trying a rule set on a table: facts by column name, one light per row. Nothing is stored and nothing else is asked.

use std::collections::{BTreeMap, BTreeSet};

use guatu_kernel::{Bilingual, Lang};
use serde::Serialize;

use super::complaint::Complaint;
use super::decided::Decided;
use super::facts::{Facts, Term, Value};
use super::panel::Panel;
use super::period::Period;
use super::set::{NO_COLOUR, RuleSet};
use super::verdict::{Move, Step, Verdict};

/// What a row of the table gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialLine {
    /// The line of the table, the header being the first.
    pub row: usize,
    pub subject: String,
    pub period: Option<Period>,
    /// The id of the colour, or `none`.
    pub light: String,
    pub label: Bilingual,
    /// The light by the rules, where somebody decided otherwise.
    pub overridden: Option<String>,
    /// The dimension that decided; empty where none did.
    pub dimension: String,
    /// The rule that decided: `progress.red`.
    pub rule: String,
    pub dimensions: Vec<TrialDimension>,
    pub reason: String,
    pub reason_en: String,
    /// What would bring back the best light.
    pub to_green: Option<String>,
    pub to_green_en: Option<String>,
    pub consequences: Vec<Step>,
    pub transitions: Vec<Move>,
    /// What the set computed, by name.
    pub computed: BTreeMap<String, Value>,
}

/// What one dimension says of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialDimension {
    pub dimension: String,
    pub light: String,
    pub rule: String,
    pub reason: String,
    pub reason_en: String,
}

/// The lights of a table, and what its author should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// In the order of the table.
    pub lines: Vec<TrialLine>,
    /// Columns that nothing looks at, facts that no column gives.
    pub notes: Vec<Bilingual>,
}

/// Columns that are not facts, and how their heads may be written.
const SUBJECT: [&str; 3] = ["subject", "对象", "项目"];
const PERIOD: [&str; 4] = ["period", "期间", "月份", "时间"];
const OVERRIDE: [&str; 4] = ["override", "override_reason", "override_by", "override_until"];

/// One row of the table, read.
struct Case {
    row: usize,
    subject: String,
    period: Option<Period>,
    facts: Facts,
    decided: Option<Decided>,
}

/// Gives every row of a table its light. Rows of one subject are its history in the order of the periods; rows of one
/// period are each other's peers.
///
/// # Errors
/// Everything in the table that cannot be read, by line and column.
pub fn try_table(set: &RuleSet, header: &[String], rows: &[Vec<String>]) -> Result<Trial, Vec<Complaint>> {
    let table = Table::new(set, header);
    let (cases, complaints) = table.cases(rows);
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let mut periods: BTreeMap<Option<Period>, Vec<&Case>> = BTreeMap::new();
    for case in &cases {
        periods.entry(case.period).or_default().push(case);
    }
    let mut panel = Panel::new(set.clone());
    let mut lines = Vec::with_capacity(cases.len());
    for (period, cases) in periods {
        let given: Vec<_> = cases.iter().map(|case| (case.subject.clone(), &case.facts)).collect();
        let verdicts = panel.period(period, &given);
        lines.extend(cases.into_iter().zip(verdicts).map(|(case, verdict)| line(set, case, &verdict)));
    }
    lines.sort_by_key(|line| line.row);
    Ok(Trial { lines, notes: table.notes() })
}

/// The table's columns, by what they are.
struct Table<'a> {
    set: &'a RuleSet,
    header: Vec<String>,
    subject: Option<usize>,
    period: Option<usize>,
    decided: [Option<usize>; 4],
    /// The facts that columns give.
    facts: Vec<(usize, &'a Term)>,
}

impl<'a> Table<'a> {
    fn new(set: &'a RuleSet, header: &[String]) -> Self {
        let header: Vec<String> =
            header.iter().map(|head| head.trim().trim_start_matches('\u{feff}').to_string()).collect();
        let fact = |head: &str| {
            let given = set.given();
            given
                .iter()
                .find(|term| term.name == head)
                .or_else(|| given.iter().find(|term| term.zh == head || term.en == head))
        };
        let named = |names: &[&str]| header.iter().position(|head| names.contains(&head.to_lowercase().as_str()));
        let (subject, period) = (named(&SUBJECT), named(&PERIOD));
        let decided = OVERRIDE.map(|name| named(&[name]));
        let other = |place: &usize| ![subject, period].contains(&Some(*place)) && !decided.contains(&Some(*place));
        let columns = (0..header.len()).filter(other);
        let facts = columns.filter_map(|place| Some((place, fact(&header[place])?))).collect();
        Self { set, subject, period, decided, facts, header }
    }

    fn notes(&self) -> Vec<Bilingual> {
        let given: BTreeSet<&str> = self.facts.iter().map(|(_, term)| term.name.as_ref()).collect();
        let used = self.set.looked_at();
        let absent: Vec<&str> =
            used.into_iter().filter(|name| !given.contains(name) && !name.starts_with("period_")).collect();
        let known = |place: &usize| {
            [self.subject, self.period].contains(&Some(*place))
                || self.decided.contains(&Some(*place))
                || self.facts.iter().any(|(other, _)| other == place)
        };
        let idle: Vec<&str> =
            (0..self.header.len()).filter(|place| !known(place)).map(|place| self.header[place].as_str()).collect();
        let mut notes = Vec::new();
        if !absent.is_empty() {
            let zh = format!("表中没有这些指标，按未知处理：{}", absent.join("、"));
            notes.push(Bilingual {
                zh,
                en: format!("no column gives these facts, so they are unknown: {}", absent.join(", ")),
            });
        }
        if !idle.is_empty() {
            let zh = format!("规则没有用到这些列：{}", idle.join("、"));
            notes.push(Bilingual { zh, en: format!("no rule knows these columns: {}", idle.join(", ")) });
        }
        notes
    }

    fn cases(&self, rows: &[Vec<String>]) -> (Vec<Case>, Vec<Complaint>) {
        let mut cases = Vec::with_capacity(rows.len());
        let mut complaints = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, cells) in rows.iter().enumerate() {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let case = self.case(index + 2, cells, &mut complaints);
            if !seen.insert((case.subject.clone(), case.period)) {
                let zh = "同一对象同一期出现两次";
                complaints.push(wrong(
                    case.row,
                    self.subject,
                    "subject",
                    zh,
                    "this subject occurs twice in one period",
                ));
            }
            cases.push(case);
        }
        (cases, complaints)
    }

    fn case(&self, row: usize, cells: &[String], complaints: &mut Vec<Complaint>) -> Case {
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place)).map_or("", |cell| cell.trim());
        let subject = match cell(self.subject) {
            "" => format!("#{row}"),
            subject => subject.to_string(),
        };
        let period = self.period.and_then(|place| {
            let text = cell(Some(place));
            let period = Period::parse(text, self.set.period());
            if period.is_none() {
                let zh = format!("“{text}”不是期间");
                complaints.push(wrong(row, Some(place), "period", &zh, &format!("`{text}` is not a period")));
            }
            period
        });
        let mut facts = Facts::with_capacity(self.facts.len());
        for (place, term) in &self.facts {
            let text = cell(Some(*place));
            let value = Value::read(text, term.kind);
            if value.is_none() {
                let (zh, en) = (term.kind.word(Lang::Zh), term.kind.word(Lang::En));
                let (zh, en) = (format!("“{text}”不是{zh}"), format!("`{text}` is not {en}"));
                complaints.push(wrong(row, Some(*place), &term.name, &zh, &en));
            }
            facts.add(term.name.clone(), value.unwrap_or_default());
        }
        let decided = self.decided(row, &cell, complaints);
        Case { row, subject, period, facts, decided }
    }

    fn decided<'c>(
        &self,
        row: usize,
        cell: &dyn Fn(Option<usize>) -> &'c str,
        complaints: &mut Vec<Complaint>,
    ) -> Option<Decided> {
        let [light, reason, by, until] = self.decided;
        let text = cell(light);
        if text.is_empty() {
            return None;
        }
        let colours = self.set.colours().iter();
        let known = colours.map(|colour| colour.id.as_str()).chain([NO_COLOUR]).any(|id| id == text);
        if !known {
            let zh = format!("没有名为“{text}”的颜色");
            complaints.push(wrong(row, light, "override", &zh, &format!("there is no colour `{text}`")));
        }
        if cell(reason).is_empty() || cell(by).is_empty() {
            let en = "a decision needs override_reason and override_by";
            complaints.push(wrong(
                row,
                light,
                "override",
                "人工调整须写明 override_reason（理由）和 override_by（批准人）",
                en,
            ));
        }
        let until = match Value::read(cell(until), super::facts::Kind::Date) {
            Some(date) => date.date(),
            None => {
                complaints.push(wrong(row, until, "override_until", "不是日期", "this is not a date"));
                None
            }
        };
        Some(Decided { light: text.into(), reason: cell(reason).into(), by: cell(by).into(), until })
    }
}

fn wrong(row: usize, column: Option<usize>, place: &str, zh: &str, en: &str) -> Complaint {
    let text = Bilingual { zh: zh.into(), en: en.into() };
    Complaint { place: place.into(), line: Some(row), column: column.map(|column| column + 1), text }
}

fn line(set: &RuleSet, case: &Case, verdict: &Verdict) -> TrialLine {
    let facts = &case.facts;
    let end = case.period.map(Period::last_day);
    let holds = |decided: &&Decided| end.is_none_or(|end| decided.holds_on(end));
    let decided = case.decided.as_ref().filter(holds);
    let light = decided.map_or(verdict.light(), |decided| &decided.light).to_string();
    let reason = |lang| decided.map_or_else(|| verdict.reason(facts, lang), |decided| decided.reason(lang));
    let dimension = |(index, found): (usize, super::verdict::DimensionVerdict<'_>)| TrialDimension {
        dimension: found.dimension.into(),
        light: found.light.into(),
        rule: found.rule.into(),
        reason: verdict.dimension_reason(index, facts, Lang::Zh),
        reason_en: verdict.dimension_reason(index, facts, Lang::En),
    };
    TrialLine {
        row: case.row,
        subject: case.subject.clone(),
        period: case.period,
        label: set.label(&light),
        light,
        overridden: decided.map(|_| verdict.light().to_string()),
        dimension: verdict.dimension().into(),
        rule: verdict.rule().into(),
        dimensions: verdict.dimensions().enumerate().map(dimension).collect(),
        reason: reason(Lang::Zh),
        reason_en: reason(Lang::En),
        to_green: verdict.to_green(facts, Lang::Zh),
        to_green_en: verdict.to_green(facts, Lang::En),
        consequences: verdict.steps(facts),
        transitions: verdict.moves(facts),
        computed: verdict.computed().map(|(name, value)| (name.to_string(), value.clone())).collect(),
    }
}
