/** The records that 疑似违规 looks at, found by the database among the limits and orders its officer may see (七(四)). */
import { oversees } from '#shared/domain/access/audience.ts';
import type { Actor } from '#shared/domain/action.ts';
import { groundsOfBreach } from '#shared/domain/violation/suspect.ts';
import { type LateReply, type LateRequest, latePage } from '#shared/protocol/late-records.ts';
import type { Database } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';
import { sightOf } from '../sync/pull.ts';

/** Matters whose lateness is a department's own; those of the platform's reviewers are nobody's breach (suspect.ts). */
const matters = ['provider-answer', 'delivery', 'catalog-update', 'correction'];

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
  ), undecided AS MATERIALIZED (
    SELECT * FROM found f WHERE NOT EXISTS (
      SELECT FROM record v
      WHERE v.table_name = 'violation' AND v.body ->> 'recordId' = f.record_id
        AND v.body -> 'evidence' ->> 'table' = f.table_name AND v.body -> 'evidence' ->> 'aspect' = f.aspect
    )
  )`;

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
  const { rows } = await database.query<Found>(
    `${undecided} SELECT
       coalesce((SELECT jsonb_agg(each) FROM (
         SELECT department_id AS "departmentId", count(*)::int AS count FROM undecided GROUP BY 1 ORDER BY 2 DESC, 1
       ) AS each), '[]') AS departments,
       coalesce((SELECT jsonb_agg(each) FROM (
         SELECT table_name AS table, record_id AS "recordId" FROM undecided
         WHERE $5::text IS NULL OR department_id = $5
         GROUP BY 1, 2 ORDER BY min(since), 2 LIMIT $6
       ) AS each), '[]') AS records`,
    [scopes, now, matters, groundsOfBreach, departmentId, latePage],
  );
  const { departments = [], records = [] } = rows[0] ?? {};
  const chosen = departments.filter((each) => departmentId === null || each.departmentId === departmentId);
  return { asOf: now, total: chosen.reduce((sum, { count }) => sum + count, 0), departments, records };
};
