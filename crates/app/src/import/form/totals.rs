//! Headings and totals checked against the rows they speak of.

use std::collections::BTreeMap;

use guatu_domain::project::Nature;
use guatu_domain::written;
use guatu_kernel::Money;
use guatu_paper::sheet::Address;

use super::code::IssueCode;
use super::field::Field;
use super::heading::{Heading, Says};
use super::model::{Figure, Issue, TotalCheck};
use super::row::{Columns, DEFAULT_UNIT, written};

pub(super) const AMOUNTS: [Field; 6] =
    [Field::Total, Field::Plan, Field::DoneMonth, Field::DoneYear, Field::PaidMonth, Field::PaidYear];

/// How many rows there were and what their amounts come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    count: usize,
    /// In 分; wide enough for any number of amounts.
    sums: BTreeMap<Field, i128>,
}

impl Tally {
    pub fn add(&mut self, amounts: &[(Field, Money)]) {
        self.count += 1;
        for (field, money) in amounts {
            *self.sums.entry(*field).or_default() += i128::from(money.cents());
        }
    }

    fn sum(&self, field: Field) -> Money {
        let cents = self.sums.get(&field).copied().unwrap_or_default();
        Money::from_cents(i64::try_from(cents).unwrap_or(i64::MAX))
    }
}

/// What a heading or total row states, and where.
#[derive(Debug, Clone)]
struct Stated {
    label: String,
    count: Option<(Address, usize)>,
    sums: Vec<(Address, Field, Money)>,
}

struct Group {
    level: u8,
    says: Says,
    stated: Stated,
    tally: Tally,
}

/// Follows the headings down a sheet.
#[derive(Default)]
pub(super) struct Groups {
    /// The amounts that are read from the rows; others are not checked.
    checked: Vec<Field>,
    open: Vec<Group>,
    all: Tally,
    since_total: Tally,
    /// Totals that stand above all rows; they are compared at the end.
    ahead: Vec<Stated>,
    pub checks: Vec<TotalCheck>,
    pub warnings: Vec<Issue>,
}

impl Groups {
    pub fn checking(checked: &[Field]) -> Self {
        Self { checked: checked.to_vec(), ..Self::default() }
    }

    pub fn sector(&self) -> Option<&str> {
        self.open.iter().find_map(|group| match &group.says {
            Says::Sector(name) => Some(name.as_str()),
            _ => None,
        })
    }

    pub fn nature(&self) -> Option<Nature> {
        self.open.iter().rev().find_map(|group| match group.says {
            Says::Nature(nature) => Some(nature),
            _ => None,
        })
    }

    pub fn owner(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|group| match &group.says {
            Says::Owner(name) => Some(name.as_str()),
            _ => None,
        })
    }

    pub fn enter(&mut self, columns: &Columns<'_>, row: u32, heading: Heading) {
        self.close(columns, heading.level);
        let at = lead(columns, row);
        let inner_sector = matches!(heading.says, Says::Sector(_)) && self.sector().is_some();
        if inner_sector {
            let issue = Issue::new(&columns.sheet.name, at, heading.label.clone(), IssueCode::HeadingNotTaken);
            self.warnings.push(issue.with("label", heading.label.clone()));
        }
        let stated = self.stated(columns, row, heading.label, heading.count);
        self.open.push(Group { level: heading.level, says: heading.says, stated, tally: Tally::default() });
    }

    pub fn add(&mut self, amounts: &[(Field, Money)]) {
        self.all.add(amounts);
        self.since_total.add(amounts);
        for group in &mut self.open {
            group.tally.add(amounts);
        }
    }

    /// Checks a total row: a subtotal against its group, another against all rows so far or, failing that, against the rows
    /// since the last total.
    pub fn total(&mut self, columns: &Columns<'_>, row: u32, label: String, count: Option<usize>, is_subtotal: bool) {
        let stated = self.stated(columns, row, label, count);
        if self.all.count == 0 {
            self.ahead.push(stated);
            return;
        }
        let since = std::mem::take(&mut self.since_total);
        let tally = match self.open.last() {
            Some(group) if is_subtotal => group.tally.clone(),
            _ if is_subtotal || agrees(&stated, &since) => since,
            _ => self.all.clone(),
        };
        self.check(columns, &stated, &tally);
    }

    /// Ends the sheet: every open heading and every total above the rows is checked.
    pub fn finish(&mut self, columns: &Columns<'_>) {
        self.close(columns, 0);
        let all = self.all.clone();
        for stated in std::mem::take(&mut self.ahead) {
            self.check(columns, &stated, &all);
        }
    }

    /// Closes the headings as deep as `level` or deeper.
    fn close(&mut self, columns: &Columns<'_>, level: u8) {
        while let Some(group) = self.open.pop_if(|group| group.level >= level) {
            self.check(columns, &group.stated, &group.tally);
        }
    }

    fn stated(&mut self, columns: &Columns<'_>, row: u32, label: String, count: Option<usize>) -> Stated {
        let mut sums = Vec::new();
        for field in self.checked.clone() {
            let cell = columns.cell(field, row);
            if cell.is_blank() {
                continue;
            }
            let Some(at) = columns.column(field).map(|column| Address::new(row, column.column)) else { continue };
            match written::figure(written(cell), columns.unit(field).unwrap_or(DEFAULT_UNIT)) {
                Ok(Some(figure)) => sums.push((at, field, figure.money)),
                Ok(None) => {}
                Err(_) => {
                    let issue = Issue::new(&columns.sheet.name, at, cell.shown(), IssueCode::TotalUnreadable);
                    self.warnings.push(issue.with("label", label.clone()));
                }
            }
        }
        Stated { count: count.map(|count| (lead(columns, row), count)), label, sums }
    }

    fn check(&mut self, columns: &Columns<'_>, stated: &Stated, tally: &Tally) {
        if let Some((at, count)) = stated.count {
            self.compare(columns, stated, at, Figure::Count(count), Figure::Count(tally.count));
        }
        for (at, field, money) in &stated.sums {
            self.compare(columns, stated, *at, Figure::Sum(*field, *money), Figure::Sum(*field, tally.sum(*field)));
        }
    }

    fn compare(&mut self, columns: &Columns<'_>, of: &Stated, at: Address, stated: Figure, computed: Figure) {
        let check = TotalCheck { cell: at.to_string(), label: of.label.clone(), stated, computed };
        if !check.agrees() {
            let value = columns.sheet.cell(at.row, at.column).shown();
            let issue = match (stated, computed) {
                (Figure::Sum(field, stated), Figure::Sum(_, computed)) => {
                    Issue::new(&columns.sheet.name, at, value, IssueCode::TotalDiffers)
                        .with("field", field.as_str())
                        .with("stated", stated.to_string())
                        .with("computed", computed.to_string())
                }
                (stated, computed) => Issue::new(&columns.sheet.name, at, value, IssueCode::CountDiffers)
                    .with("stated", counted(stated))
                    .with("computed", counted(computed)),
            };
            self.warnings.push(issue.with("label", of.label.clone()));
        }
        self.checks.push(check);
    }
}

const fn counted(figure: Figure) -> usize {
    match figure {
        Figure::Count(count) => count,
        Figure::Sum(..) => 0,
    }
}

fn agrees(stated: &Stated, tally: &Tally) -> bool {
    stated.count.is_none_or(|(_, count)| count == tally.count)
        && stated.sums.iter().all(|(_, field, money)| tally.sum(*field) == *money)
}

/// The first filled cell of a row.
pub(super) fn lead(columns: &Columns<'_>, row: u32) -> Address {
    let cells = columns.sheet.rows.get(row as usize);
    let column = cells.and_then(|cells| cells.iter().position(|cell| !cell.is_blank())).unwrap_or_default();
    Address::new(row, column as u32)
}
