//! Routes: what waits for what in a project, with limits and posts, and templates that a district writes itself.
//!
//! Only ever added to. The dates of a route are those of the milestones; a route that needed approval holds once it has it.

pub const UP: &str = r"
CREATE TABLE route_template (
  id {id} PRIMARY KEY,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at {int} NOT NULL
){strict};

CREATE TABLE route (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  approval_id {id} REFERENCES approval (id),
  template TEXT NOT NULL,
  anchor TEXT NOT NULL,
  anchored_on {date} NOT NULL,
  accepted_by TEXT NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX route_project ON route (project_id);

CREATE TABLE route_node (
  id {id} PRIMARY KEY,
  route_id {id} NOT NULL REFERENCES route (id),
  place {int} NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  waits_for TEXT NOT NULL,
  days {int} NOT NULL,
  counting TEXT NOT NULL,
  unit_kind TEXT NOT NULL,
  unit_id {id} REFERENCES org (id),
  post TEXT NOT NULL,
  evidence TEXT NOT NULL,
  fixed_on {date},
  UNIQUE (route_id, place)
){strict};
";
