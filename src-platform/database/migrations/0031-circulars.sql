-- Numbers of 通报 are taken one by one in the transaction that uses them; here the database itself refuses a second one.
CREATE UNIQUE INDEX circular_by_number ON record ((body ->> 'number')) WHERE table_name = 'circular';
-- A decision about a suspicion is looked for by the record it is about.
CREATE INDEX violation_by_record ON record ((body ->> 'recordId')) WHERE table_name = 'violation';
