//! The first schema: organisation, projects and their facts, imports, lights, bulletins, jobs, audit.
//!
//! Facts (`project_revision`, `plan`, `milestone`, `progress`) are only ever added to: a correction is a new row with the
//! date it holds from (`effective_on`) and the instant it was recorded (`recorded_at`).

pub const UP: &str = r"
CREATE TABLE counter (name TEXT PRIMARY KEY, value {int} NOT NULL){strict};
INSERT INTO counter (name, value) VALUES ('audit', 0);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at {int} NOT NULL){strict};

CREATE TABLE org (
  id {id} PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  parent_id {id} REFERENCES org (id),
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE project (
  id {id} PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE project_revision (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  revision {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  name TEXT NOT NULL,
  sector TEXT,
  level TEXT,
  nature TEXT,
  owner_id {id} REFERENCES org (id),
  leader TEXT,
  place TEXT,
  lng {int},
  lat {int},
  datum TEXT,
  total_cents {int},
  total_written TEXT,
  total_approximate {bool} NOT NULL,
  start_on {date},
  start_grain TEXT,
  start_written TEXT,
  finish_on {date},
  finish_grain TEXT,
  finish_written TEXT,
  period TEXT,
  content TEXT,
  note TEXT,
  bundle_id {id} REFERENCES project (id),
  UNIQUE (project_id, revision)
){strict};

CREATE TABLE plan (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  year {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  amount_cents {int} NOT NULL,
  amount_written TEXT,
  amount_approximate {bool} NOT NULL
){strict};
CREATE INDEX plan_project ON plan (project_id, year);

CREATE TABLE milestone (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  name TEXT NOT NULL,
  position {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  planned_on {date},
  achieved_on {date},
  owner_id {id} REFERENCES org (id)
){strict};
CREATE INDEX milestone_project ON milestone (project_id);

CREATE TABLE progress (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  month {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  done_month_cents {int} NOT NULL,
  done_year_cents {int} NOT NULL,
  started {bool},
  visual TEXT,
  problem TEXT
){strict};
CREATE INDEX progress_project ON progress (project_id, month);

CREATE TABLE progress_draft (
  project_id {id} NOT NULL REFERENCES project (id),
  month {int} NOT NULL,
  cells TEXT NOT NULL,
  saved_at {int} NOT NULL,
  PRIMARY KEY (project_id, month)
){strict};

CREATE TABLE curve (
  id {id} PRIMARY KEY,
  year {int} NOT NULL,
  nature TEXT NOT NULL,
  percents TEXT NOT NULL,
  recorded_at {int} NOT NULL,
  UNIQUE (year, nature)
){strict};

CREATE TABLE closed_month (
  month {int} PRIMARY KEY,
  closed_at {int} NOT NULL,
  actor TEXT NOT NULL
){strict};

CREATE TABLE light (
  project_id {id} NOT NULL REFERENCES project (id),
  month {int} NOT NULL,
  light TEXT NOT NULL,
  rule_set TEXT NOT NULL,
  version {int} NOT NULL,
  rule TEXT NOT NULL,
  facts TEXT NOT NULL,
  recorded_at {int} NOT NULL,
  PRIMARY KEY (project_id, month)
){strict};

CREATE TABLE import (
  id {id} PRIMARY KEY,
  file TEXT NOT NULL,
  size {int} NOT NULL,
  sha256 TEXT NOT NULL,
  content {bytes} NOT NULL,
  options TEXT NOT NULL,
  status TEXT NOT NULL,
  summary TEXT NOT NULL,
  actor TEXT NOT NULL,
  created_at {int} NOT NULL,
  settled_at {int}
){strict};

CREATE TABLE import_mapping (
  signature TEXT PRIMARY KEY,
  mapping TEXT NOT NULL,
  saved_at {int} NOT NULL
){strict};

CREATE TABLE bulletin (
  id {id} PRIMARY KEY,
  year {int} NOT NULL,
  number {int} NOT NULL,
  title TEXT NOT NULL,
  as_of {date} NOT NULL,
  summary TEXT NOT NULL,
  paper TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at {int} NOT NULL,
  UNIQUE (year, number)
){strict};

CREATE TABLE saved_view (
  id {id} PRIMARY KEY,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at {int} NOT NULL,
  UNIQUE (page, name)
){strict};

CREATE TABLE job (
  id {id} PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  run_at {int} NOT NULL,
  lease_until {int},
  attempts {int} NOT NULL,
  failure TEXT,
  done_at {int}
){strict};
CREATE INDEX job_due ON job (done_at, run_at);

CREATE TABLE audit (
  seq {int} PRIMARY KEY,
  at {int} NOT NULL,
  actor TEXT NOT NULL,
  address TEXT NOT NULL,
  request TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id {id},
  import_id {id},
  before TEXT,
  after TEXT
){strict};
CREATE INDEX audit_subject ON audit (subject_id, seq);
CREATE INDEX audit_import ON audit (import_id, seq);
";
