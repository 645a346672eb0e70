//! Accounts, posts, roles, grants, sessions, tokens; the chain of the audit record; whose view and whose bulletin it is.
//!
//! Saved views belong to an account from here on; those of the time before sign-in were nobody's and go.
//!
//! A grant names a role without a reference: the built-in roles are in the program, not in the table.
//! `grant` is a reserved word in PostgreSQL, so the table of grants is `role_grant`.

pub const UP: &str = r"
INSERT INTO counter (name, value) VALUES ('access', 0);

CREATE TABLE account (
  id {id} PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  org_id {id} REFERENCES org (id),
  state TEXT NOT NULL,
  password_hash TEXT,
  password_at {int},
  must_change {bool} NOT NULL,
  totp_secret {bytes},
  totp_pending {bytes},
  totp_step {int},
  phone {bytes},
  id_number {bytes},
  proposed_role TEXT,
  created_at {int} NOT NULL,
  approved_at {int},
  disabled_at {int},
  seen_at {int}
){strict};

CREATE TABLE post (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL REFERENCES account (id),
  org_id {id} REFERENCES org (id),
  title TEXT NOT NULL,
  from_on {date} NOT NULL,
  to_on {date}
){strict};
CREATE INDEX post_account ON post (account_id);

CREATE TABLE password_history (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL REFERENCES account (id),
  password_hash TEXT NOT NULL,
  set_at {int} NOT NULL
){strict};
CREATE INDEX password_history_account ON password_history (account_id, set_at);

CREATE TABLE recovery_code (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL REFERENCES account (id),
  code_hash {bytes} NOT NULL,
  made_at {int} NOT NULL,
  used_at {int}
){strict};
CREATE INDEX recovery_code_account ON recovery_code (account_id);

CREATE TABLE session (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL REFERENCES account (id),
  token_hash {bytes} NOT NULL UNIQUE,
  stage TEXT NOT NULL,
  provider {bool} NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  created_at {int} NOT NULL,
  seen_at {int} NOT NULL,
  ended_at {int},
  end_reason TEXT
){strict};
CREATE INDEX session_account ON session (account_id, ended_at);

CREATE TABLE token (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  token_hash {bytes} NOT NULL UNIQUE,
  permissions TEXT NOT NULL,
  created_at {int} NOT NULL,
  expires_on {date} NOT NULL,
  seen_at {int},
  ended_at {int}
){strict};
CREATE INDEX token_account ON token (account_id);

CREATE TABLE sign_in_failure (
  login TEXT NOT NULL,
  source TEXT NOT NULL,
  failures {int} NOT NULL,
  last_at {int} NOT NULL,
  locked_until {int},
  PRIMARY KEY (login, source)
){strict};

CREATE TABLE provider_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account_id {id} NOT NULL REFERENCES account (id),
  linked_at {int} NOT NULL,
  unlinked_at {int},
  PRIMARY KEY (issuer, subject)
){strict};
CREATE INDEX provider_identity_account ON provider_identity (account_id);

CREATE TABLE provider_flow (
  state_hash {bytes} PRIMARY KEY,
  browser_hash {bytes} NOT NULL,
  return_to TEXT NOT NULL,
  account_id {id} REFERENCES account (id),
  session_id {id},
  address TEXT NOT NULL,
  created_at {int} NOT NULL
){strict};
CREATE INDEX provider_flow_address ON provider_flow (address, created_at);

CREATE TABLE role (
  id {id} PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  permissions TEXT NOT NULL,
  second_factor {bool} NOT NULL,
  recorded_at {int} NOT NULL,
  ended_at {int}
){strict};

CREATE TABLE role_grant (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL REFERENCES account (id),
  role_id {id} NOT NULL,
  org_id {id} REFERENCES org (id),
  from_on {date} NOT NULL,
  to_on {date},
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at {int} NOT NULL,
  ended_by TEXT,
  ended_at {int}
){strict};
CREATE INDEX role_grant_account ON role_grant (account_id);

INSERT INTO counter (name, value) SELECT 'audit_before_chain', value FROM counter WHERE name = 'audit';

CREATE TABLE audit_anchor (
  seq {int} PRIMARY KEY,
  hash {bytes} NOT NULL,
  made_at {int} NOT NULL,
  key_id TEXT NOT NULL,
  signature {bytes} NOT NULL
){strict};

ALTER TABLE audit ADD COLUMN account_id {id};
ALTER TABLE audit ADD COLUMN digest TEXT;
ALTER TABLE audit ADD COLUMN hash {bytes};
CREATE INDEX audit_at ON audit (at, seq);

ALTER TABLE bulletin ADD COLUMN orgs TEXT;

DROP TABLE saved_view;
CREATE TABLE saved_view (
  id {id} PRIMARY KEY,
  account_id {id} NOT NULL,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at {int} NOT NULL,
  UNIQUE (account_id, page, name)
){strict};
";
