//! What projects ask of others, the limits within which they are answered, and what a district has to give in a year.
//!
//! Rows are only ever added. Quantities are integers of millionths.

pub const UP: &str = r"
CREATE TABLE factor_request (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  kind TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX factor_request_project ON factor_request (project_id);

CREATE TABLE factor_revision (
  id {id} PRIMARY KEY,
  request_id {id} NOT NULL REFERENCES factor_request (id),
  revision {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL,
  need TEXT NOT NULL,
  quantity_millionths {int},
  measure TEXT,
  stage TEXT,
  permit TEXT,
  unit_id {id} NOT NULL REFERENCES org (id),
  asked_on {date} NOT NULL,
  state TEXT NOT NULL,
  promised_on {date},
  settled_on {date},
  met_millionths {int},
  result TEXT,
  UNIQUE (request_id, revision)
){strict};

CREATE TABLE factor_limit (
  id {id} PRIMARY KEY,
  kind TEXT NOT NULL,
  workdays {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE factor_quota (
  id {id} PRIMARY KEY,
  year {int} NOT NULL,
  kind TEXT NOT NULL,
  quantity_millionths {int} NOT NULL,
  paper TEXT,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};
";
