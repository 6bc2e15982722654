/** What the platform computes for the bureau, in plain SQL over the records alone: the peer of its assessment and its board. */
import type { Period } from '#shared/domain/assessment/figure.ts';
import type { Database } from '../../../src-platform/database/open-database.ts';

type Counted = { readonly departmentId: string; readonly hits: number; readonly of: number };

/** The limits of one round stop together, and the earliest of them binds. */
const binding = (which: string): string => `
  SELECT DISTINCT ON (r.id, c ->> 'id', c ->> 'stoppedAt') r.body ->> 'providerId' AS department, c ->> 'id' AS matter,
         c ->> 'dueOn' AS due_on, (c ->> 'dueAt')::bigint AS due_at, (c ->> 'stoppedAt')::bigint AS stopped_at
  FROM record r, jsonb_array_elements(r.body -> 'clocks') c
  WHERE r.table_name = 'sharingCase' AND ${which}
  ORDER BY r.id, c ->> 'id', c ->> 'stoppedAt', (c ->> 'dueAt')::bigint`;

/** A statement of the peer may take as long as it takes. */
const patiently = <T extends object>(
  database: Database,
  statement: string,
  values: readonly unknown[],
): Promise<readonly T[]> =>
  database.transaction(async (tx) => {
    await tx.takeTime();
    const { rows } = await tx.query<T>(statement, [...values]);
    return rows;
  });

/** Answers in time, of those that fell due in a period. */
export const figuresBySql = async (
  database: Database,
  { from, to }: Period,
): Promise<ReadonlyMap<string, Counted>> => {
  const rows = await patiently<Counted>(
    database,
    `WITH binding AS (${binding(`c ->> 'id' = 'provider-answer'`)})
     SELECT department AS "departmentId", count(*) FILTER (WHERE stopped_at <= due_at)::int AS hits, count(*)::int AS of
     FROM binding WHERE due_on BETWEEN $1 AND $2 GROUP BY department`,
    [from, to],
  );
  return new Map(rows.map((row) => [row.departmentId, row]));
};

type Standing = { readonly departmentId: string; readonly overdue: number; readonly missed: number };

/** What is overdue now, and what ended late since a day. */
export const boardBySql = async (
  database: Database,
  { now, since }: { readonly now: number; readonly since: string },
): Promise<ReadonlyMap<string, Standing>> => {
  const rows = await patiently<Standing>(
    database,
    `WITH binding AS (${binding('true')})
     SELECT department AS "departmentId",
            count(*) FILTER (WHERE stopped_at IS NULL AND due_at < $1)::int AS overdue,
            count(*) FILTER (WHERE stopped_at > due_at AND due_on >= $2)::int AS missed
     FROM binding WHERE matter <> 'compliance-review' GROUP BY department`,
    [now, since],
  );
  return new Map(rows.map((row) => [row.departmentId, row]));
};
