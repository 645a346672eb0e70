//! Approvals in steps: the procedure a request goes through, what was done with it, and who acts for whom while they are away.
//!
//! What ended with a return before is refused now; a request that is sent back stays open.

pub const UP: &str = r"
ALTER TABLE approval ADD COLUMN steps TEXT;
UPDATE approval SET answer = 'refused' WHERE answer = 'returned';

CREATE TABLE approval_act (
  id {id} PRIMARY KEY,
  approval_id {id} NOT NULL REFERENCES approval (id),
  place {int} NOT NULL,
  body TEXT NOT NULL,
  done_by TEXT NOT NULL,
  on_behalf_of TEXT,
  done_at {int} NOT NULL,
  comment TEXT,
  UNIQUE (approval_id, place)
){strict};

CREATE TABLE approval_procedure (
  id {id} PRIMARY KEY,
  kind TEXT NOT NULL,
  steps TEXT NOT NULL,
  approval_id {id} NOT NULL REFERENCES approval (id),
  recorded_at {int} NOT NULL
){strict};
CREATE INDEX approval_procedure_kind ON approval_procedure (kind, recorded_at);

CREATE TABLE delegation (
  id {id} PRIMARY KEY,
  principal TEXT NOT NULL,
  delegate TEXT NOT NULL,
  from_on {date} NOT NULL,
  until_on {date} NOT NULL,
  reason TEXT NOT NULL,
  recorded_at {int} NOT NULL,
  ended_at {int}
){strict};
CREATE INDEX delegation_principal ON delegation (principal);
CREATE INDEX delegation_delegate ON delegation (delegate);
";
