//! Rule sets and when they are in force, what people decide about lights, baselines, and closings with their revisions.
//!
//! Like all facts these rows are only ever added to; what ends one is another row, or an answer that it was waiting for.

pub const UP: &str = r"
INSERT INTO counter (name, value) VALUES ('clock', 0);

CREATE TABLE rule_set (
  id {id} PRIMARY KEY,
  code TEXT NOT NULL,
  version {int} NOT NULL,
  text TEXT NOT NULL,
  note TEXT,
  saved_by TEXT NOT NULL,
  saved_at {int} NOT NULL,
  fixed_at {int},
  UNIQUE (code, version)
){strict};

CREATE TABLE approval (
  id {id} PRIMARY KEY,
  kind TEXT NOT NULL,
  project_id {id} REFERENCES project (id),
  rule_set_id {id} REFERENCES rule_set (id),
  body TEXT NOT NULL,
  reason TEXT NOT NULL,
  paper TEXT,
  asked_by TEXT NOT NULL,
  asked_at {int} NOT NULL,
  answer TEXT,
  answered_by TEXT,
  answered_at {int},
  comment TEXT
){strict};
CREATE INDEX approval_project ON approval (project_id);
CREATE INDEX approval_open ON approval (answered_at, asked_at);

CREATE TABLE rule_activation (
  id {id} PRIMARY KEY,
  rule_set_id {id} NOT NULL REFERENCES rule_set (id),
  approval_id {id} NOT NULL REFERENCES approval (id),
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE light_decision (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  approval_id {id} REFERENCES approval (id),
  light TEXT,
  reason TEXT NOT NULL,
  paper TEXT,
  decided_by TEXT NOT NULL,
  effective_on {date} NOT NULL,
  until_on {date},
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX light_decision_project ON light_decision (project_id);

CREATE TABLE entered_fact (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT,
  entered_by TEXT NOT NULL,
  effective_on {date} NOT NULL,
  until_on {date},
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX entered_fact_project ON entered_fact (project_id);

CREATE TABLE baseline (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  approval_id {id} NOT NULL REFERENCES approval (id),
  year {int} NOT NULL,
  number {int} NOT NULL,
  body TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  UNIQUE (project_id, year, number)
){strict};

CREATE TABLE curve_revision (
  id {id} PRIMARY KEY,
  year {int} NOT NULL,
  nature TEXT NOT NULL,
  shape TEXT,
  recorded_at {int} NOT NULL
){strict};
INSERT INTO curve_revision (id, year, nature, shape, recorded_at) SELECT id, year, nature, percents, recorded_at FROM curve;
DROP TABLE curve;

CREATE TABLE closing (
  month {int} NOT NULL,
  number {int} NOT NULL,
  closed_at {int} NOT NULL,
  closed_by TEXT NOT NULL,
  rule_set TEXT NOT NULL,
  version {int} NOT NULL,
  missing {int} NOT NULL,
  reopened_at {int},
  reopened_by TEXT,
  reopen_reason TEXT,
  reopen_paper TEXT,
  PRIMARY KEY (month, number)
){strict};
INSERT INTO closing (month, number, closed_at, closed_by, rule_set, version, missing) SELECT month, 1, closed_at, actor, 'erqi-default', 1, 0 FROM closed_month;
DROP TABLE closed_month;

CREATE TABLE closed_light (
  month {int} NOT NULL,
  number {int} NOT NULL,
  project_id {id} NOT NULL REFERENCES project (id),
  light TEXT NOT NULL,
  by_rules TEXT NOT NULL,
  original TEXT,
  rule TEXT NOT NULL,
  facts TEXT NOT NULL,
  reason TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  PRIMARY KEY (month, number, project_id)
){strict};
CREATE INDEX closed_light_project ON closed_light (project_id);
INSERT INTO closed_light (month, number, project_id, light, by_rules, rule, facts, reason, reason_en) SELECT month, 1, project_id, light, light, rule, facts, '', '' FROM light;
DROP TABLE light;
";
