//! The stores of the project library, the stages of projects, what was proposed about them, and projects that are one.
//!
//! Settings, moves, stages and merges are only ever added to; a proposal is answered once.

pub const UP: &str = r"
CREATE TABLE pool_setting (
  id {id} PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  body TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE pool_move (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  approval_id {id} REFERENCES approval (id),
  pool TEXT,
  reason TEXT NOT NULL,
  paper TEXT,
  moved_by TEXT NOT NULL,
  approved_by TEXT,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX pool_move_project ON pool_move (project_id);

CREATE TABLE project_stage (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  approval_id {id} REFERENCES approval (id),
  stage TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reason TEXT NOT NULL,
  paper TEXT,
  recorded_by TEXT NOT NULL,
  approved_by TEXT,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX project_stage_project ON project_stage (project_id);

CREATE TABLE project_merge (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  survivor_id {id} REFERENCES project (id),
  reason TEXT NOT NULL,
  merged_by TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX project_merge_project ON project_merge (project_id);

CREATE TABLE pool_proposal (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  rule TEXT NOT NULL,
  proposal TEXT NOT NULL,
  since_on {date} NOT NULL,
  due_on {date} NOT NULL,
  made_at {int} NOT NULL,
  accepted {bool},
  answered_by TEXT,
  answered_at {int},
  reason TEXT,
  paper TEXT,
  approval_id {id} REFERENCES approval (id),
  UNIQUE (project_id, rule, proposal, since_on)
){strict};
";
