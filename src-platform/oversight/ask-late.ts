/** The records that 疑似违规 looks at, found by the database among the limits and orders its officer may see (七(四)). */
import { oversees } from '#shared/domain/access/audience.ts';
import type { Actor } from '#shared/domain/action.ts';
import { addDays, civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { ClockTime } from '#shared/domain/clock/clock.ts';
import { countWorkingDays } from '#shared/domain/clock/working-days.ts';
import { askedAfter, groundsOfBreach } from '#shared/domain/violation/suspect-user.ts';
import type { Suspicion } from '#shared/domain/violation/suspicion.ts';
import { type LateReply, type LateRequest, latePage } from '#shared/protocol/late-records.ts';
import type { Database } from '../database/open-database.ts';
import { arrangedCalendar } from '../database/time-limits.ts';
import { ProblemError } from '../http/problem.ts';
import { sightOf } from '../sync/pull.ts';
import { managementFindings } from './management-findings.ts';

/** Matters whose lateness is a department's own, whatever else the rules find. */
const matters = ['provider-answer', 'delivery', 'catalog-update', 'correction'];

const day = (at: string): string =>
  `to_char(to_timestamp((${at})::bigint / 1000) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** As destructionDueSince has it; of a right that ended with no date on record nothing is counted. */
const endedOn = `CASE g.body ->> 'state'
  WHEN 'revoked' THEN ${day("coalesce(g.body -> 'withdrawal' ->> 'at', g.body ->> 'grantedAt')")}
  WHEN 'ended' THEN ${day("g.body ->> 'endedAt'")}
  WHEN 'active' THEN CASE WHEN g.body ->> 'validUntil' < $7 THEN g.body ->> 'validUntil' END
END`;

/** The department holds a right to that resource today; asked of each by itself, so that it can be answered by a hash. */
const isUsed = (entryId: string): string => `EXISTS (
      SELECT FROM record o
      WHERE o.table_name = 'grant' AND o.body ->> 'entryId' = ${entryId} AND o.body ->> 'userDepartmentId' = g.user_id
        AND o.body ->> 'state' = 'active' AND o.body ->> 'validUntil' >= $7)`;

/**
 * A limit's id ends with what tells its round, as the aspect of a finding about it does. `since` sorts what ran out first to
 * the front, and orders behind all limits.
 */
const undecided = `
  WITH found AS (
    SELECT l.table_name, l.record_id, l.department_id, l.due_at - coalesce(l.stopped_at, $2) AS since,
           substr(l.id, length(l.table_name) + length(l.record_id) + 3) AS aspect
    FROM time_limit l
    WHERE l.matter = ANY ($3::text[]) AND coalesce(l.stopped_at, $2) > l.due_at
      AND l.department_id IS NOT NULL AND l.audience && $1::text[]
      -- What ran out while the case was still with the platform is not its provider's.
      AND (l.table_name <> 'sharingCase' OR EXISTS (
        SELECT FROM record r WHERE r.table_name = 'sharingCase' AND r.id = l.record_id
          AND (r.body ->> 'forwardedAt')::bigint < coalesce(l.stopped_at, $2)))
    UNION ALL
    SELECT g.table_name, g.id, g.body ->> 'userDepartmentId', 0, 'order.' || o.id
    FROM record g CROSS JOIN LATERAL (
      SELECT h ->> 'id' AS id, h ->> 'ground' AS ground FROM jsonb_array_elements(g.body -> 'holds') AS h
      UNION ALL
      SELECT 'withdrawal', g.body -> 'withdrawal' ->> 'ground'
    ) AS o
    WHERE g.table_name = 'grant' AND g.audience && $1::text[] AND o.ground = ANY ($4::text[])
    UNION ALL
    SELECT 'grant', g.id, g.user_id, 0, 'not-destroyed.' || g.ended_on
    FROM (
      SELECT g.id, g.body ->> 'entryId' AS entry_id, g.body ->> 'replacedByEntryId' AS replaced_by,
        g.body ->> 'userDepartmentId' AS user_id, ${endedOn} AS ended_on
      FROM record g
      WHERE g.table_name = 'grant' AND g.audience && $1::text[] AND g.body ->> 'destructionId' IS NULL
    ) AS g
    WHERE g.ended_on <= $8 AND NOT ${isUsed('g.entry_id')} AND NOT ${isUsed('g.replaced_by')}
    UNION ALL
    SELECT * FROM jsonb_to_recordset($9::jsonb)
      AS weighed (table_name text, record_id text, department_id text, since bigint, aspect text)
  ), undecided AS MATERIALIZED (
    SELECT * FROM found f WHERE NOT EXISTS (
      SELECT FROM record v
      WHERE v.table_name = 'violation' AND v.body ->> 'recordId' = f.record_id
        AND v.body -> 'evidence' ->> 'table' = f.table_name AND v.body -> 'evidence' ->> 'aspect' = f.aspect
    )
  )`;

/** Rights that ended by that day are asked about today. */
const askedAbout = ({ now, calendar }: ClockTime): string => {
  const today = civilDateOf(now);
  let date = today;
  while (countWorkingDays(calendar, date, today) < askedAfter) date = addDays(date, -1);
  return date;
};

/** In the columns of `found`. */
const foundOf = (now: number) => (each: Suspicion) => ({
  table_name: each.evidence.table,
  record_id: each.evidence.recordId,
  department_id: each.departmentId,
  since:
    each.evidence.clock === null ? 0 : each.evidence.clock.dueAt - (each.evidence.clock.stoppedAt ?? now),
  aspect: each.evidence.aspect,
});

type Found = Pick<LateReply, 'departments' | 'records'>;

/** Throws role.missing for an officer who oversees nobody. */
export const askLate = async (
  { database, now: clock }: { readonly database: Database; readonly now: () => number },
  actor: Actor,
  { departmentId }: LateRequest,
): Promise<LateReply> => {
  if (!oversees({ roles: [...actor.roles] })) throw new ProblemError('role.missing');
  const now = clock();
  const { scopes } = await sightOf(database, actor);
  const time = { now, calendar: await arrangedCalendar(database) };
  const { rows } = await database.transaction(async (tx) => {
    // The statement is long and its rows are few: compiling it would take longer than running it.
    await tx.query('SET LOCAL jit = off');
    const weighed = await managementFindings(tx, scopes, time);
    return tx.query<Found>(
      `${undecided} SELECT
       coalesce((SELECT jsonb_agg(each) FROM (
         SELECT department_id AS "departmentId", count(*)::int AS count FROM undecided GROUP BY 1 ORDER BY 2 DESC, 1
       ) AS each), '[]') AS departments,
       coalesce((SELECT jsonb_agg(each) FROM (
         SELECT table_name AS table, record_id AS "recordId" FROM undecided
         WHERE $5::text IS NULL OR department_id = $5
         GROUP BY 1, 2 ORDER BY min(since), 2 LIMIT $6
       ) AS each), '[]') AS records`,
      [
        scopes,
        now,
        matters,
        groundsOfBreach,
        departmentId,
        latePage,
        civilDateOf(now),
        askedAbout(time),
        JSON.stringify(weighed.map(foundOf(now))),
      ],
    );
  });
  const { departments = [], records = [] } = rows[0] ?? {};
  const chosen = departments.filter((each) => departmentId === null || each.departmentId === departmentId);
  return { asOf: now, total: chosen.reduce((sum, { count }) => sum + count, 0), departments, records };
};
