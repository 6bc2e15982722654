-- An assessment asks a department's records by the department, for each department of a bureau in turn.
CREATE INDEX limited_by_provider ON record ((body ->> 'providerId'))
  WHERE table_name IN ('sharingCase', 'changeTrigger', 'correctionLimit');
CREATE INDEX circular_by_department ON record ((body ->> 'departmentId')) WHERE table_name = 'circular';
CREATE INDEX assessment_by_period ON record ((body ->> 'periodId')) WHERE table_name = 'assessment';
