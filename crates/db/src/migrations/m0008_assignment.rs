//! Who looks after which project, how often they visit, the visits, and the letters that remind them.
//!
//! Rows are only ever added. 联系领导 and 责任单位 are not in here: they are facts of the project (`project_revision`). An end, and
//! the reason for one, is kept for those too, under the id that is derived for them.

pub const UP: &str = r"
CREATE TABLE assignment (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  role TEXT NOT NULL,
  level TEXT,
  account_id {id} REFERENCES account (id),
  post TEXT,
  org_id {id} REFERENCES org (id),
  from_on {date} NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX assignment_project ON assignment (project_id);

CREATE TABLE assignment_end (
  id {id} PRIMARY KEY,
  assignment_id {id} NOT NULL,
  last_on {date} NOT NULL,
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX assignment_end_assignment ON assignment_end (assignment_id);

CREATE TABLE visit_quota (
  id {id} PRIMARY KEY,
  role TEXT NOT NULL,
  times {int} NOT NULL,
  every TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE visit (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  role TEXT NOT NULL,
  level TEXT,
  holder TEXT NOT NULL,
  account_id {id} REFERENCES account (id),
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX visit_project ON visit (project_id);

CREATE TABLE visit_revision (
  id {id} PRIMARY KEY,
  visit_id {id} NOT NULL REFERENCES visit (id),
  revision {int} NOT NULL,
  step TEXT NOT NULL,
  planned_on {date},
  visited_on {date},
  said TEXT,
  problems TEXT,
  reason TEXT,
  recorded_by TEXT NOT NULL,
  recorded_at {int} NOT NULL,
  UNIQUE (visit_id, revision)
){strict};

CREATE TABLE reminder (
  id {id} PRIMARY KEY,
  year {int} NOT NULL,
  number {int} NOT NULL,
  title TEXT NOT NULL,
  addressee TEXT NOT NULL,
  as_of {date} NOT NULL,
  projects {int} NOT NULL,
  paper TEXT NOT NULL,
  orgs TEXT,
  issued_by TEXT NOT NULL,
  issued_at {int} NOT NULL,
  UNIQUE (year, number)
){strict};
";
