-- How a segment's file is laid out (decision 0021): one of another layout is made anew with its entries.
ALTER TABLE segment ADD COLUMN format integer NOT NULL DEFAULT 2;
