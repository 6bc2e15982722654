-- How the platform reaches a department's front end (五(一)). Sealed under the installation's secret; never sent anywhere.
CREATE TABLE front_end_connection (
  front_end_id text PRIMARY KEY,
  sealed text NOT NULL,
  checked_at bigint NOT NULL
);

-- Which node is delivering a right's batch, and the id its call record will have: a batch that was committed at the
-- front end and not yet recorded here is recorded under that id by whoever comes next, and never delivered twice.
CREATE TABLE delivery_lease (
  grant_id text PRIMARY KEY,
  call_id text NOT NULL,
  node text NOT NULL,
  until bigint NOT NULL
);
CREATE INDEX database_delivery ON record (id) WHERE table_name = 'databaseDelivery';
