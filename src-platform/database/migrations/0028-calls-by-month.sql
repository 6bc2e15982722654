-- Calls by months, in a home of their own beside the other rows (decision 0015): cut where the ledger is cut, by the place
-- of the entry that wrote them, so that a pull looks into the parts behind its cursor alone.
CREATE TABLE call_record (
  table_name text NOT NULL DEFAULT 'callRecord' CHECK (table_name = 'callRecord'),
  id text NOT NULL,
  body jsonb NOT NULL,
  stamp bigint NOT NULL,
  audience text[] NOT NULL,
  former_audience text[] NOT NULL DEFAULT '{}'
) PARTITION BY RANGE (stamp);
-- Not unique: that would need the stamp as well. A call is looked for under the ledger's head before it is written.
CREATE INDEX call_by_id ON call_record (table_name, id);
CREATE INDEX call_by_stamp ON call_record (stamp, table_name, id);
DROP INDEX call_by_grant_and_time;
CREATE INDEX call_by_grant_and_time ON call_record ((body ->> 'grantId'), ((body ->> 'at')::bigint));

-- Made before the ledger opens its first month, or before this release.
DO $$
DECLARE
  open_part ledger_part;
  part text;
BEGIN
  SELECT * INTO open_part FROM ledger_part ORDER BY from_seq DESC LIMIT 1;
  IF NOT FOUND THEN
    CREATE TABLE call_record_before PARTITION OF call_record FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
  ELSE
    EXECUTE format('CREATE TABLE call_record_before PARTITION OF call_record FOR VALUES FROM (MINVALUE) TO (%s)',
                   open_part.from_seq);
    part := replace(open_part.name, 'ledger', 'call_record');
    EXECUTE format('CREATE TABLE %I PARTITION OF call_record FOR VALUES FROM (%s) TO (MAXVALUE)', part, open_part.from_seq);
  END IF;
END
$$;
WITH moved AS (
  DELETE FROM record WHERE table_name = 'callRecord' RETURNING *
)
INSERT INTO call_record (table_name, id, body, stamp, audience, former_audience)
SELECT table_name, id, body, stamp, audience, former_audience FROM moved;
-- A node of the release before, still running, fails loudly instead of writing calls where nobody counts them.
ALTER TABLE record ADD CONSTRAINT calls_have_a_home CHECK (table_name <> 'callRecord');

-- Ends the open parts of the ledger and of the calls before `first` and opens the month's. The caller holds the ledger's
-- head. What its transaction has written of calls already goes with it into the new part.
CREATE OR REPLACE FUNCTION ledger_open_month(month text, first bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  suffix text := replace(month, '-', '_');
  ended ledger_part;
  ended_calls text := 'call_record_before';
BEGIN
  SELECT * INTO ended FROM ledger_part ORDER BY from_seq DESC LIMIT 1;
  IF FOUND THEN
    ended_calls := replace(ended.name, 'ledger', 'call_record');
    EXECUTE format('ALTER TABLE ledger DETACH PARTITION %I', ended.name);
    EXECUTE format('ALTER TABLE ledger ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
                   ended.name, ended.from_seq, first);
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF ledger (UNIQUE (hash)) FOR VALUES FROM (%s) TO (MAXVALUE)',
                 'ledger_' || suffix, first);
  EXECUTE format('ALTER TABLE call_record DETACH PARTITION %I', ended_calls);
  EXECUTE format('CREATE TABLE %I PARTITION OF call_record FOR VALUES FROM (%s) TO (MAXVALUE)',
                 'call_record_' || suffix, first);
  EXECUTE format('WITH moved AS (DELETE FROM %I WHERE stamp >= %s RETURNING *) INSERT INTO call_record SELECT * FROM moved',
                 ended_calls, first);
  EXECUTE format('ALTER TABLE call_record ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
                 ended_calls, coalesce(ended.from_seq::text, 'MINVALUE'), first);
  INSERT INTO ledger_part (name, from_seq) VALUES ('ledger_' || suffix, first);
  UPDATE ledger_head SET month = ledger_open_month.month;
END
$$;
