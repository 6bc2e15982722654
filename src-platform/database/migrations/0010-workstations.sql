-- Who took a workstation out of service and why, and when it was last heard of after its sessions were removed.
ALTER TABLE device
  ADD COLUMN revoked_by text,
  ADD COLUMN revoked_reason text NOT NULL DEFAULT '',
  ADD COLUMN last_seen_at bigint;
CREATE INDEX session_by_device ON session (device_id);
