/** 时限督办 counted by the database over the limits its officer may see (decision 0034). */
import { oversees } from '#shared/domain/access/audience.ts';
import type { Actor } from '#shared/domain/action.ts';
import {
  type BoardChoice,
  boardFrom,
  isLateStep,
  type OpenLimit,
  overviewOf,
  standingAt,
  stepOf,
  type Tally,
} from '#shared/domain/board/board.ts';
import type { Limit } from '#shared/domain/board/limit.ts';
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { ClockTime } from '#shared/domain/clock/clock.ts';
import { countWorkingDays } from '#shared/domain/clock/working-days.ts';
import { type BoardReply, type BoardRequest, boardPage } from '#shared/protocol/board.ts';
import type { Database, Transaction } from '../database/open-database.ts';
import { arrangedCalendar } from '../database/time-limits.ts';
import { ProblemError } from '../http/problem.ts';
import { sightOf } from '../sync/pull.ts';

/** Ended ones by month, running ones by the day: thousands share a few hundred of them. */
const tallies = async (
  tx: Transaction,
  scopes: readonly string[],
  now: number,
): Promise<readonly Tally[]> => {
  const { rows } = await tx.query<Tally>(
    `SELECT department_id AS "departmentId", left(due_on, 7) || '-01' AS "dueOn", true AS ended,
            stopped_at > due_at AS overdue, count(*)::int AS count
     FROM time_limit WHERE stopped_at IS NOT NULL AND due_on >= $2 AND audience && $1::text[]
     GROUP BY 1, 2, 4
     UNION ALL
     SELECT department_id, due_on, false, due_at < $3, count(*)::int
     FROM time_limit WHERE stopped_at IS NULL AND audience && $1::text[]
     GROUP BY 1, 2, 4`,
    [scopes, boardFrom(civilDateOf(now)), now],
  );
  return rows;
};

/** The running tallies behind a number of the board. */
const behind = (
  all: readonly Tally[],
  choice: BoardChoice,
  { now, calendar }: ClockTime,
): readonly Tally[] => {
  const today = civilDateOf(now);
  return all.filter(({ departmentId, dueOn, ended, overdue }) => {
    if (ended) return false;
    const step = stepOf(overdue, countWorkingDays(calendar, today, dueOn));
    return choice === null ? isLateStep(step) : step === choice.step && departmentId === choice.departmentId;
  });
};

type Row = Omit<Limit, 'dueAt' | 'stoppedAt'> & { readonly dueAt: number };

const firstOf = async (
  tx: Transaction,
  {
    scopes,
    choice,
    days,
    now,
  }: { scopes: readonly string[]; choice: BoardChoice; days: readonly string[]; now: number },
): Promise<readonly Limit[]> => {
  const { rows } = await tx.query<Row>(
    `SELECT id, table_name AS table, record_id AS "recordId", department_id AS "departmentId", matter, subject, clause,
            due_on AS "dueOn", due_at AS "dueAt"
     FROM time_limit
     WHERE stopped_at IS NULL AND audience && $1::text[] AND due_on = ANY ($2::text[]) AND (due_at < $3) = $4
       AND ($5 OR department_id IS NOT DISTINCT FROM $6)
     ORDER BY due_at, id LIMIT $7`,
    [
      scopes,
      days,
      now,
      choice === null || isLateStep(choice.step),
      choice === null,
      choice?.departmentId ?? null,
      boardPage,
    ],
  );
  return rows.map((row) => ({ ...row, stoppedAt: null }));
};

/** Throws role.missing for an officer who oversees nobody. */
export const askBoard = async (
  { database, now: clock }: { readonly database: Database; readonly now: () => number },
  actor: Actor,
  { choice }: BoardRequest,
): Promise<BoardReply> => {
  if (!oversees({ roles: [...actor.roles] })) throw new ProblemError('role.missing');
  const now = clock();
  const { scopes } = await sightOf(database, actor);
  const time = { now, calendar: await arrangedCalendar(database) };
  const all = await tallies(database, scopes, now);
  const chosen = behind(all, choice, time);
  const days = [...new Set(chosen.map(({ dueOn }) => dueOn))];
  const first = days.length === 0 ? [] : await firstOf(database, { scopes, choice, days, now });
  const { departments, months } = overviewOf(all, time);
  return {
    asOf: now,
    departments: [...departments],
    months: [...months],
    total: chosen.reduce((sum, { count }) => sum + count, 0),
    chosen: first.map(standingAt(time)) satisfies OpenLimit[],
  };
};
