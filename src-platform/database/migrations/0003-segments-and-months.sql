-- The public catalogue as compressed immutable files, named by the SHA-256 of their bytes. See src-platform/segments.
CREATE TABLE segment (
  digest text PRIMARY KEY,
  bytes bytea NOT NULL,
  rows integer NOT NULL,
  -- Null while a list names it; afterwards it is kept a while for those who are still fetching by an older list.
  superseded_at bigint
);
-- Compressed already: the database need not try again.
ALTER TABLE segment ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The list now in force. Together its segments hold exactly the public entries as they stood at the stamp.
CREATE TABLE segment_list (
  position integer PRIMARY KEY,
  digest text NOT NULL REFERENCES segment (digest),
  -- The segment holds entries after the place before, up to and with this one.
  to_stamp bigint NOT NULL,
  to_id text NOT NULL
);
CREATE TABLE segment_stamp (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  stamp bigint NOT NULL
);

CREATE INDEX public_entry ON record (stamp, id)
  WHERE table_name = 'catalogEntry' AND audience @> '{all}'::text[];
CREATE INDEX record_outside_segments ON record (stamp, table_name, id)
  WHERE NOT (table_name = 'catalogEntry' AND audience @> '{all}'::text[]);

-- Calls of one grant on one day are counted before each use: the index ends with the time, or a busy grant slows down.
CREATE INDEX call_by_grant_and_time ON record ((body ->> 'grantId'), ((body ->> 'at')::bigint))
  WHERE table_name = 'callRecord';
DROP INDEX call_by_grant;

-- What a session may still ask of the sync routes; see src-platform/access/allowance.ts.
ALTER TABLE session ADD COLUMN allowance real, ADD COLUMN allowance_at bigint;

-- The ledger by months. Its parts are bounded by sequence numbers, each beginning with the first of a month, so that
-- numbers stay unique over all parts and one is found in the part that holds it; a clock set back opens none.
ALTER TABLE ledger_head ADD COLUMN month text NOT NULL DEFAULT '';
ALTER TABLE ledger RENAME TO ledger_until_0003;
ALTER INDEX ledger_pkey RENAME TO ledger_until_0003_pkey;
ALTER TABLE ledger_until_0003 RENAME CONSTRAINT ledger_hash_key TO ledger_until_0003_hash_key;
CREATE TABLE ledger (
  seq bigint NOT NULL,
  at bigint NOT NULL,
  officer_id text,
  department_id text,
  device_id text,
  action text NOT NULL,
  outcome text NOT NULL,
  subject jsonb NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (seq)
) PARTITION BY RANGE (seq);
CREATE TABLE ledger_part (
  name text PRIMARY KEY,
  from_seq bigint NOT NULL UNIQUE
);

-- Ends the open part before `first` and opens the month's. The caller holds the ledger's head.
CREATE FUNCTION ledger_open_month(month text, first bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part text := 'ledger_' || replace(month, '-', '_');
  open_part ledger_part;
BEGIN
  SELECT * INTO open_part FROM ledger_part ORDER BY from_seq DESC LIMIT 1;
  IF FOUND THEN
    EXECUTE format('ALTER TABLE ledger DETACH PARTITION %I', open_part.name);
    EXECUTE format('ALTER TABLE ledger ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
                   open_part.name, open_part.from_seq, first);
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF ledger (UNIQUE (hash)) FOR VALUES FROM (%s) TO (MAXVALUE)', part, first);
  INSERT INTO ledger_part (name, from_seq) VALUES (part, first);
  UPDATE ledger_head SET month = ledger_open_month.month;
END
$$;

-- What was written before stays as it lies: attaching moves nothing.
DO $$
DECLARE
  last_seq bigint := (SELECT seq FROM ledger_head);
BEGIN
  IF last_seq = 0 THEN
    DROP TABLE ledger_until_0003;
  ELSE
    EXECUTE format('ALTER TABLE ledger ATTACH PARTITION ledger_until_0003 FOR VALUES FROM (MINVALUE) TO (%s)', last_seq + 1);
  END IF;
END
$$;
