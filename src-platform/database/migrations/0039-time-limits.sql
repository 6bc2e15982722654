-- Every time limit of a record as the board counts it (shared/domain/board), written in the transaction that writes the record.
CREATE TABLE time_limit (
  id text COLLATE "C" PRIMARY KEY,
  table_name text NOT NULL,
  record_id text NOT NULL,
  audience text[] NOT NULL,
  -- Who has to act; null for the platform's own review and audit.
  department_id text,
  matter text NOT NULL,
  subject text NOT NULL,
  clause text NOT NULL,
  due_on text COLLATE "C" NOT NULL,
  due_at bigint NOT NULL,
  stopped_at bigint
);
CREATE INDEX time_limit_by_record ON time_limit (table_name, record_id);
CREATE INDEX time_limit_running ON time_limit (due_at, id) WHERE stopped_at IS NULL;
CREATE INDEX time_limit_ended ON time_limit (due_on) WHERE stopped_at IS NOT NULL;
