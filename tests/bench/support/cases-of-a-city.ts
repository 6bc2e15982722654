/** A bureau's years of cases: copies of a real one, each of another department and with a course of its own. */
import type { ClockTime } from '#shared/domain/clock/clock.ts';
import { type Change, tables } from '#shared/domain/tables.ts';
import type { Database } from '../../../src-platform/database/open-database.ts';
import { fetchRecord, writeRecords } from '../../../src-platform/database/records.ts';
import { withLedger } from '../../../src-platform/ledger/ledger.ts';
import { courseOf } from './course.ts';

const together = 1_000;

const write = (database: Database, changes: readonly Change[]): Promise<void> =>
  withLedger(database, async ({ tx, nextSeq, append }) => {
    await writeRecords(tx, changes, nextSeq);
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: Date.now(), ...who, action: 'bench.write', outcome: 'applied', subject: {} });
  });

type Bureau = {
  readonly cases: number;
  readonly departments: number;
  /** The real case that the others are copies of. */
  readonly caseId: string;
  readonly time: ClockTime;
};

/** Returns the ids of the departments, which stand beside those of the demonstration. */
export const fillBureau = async (
  database: Database,
  { cases, departments, caseId, time }: Bureau,
): Promise<readonly string[]> => {
  const real = await database.transaction((tx) => fetchRecord(tx, { table: 'sharingCase', id: caseId }));
  const model = await database.transaction((tx) =>
    fetchRecord(tx, { table: 'department', id: real?.providerId ?? '' }),
  );
  if (real === undefined || model === undefined) throw new Error('no real case');
  const ids = Array.from({ length: departments }, (_, at) => `bench-dept-${at}`);
  await write(
    database,
    ids.map((id, at) => ({ table: 'department', row: { ...model, id, name: `第${at + 1}局` } })),
  );
  const caseOf = (index: number): Change => {
    const course = courseOf(index, time);
    const ended = course.clocks.every(({ stoppedAt }) => stoppedAt !== null);
    const row = {
      ...real,
      id: `bench-case-${index}`,
      number: `GX-${index}`,
      state: ended ? ('granted' as const) : ('awaiting-answer' as const),
      providerId: ids[index % departments] ?? '',
      ...course,
    };
    // One in a thousand, so that what is written is what the platform would take.
    return { table: 'sharingCase', row: index % 1_000 === 0 ? tables.sharingCase.parse(row) : row };
  };
  for (let from = 0; from < cases; from += together)
    await write(
      database,
      Array.from({ length: Math.min(together, cases - from) }, (_, at) => caseOf(from + at)),
    );
  return ids;
};
