/**
 * Findings that only the rules themselves can tell: whose desk it was, and whether a limit would have ended without its
 * extension (suspect-management.ts, stoppedInUse). The database names the few records, the rules look at them here.
 */
import type { ClockTime } from '#shared/domain/clock/clock.ts';
import type { Department, Region } from '#shared/domain/organisation/organisation.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { type Row, tables } from '#shared/domain/tables.ts';
import { type Surroundings, surroundingsOf } from '#shared/domain/violation/surroundings.ts';
import { suspicionsOf } from '#shared/domain/violation/suspect.ts';
import type { Suspicion } from '#shared/domain/violation/suspicion.ts';
import type { Transaction } from '../database/open-database.ts';

const lookedAt = ['sharingCase', 'changeTrigger', 'entryDraft'] as const;
type LookedAt = (typeof lookedAt)[number];

const readAll = async <T>(tx: Transaction, table: 'department' | 'region'): Promise<readonly T[]> => {
  const { rows } = await tx.query<{ body: T }>('SELECT body FROM record WHERE table_name = $1', [table]);
  return rows.map(({ body }) => tables[table].parse(body) as T);
};

/**
 * Late limits of the reviewers, and extensions asked for, of departments below the city; resources that were stopped and
 * to which there are rights.
 */
const candidates = `
  WITH named AS (
    SELECT table_name, id FROM record
    WHERE table_name IN ('sharingCase', 'changeTrigger') AND body -> 'extension' ->> 'askedAt' IS NOT NULL
    UNION
    SELECT l.table_name, l.record_id FROM time_limit l
    WHERE l.department_id IS NULL AND coalesce(l.stopped_at, $2) > l.due_at AND l.audience && $1::text[]
    UNION
    SELECT d.table_name, d.id FROM record d
    WHERE d.table_name = 'entryDraft' AND d.body ->> 'state' IN ('removal-filed', 'removal-accepted', 'stopped')
      AND d.id IN (SELECT g.body ->> 'entryId' FROM record g WHERE g.table_name = 'grant')
  )
  SELECT r.table_name, r.id, r.body FROM named JOIN record r USING (table_name, id)
  WHERE r.audience && $1::text[]
    AND (r.body ->> 'providerId' = ANY ($3::text[])
      OR r.body ->> 'state' IN ('removal-filed', 'removal-accepted', 'stopped'))`;

type Candidate = { readonly table_name: LookedAt; readonly id: string; readonly body: unknown };

const placesOf = async (tx: Transaction) => ({
  departments: await readAll<Department>(tx, 'department'),
  regions: await readAll<Region>(tx, 'region'),
});

const rightsTo = async (tx: Transaction, scopes: readonly string[], entryIds: readonly string[]) => {
  const { rows } = await tx.query<{ body: Grant }>(
    `SELECT body FROM record
     WHERE table_name = 'grant' AND audience && $1::text[] AND body ->> 'entryId' = ANY ($2::text[])`,
    [scopes, entryIds],
  );
  return rows.map(({ body }) => tables.grant.parse(body));
};

/** Those the database counts by itself are left to it. */
const isLookedFor = ({ item, evidence }: Suspicion): boolean =>
  item === 'M1' || evidence.table === 'entryDraft';

const weigh = ({ table_name: table, body }: Candidate, time: ClockTime, around: Surroundings) =>
  suspicionsOf(table, tables[table].parse(body) as Row<typeof table> as never, time, around).filter(
    isLookedFor,
  );

/** @param scopes of the officer who asks */
export const managementFindings = async (
  tx: Transaction,
  scopes: readonly string[],
  time: ClockTime,
): Promise<readonly Suspicion[]> => {
  const { departments, regions } = await placesOf(tx);
  const city = new Set(regions.filter(({ level }) => level === 'city').map(({ id }) => id));
  const below = departments.filter(({ regionId }) => !city.has(regionId)).map(({ id }) => id);
  const { rows } = await tx.query<Candidate>(candidates, [scopes, time.now, below]);
  const drafts = rows.filter(({ table_name }) => table_name === 'entryDraft').map(({ id }) => id);
  const rights = drafts.length === 0 ? [] : await rightsTo(tx, scopes, drafts);
  const around = surroundingsOf({ departments, regions, rights });
  return rows.flatMap((each) => weigh(each, time, around));
};
