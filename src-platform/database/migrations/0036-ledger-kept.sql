-- The ledger and its signed heads are added to and never changed: whatever a statement of the platform says, its own role
-- included. A month's part is ended and opened by detaching and attaching, which touches no row and takes the guard along.
CREATE FUNCTION keep_the_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only added to: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER ledger_kept BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION keep_the_ledger();
CREATE TRIGGER ledger_kept_whole BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION keep_the_ledger();
CREATE TRIGGER heads_kept BEFORE UPDATE OR DELETE ON ledger_signed_head FOR EACH ROW EXECUTE FUNCTION keep_the_ledger();
CREATE TRIGGER heads_kept_whole BEFORE TRUNCATE ON ledger_signed_head FOR EACH STATEMENT EXECUTE FUNCTION keep_the_ledger();
