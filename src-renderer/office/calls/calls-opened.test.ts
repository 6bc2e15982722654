/**
 * How many calls are opened to draw the screens that show them, where a right has ten thousand. Pages far back are left to
 * row-pages.test.ts and to a real browser: the IndexedDB of these tests goes through all rows at each step of a cursor.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { civilDateOf, instantOf } from '#shared/domain/clock/civil-date.ts';
import { callCounts } from '#shared/domain/usage/call-counts.ts';
import { type DeskDatabase, openDeskDatabase } from '../../data/desk-database.ts';
import { readRowsBy } from '../../data/reader.ts';
import { countStretch, firstTime, readPage } from '../../data/row-pages.ts';
import { sampleCalls } from '../../data/testing/sample-calls.ts';
import { countingKeyring, testKeyring } from '../../data/testing/test-keyring.ts';
import {
  callsBesides,
  callsOfDepartment,
  callsOfGrant,
  callsToChoose,
  inMonth,
  monthsBetween,
  onDay,
} from './call-stretches.ts';

const many = sampleCalls(10_050, instantOf('2026-11-18', 0));
const others = sampleCalls(60, instantOf('2026-11-20', 9), { grantId: 'right-2' });
const today = civilDateOf(many.at(-1)?.at ?? 0);

const disk = new IDBFactory();
beforeAll(async () => {
  const database = openDeskDatabase('applicant', testKeyring(), { indexedDB: disk, IDBKeyRange });
  await database.rows('callRecord').bulkPut([...many, ...others]);
  database.close();
}, 120_000);

/** What a screen reads from a database nobody has read yet, and how many rows that opened. */
async function drawn<T>(
  screen: (database: DeskDatabase) => Promise<T>,
): Promise<{ shown: T; opened: number }> {
  const { keyring, opened } = countingKeyring();
  const database = openDeskDatabase('applicant', keyring, { indexedDB: disk, IDBKeyRange });
  const shown = await screen(database);
  database.close();
  return { shown, opened: opened() };
}

const tally = async (database: DeskDatabase) => ({
  today: await countStretch(database, onDay(callsOfGrant('right'), today)),
  total: await countStretch(database, callsOfGrant('right')),
});

describe('of ten thousand calls', () => {
  it('[R049] none is opened to count them, and the counts are those of the rule', async () => {
    const { shown, opened } = await drawn(tally);
    expect(shown).toEqual(callCounts(many, today));
    expect(opened).toBe(0);
  });

  it.each([1, 2, 5])('a right shows page %i and opens what stands on it', async (number) => {
    const page = { number, size: callsBesides };
    const { shown, opened } = await drawn(async (database) => {
      await tally(database);
      await firstTime(database, callsOfGrant('right'));
      return readPage(database, callsOfGrant('right'), page);
    });
    const start = (number - 1) * callsBesides;
    expect(shown).toEqual(many.toReversed().slice(start, start + callsBesides));
    expect(opened).toBe(shown.length);
  });

  it.each([null, '2026-11'])('a certificate chooses among a hundred at a time (month: %s)', async (month) => {
    const calls = inMonth(callsOfDepartment('civil'), month);
    const { shown, opened } = await drawn(async (database) => ({
      count: await countStretch(database, calls),
      first: await firstTime(database, callsOfDepartment('civil')),
      page: await readPage(database, calls, { number: 2, size: callsToChoose }),
    }));
    expect(shown).toMatchObject({ count: many.length + others.length, first: many[0]?.at });
    expect(shown.page).toHaveLength(callsToChoose);
    expect(opened).toBe(callsToChoose);
  });

  it('a plain look at a right opens every one', async () => {
    const all = { table: 'callRecord', field: 'grantId', value: 'right' } as const;
    const { opened } = await drawn((database) => readRowsBy(database, all));
    expect(opened).toBe(many.length);
  });
});

describe('the months to choose from', () => {
  it('go from that of the first call to this one, by Shanghai time', () => {
    const first = instantOf('2025-12-01', 0);
    expect(monthsBetween(first, instantOf('2026-02-28', 23))).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(monthsBetween(first - 1, first)).toEqual(['2025-12', '2025-11']);
    expect(monthsBetween(first, first - 1)).toEqual([]);
  });

  it('hold every instant of theirs and no other', () => {
    const { from = 0, until = 0 } = inMonth(callsOfGrant('right'), '2026-12');
    expect([from - 1, from, until - 1, until].map(civilDateOf)).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-31',
      '2027-01-01',
    ]);
  });
});
