//! Investment: what the statistics office counted, what was paid, what the office confirmed, why the series differ, and targets.
//!
//! Rows are only ever added. A row of statistics names the import that brought it: nothing else can write one.

pub const UP: &str = r"
CREATE TABLE statistics (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  import_id {id} NOT NULL REFERENCES import (id),
  month {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  done_month_cents {int} NOT NULL,
  done_year_cents {int} NOT NULL,
  code TEXT,
  state TEXT,
  listed_on {date},
  note TEXT
){strict};
CREATE INDEX statistics_project ON statistics (project_id);

CREATE TABLE payment (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  month {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  done_month_cents {int} NOT NULL,
  done_year_cents {int} NOT NULL,
  note TEXT
){strict};
CREATE INDEX payment_project ON payment (project_id);

CREATE TABLE confirmation (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  month {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  confirmed {bool} NOT NULL,
  done_month_cents {int} NOT NULL,
  done_year_cents {int} NOT NULL,
  reason TEXT,
  confirmed_by TEXT NOT NULL
){strict};
CREATE INDEX confirmation_project ON confirmation (project_id);

CREATE TABLE gap_answer (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  month {int} NOT NULL,
  against TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  explanations TEXT NOT NULL
){strict};
CREATE INDEX gap_answer_project ON gap_answer (project_id);

CREATE TABLE target (
  id {id} PRIMARY KEY,
  year {int} NOT NULL,
  owner_id {id} REFERENCES org (id),
  amount_cents {int} NOT NULL,
  base_cents {int},
  series TEXT NOT NULL,
  tasks TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX target_year ON target (year);
";
