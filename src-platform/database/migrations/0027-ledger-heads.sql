-- What the platform signed of its ledger, chained in its own order; see src-platform/ledger/signed-heads.ts.
CREATE TABLE ledger_signed_head (
  number bigint PRIMARY KEY,
  from_seq bigint NOT NULL UNIQUE,
  seq bigint NOT NULL UNIQUE,
  hash text NOT NULL,
  root text NOT NULL,
  previous text NOT NULL,
  at bigint NOT NULL,
  signature text NOT NULL
);
