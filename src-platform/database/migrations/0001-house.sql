-- Rows shared with workstations. One shape for every noun: the schema lives in shared/domain/tables.ts.
CREATE TABLE record (
  table_name text NOT NULL,
  id text NOT NULL,
  body jsonb NOT NULL,
  -- Sequence of the ledger entry that wrote it. Writers are serialised (see ledger_head), so a snapshot
  -- always shows every stamp up to its highest: a pull by stamp never misses a commit.
  stamp bigint NOT NULL,
  audience text[] NOT NULL,
  -- Scopes that could once see the row and no longer can: they are sent its removal.
  former_audience text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (table_name, id)
);
CREATE INDEX record_by_stamp ON record (stamp, table_name, id);
CREATE INDEX call_by_grant ON record ((body ->> 'grantId')) WHERE table_name = 'callRecord';
CREATE INDEX certificate_by_number ON record ((body -> 'body' ->> 'number')) WHERE table_name = 'certificate';

-- Who did what, hash-chained: hash = SM3(prev_hash, canonical JSON of the entry).
CREATE TABLE ledger (
  seq bigint PRIMARY KEY,
  at bigint NOT NULL,
  officer_id text,
  department_id text,
  device_id text,
  action text NOT NULL,
  outcome text NOT NULL,
  subject jsonb NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL UNIQUE
);
-- Locked first by every writer: this one row puts all writes in one order.
CREATE TABLE ledger_head (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  seq bigint NOT NULL,
  hash text NOT NULL
);
INSERT INTO ledger_head (seq, hash) VALUES (0, repeat('0', 64));

CREATE TABLE applied_mutation (
  id uuid PRIMARY KEY,
  officer_id text NOT NULL,
  device_id text NOT NULL,
  request_digest text NOT NULL,
  result jsonb NOT NULL,
  at bigint NOT NULL
);

CREATE TABLE number_series (
  series text PRIMARY KEY,
  next bigint NOT NULL
);

CREATE TABLE account (
  login text PRIMARY KEY,
  officer_id text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  created_at bigint NOT NULL,
  closed_at bigint
);
CREATE TABLE sign_in_failure (
  login text NOT NULL,
  address text NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX sign_in_failure_by_login ON sign_in_failure (login, at);
CREATE INDEX sign_in_failure_by_address ON sign_in_failure (address, at);

CREATE TABLE device (
  id text PRIMARY KEY,
  secret_digest text NOT NULL,
  name text NOT NULL,
  registered_by text NOT NULL,
  registered_at bigint NOT NULL,
  revoked_at bigint
);
CREATE TABLE session (
  token_digest text PRIMARY KEY,
  officer_id text NOT NULL,
  device_id text NOT NULL REFERENCES device (id),
  created_at bigint NOT NULL,
  last_used_at bigint NOT NULL
);
CREATE INDEX session_by_officer ON session (officer_id);

-- Where a resource's own system answers. Never sent to a workstation.
CREATE TABLE resource_source (
  entry_id text PRIMARY KEY,
  url text NOT NULL,
  secret text NOT NULL
);

CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);
