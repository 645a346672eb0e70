//! The three batches: periods, items with their revisions, what followed from what, and approved objections.
//!
//! Rows are only ever added. A period's day and a link have no day from which they hold: they are so whatever date is looked
//! at, as far as they were known.

pub const UP: &str = r"
CREATE TABLE batch_period (
  id {id} PRIMARY KEY,
  number {int} NOT NULL,
  held_on {date},
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX batch_period_number ON batch_period (number);

CREATE TABLE batch_item (
  id {id} PRIMARY KEY,
  stage TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};

CREATE TABLE batch_item_revision (
  id {id} PRIMARY KEY,
  item_id {id} NOT NULL REFERENCES batch_item (id),
  revision {int} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL,
  name TEXT NOT NULL,
  period {int} NOT NULL,
  owner_id {id} REFERENCES org (id),
  amount_cents {int},
  amount_written TEXT,
  amount_approximate {bool} NOT NULL,
  industry TEXT,
  happened_on {date},
  fulfilled_on {date},
  yielding_on {date},
  project_id {id} REFERENCES project (id),
  note TEXT,
  UNIQUE (item_id, revision)
){strict};

CREATE TABLE batch_link (
  id {id} PRIMARY KEY,
  item_id {id} NOT NULL REFERENCES batch_item (id),
  source_id {id} REFERENCES batch_item (id),
  linked_by TEXT NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX batch_link_item ON batch_link (item_id);

CREATE TABLE batch_objection (
  id {id} PRIMARY KEY,
  item_id {id} NOT NULL REFERENCES batch_item (id),
  approval_id {id} NOT NULL REFERENCES approval (id),
  ratio TEXT NOT NULL,
  taken_out {bool} NOT NULL,
  effective_on {date} NOT NULL,
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX batch_objection_item ON batch_objection (item_id);
";
