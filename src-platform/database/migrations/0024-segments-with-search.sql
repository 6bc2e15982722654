-- What a segment's search columns are made of (decision 0024): one of another version is made anew with its entries.
ALTER TABLE segment ADD COLUMN search_version integer NOT NULL DEFAULT 0;
