-- The serials of the certificates that this platform's own authority issued, by the key they are for: a key that is revoked
-- takes all of them along, those that its row no longer holds included.
CREATE TABLE issued_certificate (
  serial text PRIMARY KEY,
  key_id text NOT NULL
);
CREATE INDEX issued_certificate_by_key ON issued_certificate (key_id);
