-- One source for one item is asked library by library (rivals.ts): a filing reads its own library, not the catalogue.
CREATE INDEX entry_by_base ON record ((body #>> '{library,base}')) WHERE table_name = 'catalogEntry';
CREATE INDEX entry_by_theme ON record ((body #>> '{library,theme}')) WHERE table_name = 'catalogEntry';
