-- Published entries as the search compares them (shared/domain/search), written in the transaction that writes the
-- record. Every character here is folded; nothing here is shown.
CREATE TABLE entry_search (
  entry_id text COLLATE "C" PRIMARY KEY,
  audience text[] NOT NULL,
  -- place.ts orderOf: lower is better among hits found in the same place.
  rank bigint NOT NULL,
  name text NOT NULL,
  code text NOT NULL,
  -- Item names, one a line: no term holds a line break.
  items text NOT NULL,
  abstract text NOT NULL,
  -- read-names.ts: how the name is read.
  reading text NOT NULL,
  -- tokens.ts: what an entry must have for a term to stand in it.
  tokens integer[] NOT NULL,
  provider_id text NOT NULL,
  share_type text NOT NULL,
  library_kind text NOT NULL,
  library text NOT NULL,
  update_cycle text NOT NULL,
  exchange_methods text[] NOT NULL,
  formats text[] NOT NULL,
  grade text NOT NULL,
  dedicated text NOT NULL
);
CREATE INDEX entry_search_tokens ON entry_search USING gin (tokens);
CREATE INDEX entry_search_provider ON entry_search (provider_id);
CREATE INDEX entry_search_rank ON entry_search (rank, entry_id);
