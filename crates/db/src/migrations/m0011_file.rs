//! Files beside projects: what is known of them. Their contents lie elsewhere, under the hash.

pub const UP: &str = r"
CREATE TABLE file (
  id {id} PRIMARY KEY,
  project_id {id} NOT NULL REFERENCES project (id),
  milestone TEXT,
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  size {int} NOT NULL,
  hash TEXT NOT NULL,
  taken_at TEXT,
  longitude_e6 {int},
  latitude_e6 {int},
  declared {bool} NOT NULL,
  added_by TEXT NOT NULL,
  added_at {int} NOT NULL,
  removed_by TEXT,
  removed_at {int},
  removal_reason TEXT
){strict};
CREATE INDEX file_project ON file (project_id, added_at);
";
