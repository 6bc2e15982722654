-- The life of an account beside its row in `record`: what lets a session begin, and whether it is used.
ALTER TABLE account
  ADD COLUMN suspended_at bigint,
  -- From when its disuse counts where nobody has signed in since: opening, going on after a suspension, this migration.
  ADD COLUMN counted_from bigint NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::bigint,
  ADD COLUMN last_sign_in_at bigint,
  -- Not null: the password is the one-time one, good until then for nothing but setting another.
  ADD COLUMN one_time_until bigint,
  -- False until a first password was issued.
  ADD COLUMN has_password boolean NOT NULL DEFAULT true;
-- A digest from now on: what was typed as a login may be a password in the wrong field.
DELETE FROM sign_in_failure;
