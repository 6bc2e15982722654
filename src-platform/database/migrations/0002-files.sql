-- Files that providers deliver (三(三)). A file is nobody's to see until completed_at is set; its public row is in record.
CREATE TABLE file (
  id text PRIMARY KEY,
  entry_id text NOT NULL,
  provider_id text NOT NULL,
  officer_id text NOT NULL,
  declaration jsonb NOT NULL,
  -- SM3 of the canonical JSON of the declaration: the same file declared again finds its upload.
  declaration_digest text NOT NULL,
  declared_at bigint NOT NULL,
  completed_at bigint
);
CREATE UNIQUE INDEX file_upload ON file (officer_id, declaration_digest) WHERE completed_at IS NULL;

CREATE TABLE file_part (
  file_id text NOT NULL REFERENCES file (id) ON DELETE CASCADE,
  n integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (file_id, n)
);
