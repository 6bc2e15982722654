-- Those who oversee are told which extensions nobody decided in time: a few records of all, found by their own index.
CREATE INDEX extension_asked ON record (table_name, id)
  WHERE table_name IN ('sharingCase', 'changeTrigger') AND body -> 'extension' ->> 'askedAt' IS NOT NULL;
