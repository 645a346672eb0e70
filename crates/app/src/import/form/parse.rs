//! A recognised sheet into typed rows, errors, remarks and checked totals.

use std::collections::{HashMap, HashSet};

use guatu_domain::batch::Stage;
use guatu_domain::written::{header_key, name_key};
use guatu_kernel::Money;
use guatu_paper::sheet::{Address, Cell, Sheet};

use super::batch;
use super::code::IssueCode;
use super::derive::{beside, check_dates, complete_dates, done, name_headers, nature_of_note, with_dated_plan};
use super::field::{Field, Form};
use super::heading::{self, Line, LineCells};
use super::model::{
    BatchRow, Issue, MilestoneRow, Parsed, ParsedRow, PlanRow, ProgressRow, Recognised, RowValue, SeriesRow,
};
use super::recognise::header_cell;
use super::row::{Columns, DEFAULT_UNIT, RowReader};
use super::series;
use super::totals::{AMOUNTS, Groups, lead};

/// Reads a sheet. Every problem is found at once; the sheet itself is never refused.
pub fn parse(sheet: &Sheet, found: &Recognised) -> Parsed {
    let columns = Columns::new(sheet, found);
    let mut parser = Parser::new(&columns);
    parser.check_frame();
    for row in found.first_data_row..sheet.rows.len() as u32 {
        parser.row(row);
    }
    parser.finish()
}

struct Parser<'a> {
    columns: &'a Columns<'a>,
    groups: Groups,
    parsed: Parsed,
    progress: Vec<ParsedRow>,
    /// Key → the cell where it was first seen.
    codes: HashMap<String, Address>,
    names: HashMap<(String, String), (Address, bool)>,
    units_missing: HashSet<Field>,
    /// The reduced texts of the name column's header.
    name_headers: Vec<String>,
    /// Which of the three batches the sheet lists, by its name or title.
    stage: Option<Stage>,
    /// The sheet carries progress beside plans, and says of which month.
    with_progress: bool,
    /// Something about the whole sheet is missing without which no row can be taken.
    frame_broken: bool,
}

impl<'a> Parser<'a> {
    fn new(columns: &'a Columns<'a>) -> Self {
        let found = columns.found;
        let parsed = Parsed {
            form: found.form,
            sheet: columns.sheet.name.clone(),
            year: found.year,
            month: found.month,
            rows: Vec::new(),
            errors: Vec::new(),
            warnings: Vec::new(),
            totals: Vec::new(),
            progress: None,
        };
        Self {
            columns,
            groups: Groups::checking(match found.form {
                Form::ProjectPlan => &[Field::Total, Field::Plan],
                Form::Milestones => &[],
                Form::Batch => &[Field::Total],
                Form::Progress => &[Field::Plan, Field::DoneMonth, Field::DoneYear],
                Form::Statistics => &[Field::DoneMonth, Field::DoneYear],
                Form::Payment => &[Field::PaidMonth, Field::PaidYear],
            }),
            parsed,
            progress: Vec::new(),
            codes: HashMap::new(),
            names: HashMap::new(),
            units_missing: HashSet::new(),
            name_headers: name_headers(columns),
            stage: batch::stage(columns),
            with_progress: false,
            frame_broken: false,
        }
    }

    /// Checks what concerns the whole sheet: columns that are not taken, the year and the month.
    fn check_frame(&mut self) {
        let found = self.columns.found;
        for column in found.unmapped() {
            let issue = self.at_header(column.column, IssueCode::ColumnNotTaken);
            self.parsed.warnings.push(issue.with("header", column.header.clone()));
        }
        let dated = found.year.is_some() && found.month.is_some();
        match found.form {
            Form::Progress | Form::Statistics | Form::Payment => {
                if found.month.is_none() {
                    self.break_frame(IssueCode::MonthMissing);
                }
                if found.year.is_none() {
                    self.break_frame(IssueCode::YearMissing);
                }
            }
            Form::ProjectPlan => {
                let plan = self.columns.column(Field::Plan);
                if let Some(plan) = plan.filter(|plan| plan.year.or(found.year).is_none()) {
                    self.parsed.warnings.push(self.at_header(plan.column, IssueCode::PlanNotTaken));
                }
                let done = [Field::DoneYear, Field::DoneMonth].into_iter().find_map(|field| self.columns.column(field));
                self.with_progress = done.is_some() && dated;
                if self.with_progress {
                    self.groups = Groups::checking(&[Field::Total, Field::Plan, Field::DoneMonth, Field::DoneYear]);
                }
                if let Some(done) = done.filter(|_| !dated) {
                    self.parsed.warnings.push(self.at_header(done.column, IssueCode::ProgressNotTaken));
                }
            }
            Form::Batch => {
                if self.stage.is_none() && !self.columns.has(Field::BatchStage) {
                    self.break_frame(IssueCode::StageMissing);
                }
            }
            Form::Milestones => {}
        }
    }

    fn at_header(&self, column: u32, code: IssueCode) -> Issue {
        let at = header_cell(self.columns.found, column);
        let header = self.columns.found.columns.get(column as usize).map_or("", |column| column.header.as_str());
        Issue::new(&self.columns.sheet.name, at, header, code)
    }

    fn break_frame(&mut self, code: IssueCode) {
        let title = self.columns.found.title.clone().unwrap_or_default();
        self.parsed.errors.push(Issue::new(&self.columns.sheet.name, Address::new(0, 0), title, code));
        self.frame_broken = true;
    }

    fn row(&mut self, row: u32) {
        let cells = &self.columns.sheet.rows[row as usize];
        if cells.iter().all(Cell::is_blank) || self.repeats_header(row) {
            return;
        }
        match self.line(row) {
            Some(Line::Heading(heading)) => self.groups.enter(self.columns, row, heading),
            Some(Line::Total { label, count, is_subtotal }) => {
                self.groups.total(self.columns, row, label, count, is_subtotal);
            }
            Some(Line::Remark) => self.not_taken(row),
            None if self.is_stray(row) => self.not_taken(row),
            None => self.data(row),
        }
    }

    fn line(&self, row: u32) -> Option<Line> {
        let columns = self.columns;
        let cells = &columns.sheet.rows[row as usize];
        let name_at = columns.column(Field::Name).or_else(|| columns.column(Field::Code))?.column;
        // Where no sequence column is known, a heading may still stand left of the names.
        let first = columns.column(Field::Sequence).map(|column| column.column).or((name_at > 0).then_some(0));
        let plain: Vec<u32> = AMOUNTS.iter().filter_map(|field| Some(columns.column(*field)?.column)).collect();
        let has_others = (0_u32..).zip(cells).any(|(column, cell)| {
            let counts = Some(column) == first || column == name_at || plain.contains(&column);
            !counts && !cell.is_blank()
        });
        let sequence = first.map(|column| columns.sheet.cell(row, column).shown());
        let name = columns.sheet.cell(row, name_at).shown();
        let is_wide = columns.is_wide(row);
        heading::line(&LineCells { sequence: sequence.as_deref(), name: &name, has_others, is_wide })
    }

    /// A page's header printed again between the rows.
    fn repeats_header(&self, row: u32) -> bool {
        let name = self.columns.column(Field::Name).or_else(|| self.columns.column(Field::Code));
        let Some(column) = name.map(|column| column.column) else { return false };
        let here = self.columns.sheet.cell(row, column);
        !here.is_blank() && self.name_headers.contains(&header_key(&here.shown()))
    }

    /// A line with nothing in any column that is read but the sequence.
    fn is_stray(&self, row: u32) -> bool {
        let taken = self
            .columns
            .found
            .columns
            .iter()
            .filter(|column| column.field.is_some_and(|field| field != Field::Sequence));
        taken.into_iter().all(|column| self.columns.sheet.cell(row, column.column).is_blank())
    }

    fn not_taken(&mut self, row: u32) {
        let at = lead(self.columns, row);
        let value = self.columns.sheet.cell(at.row, at.column).shown();
        self.parsed.warnings.push(Issue::new(&self.columns.sheet.name, at, value, IssueCode::LineNotTaken));
    }

    fn data(&mut self, row: u32) {
        let mut reader = RowReader::new(self.columns, row);
        let (value, progress) = match self.columns.found.form {
            Form::ProjectPlan => {
                let plan = self.plan(&mut reader);
                let progress = self.with_progress.then(|| beside(&mut reader, &plan));
                self.count_plan(&plan, progress.as_ref());
                (RowValue::ProjectPlan(Box::new(with_dated_plan(plan))), progress)
            }
            Form::Milestones => (RowValue::Milestone(self.milestone(&mut reader)), None),
            Form::Progress => (RowValue::Progress(self.report(&mut reader)), None),
            Form::Batch => (RowValue::Batch(Box::new(self.batch(&mut reader))), None),
            form @ (Form::Statistics | Form::Payment) => {
                (RowValue::Series(Box::new(self.series(&mut reader, form))), None)
            }
        };
        let progress = progress.filter(|report| report.done_month.is_some() || report.done_year.is_some());
        if self.columns.sheet.hidden_rows.contains(&row) {
            let at = lead(self.columns, row);
            let shown = self.columns.sheet.cell(at.row, at.column).shown();
            reader.warnings.push(Issue::new(&self.columns.sheet.name, at, shown, IssueCode::RowHidden));
        }
        for field in std::mem::take(&mut reader.unit_missing) {
            if self.units_missing.insert(field) {
                reader.remark(field, IssueCode::UnitMissing).params.insert("unit".into(), DEFAULT_UNIT.name().into());
            }
        }
        let rejected = self.frame_broken || !reader.errors.is_empty();
        let RowReader { cells, errors, warnings, .. } = reader;
        if let Some(progress) = progress {
            self.progress.push(ParsedRow {
                row: row + 1,
                cells: cells.clone(),
                value: RowValue::Progress(progress),
                rejected,
            });
        }
        self.parsed.errors.extend(errors);
        self.parsed.warnings.extend(warnings);
        self.parsed.rows.push(ParsedRow { row: row + 1, cells, value, rejected });
    }

    fn plan(&mut self, reader: &mut RowReader<'_>) -> PlanRow {
        let found = self.columns.found;
        let plan_year = self.columns.column(Field::Plan).and_then(|column| column.year.or(found.year));
        let mut plan = PlanRow {
            code: reader.name(Field::Code),
            name: reader.name(Field::Name).unwrap_or_default(),
            sector: reader.name(Field::Sector).or_else(|| self.groups.sector().map(str::to_owned)),
            level: reader.level(),
            nature: if self.columns.has(Field::Nature) { reader.nature() } else { None },
            owner: reader.name(Field::Owner).or_else(|| self.groups.owner().map(str::to_owned)),
            leader: reader.name(Field::Leader),
            place: reader.text(Field::Place),
            coordinates: reader.coordinates(),
            total: reader.amount(Field::Total),
            plan: reader.amount(Field::Plan),
            plan_year,
            planned_start: reader.when(Field::PlannedStart),
            planned_finish: reader.when(Field::PlannedFinish),
            period: reader.text(Field::Period),
            content: reader.text(Field::Content),
            note: reader.text(Field::Note),
        };
        if plan.name.is_empty() && !reader.errors.iter().any(|error| error.code == IssueCode::TextTooLong) {
            reader.reject(Field::Name, IssueCode::NameMissing);
        }
        plan.nature = plan.nature.or_else(|| self.groups.nature()).or_else(|| nature_of_note(plan.note.as_deref()));
        complete_dates(&mut plan);
        check_dates(reader, &plan);
        self.check_unique(reader, plan.code.as_deref(), &plan.name, plan.owner.as_deref());
        plan
    }

    fn milestone(&mut self, reader: &mut RowReader<'_>) -> MilestoneRow {
        let row = MilestoneRow {
            code: reader.name(Field::Code),
            name: reader.name(Field::Name),
            milestone: reader.name(Field::Milestone).unwrap_or_default(),
            planned_on: reader.day(Field::PlannedOn),
            achieved_on: reader.day(Field::AchievedOn),
            owner: reader.name(Field::Owner),
        };
        self.count(&[]);
        if row.code.is_none() && row.name.is_none() {
            reader.reject(Field::Name, IssueCode::NameMissing);
        }
        if row.milestone.is_empty() {
            reader.reject(Field::Milestone, IssueCode::MilestoneMissing);
        } else {
            let project = row.code.clone().unwrap_or_else(|| name_key(row.name.as_deref().unwrap_or_default()));
            let key = format!("{project}\n{}", name_key(&row.milestone));
            self.check_first(reader, key, Field::Milestone, IssueCode::DuplicateMilestone);
        }
        row
    }

    fn report(&mut self, reader: &mut RowReader<'_>) -> ProgressRow {
        let row = ProgressRow {
            code: reader.name(Field::Code),
            name: reader.name(Field::Name),
            owner: reader.name(Field::Owner),
            plan: reader.amount(Field::Plan).map(|amount| amount.money),
            ..done(reader)
        };
        self.count(&[(Field::Plan, row.plan), (Field::DoneMonth, row.done_month), (Field::DoneYear, row.done_year)]);
        if row.code.is_none() && row.name.is_none() {
            reader.reject(Field::Name, IssueCode::NameMissing);
        }
        self.check_unique(reader, row.code.as_deref(), row.name.as_deref().unwrap_or_default(), row.owner.as_deref());
        row
    }

    fn series(&mut self, reader: &mut RowReader<'_>, form: Form) -> SeriesRow {
        let row = series::row(reader, form);
        let (month, year) = series::amounts(form);
        self.count(&[(month, row.done_month), (year, row.done_year)]);
        self.check_unique(reader, row.code.as_deref(), row.name.as_deref().unwrap_or_default(), row.owner.as_deref());
        row
    }

    fn batch(&mut self, reader: &mut RowReader<'_>) -> BatchRow {
        let row = batch::row(reader, self.stage, self.groups.owner());
        self.count(&[(Field::Total, row.total.as_ref().map(|amount| amount.money))]);
        self.check_unique(reader, row.code.as_deref(), &row.name, row.owner.as_deref());
        row
    }

    fn count_plan(&mut self, plan: &PlanRow, progress: Option<&ProgressRow>) {
        self.count(&[
            (Field::Total, plan.total.as_ref().map(|amount| amount.money)),
            (Field::Plan, plan.plan.as_ref().map(|amount| amount.money)),
            (Field::DoneMonth, progress.and_then(|report| report.done_month)),
            (Field::DoneYear, progress.and_then(|report| report.done_year)),
        ]);
    }

    fn count(&mut self, amounts: &[(Field, Option<Money>)]) {
        let present: Vec<(Field, Money)> =
            amounts.iter().filter_map(|(field, money)| Some((*field, (*money)?))).collect();
        self.groups.add(&present);
    }

    /// No code twice; no name twice in one unit, unless both rows have a code of their own.
    fn check_unique(&mut self, reader: &mut RowReader<'_>, code: Option<&str>, name: &str, owner: Option<&str>) {
        if let Some(code) = code {
            self.check_first(reader, code.to_owned(), Field::Code, IssueCode::DuplicateCode);
        }
        let key = name_key(name);
        let Some(at) = reader.cells.get(&Field::Name).copied().filter(|_| !key.is_empty()) else { return };
        match self.names.get(&(key.clone(), name_key(owner.unwrap_or_default()))) {
            Some((_, has_code)) if *has_code && code.is_some() => {}
            Some((other, _)) => {
                let other = other.to_string();
                reader.reject(Field::Name, IssueCode::DuplicateName).params.insert("other".into(), other.into());
            }
            None => {
                self.names.insert((key, name_key(owner.unwrap_or_default())), (at, code.is_some()));
            }
        }
    }

    fn check_first(&mut self, reader: &mut RowReader<'_>, key: String, field: Field, code: IssueCode) {
        let Some(at) = reader.cells.get(&field).copied() else { return };
        if let Some(other) = self.codes.get(&key) {
            reader.reject(field, code).params.insert("other".into(), other.to_string().into());
        } else {
            self.codes.insert(key, at);
        }
    }

    fn finish(mut self) -> Parsed {
        self.groups.finish(self.columns);
        self.parsed.totals = self.groups.checks;
        self.parsed.warnings.extend(self.groups.warnings);
        if self.with_progress {
            let progress = Parsed {
                form: Form::Progress,
                sheet: self.parsed.sheet.clone(),
                year: self.parsed.year,
                month: self.parsed.month,
                rows: self.progress,
                errors: Vec::new(),
                warnings: Vec::new(),
                totals: Vec::new(),
                progress: None,
            };
            self.parsed.progress = Some(Box::new(progress));
        }
        self.parsed
    }
}
