import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { type DeskDatabase, openDeskDatabase } from './desk-database.ts';
import { countStretch, firstTime, readPage, type Stretch } from './row-pages.ts';
import { sampleCall } from './testing/sample-calls.ts';
import { testKeyring } from './testing/test-keyring.ts';

const open = async (calls: readonly CallRecord[]): Promise<DeskDatabase> => {
  const database = openDeskDatabase(crypto.randomUUID(), testKeyring(), {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
  });
  await database.rows('callRecord').bulkPut(calls);
  return database;
};

/** Several calls of one moment, of one right and of others. */
const calls = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 12 }),
      grantId: fc.constantFrom('right', 'right-2', 'righ'),
      userDepartmentId: fc.constantFrom('civil', 'health'),
    }),
    { maxLength: 30 },
  )
  .map((drawn) => drawn.map((each, index) => sampleCall({ ...each, id: `call-${index}` })));

const time = fc.option(fc.integer({ min: 0, max: 13 }), { nil: undefined });

const stretch = fc
  .record({
    whose: fc.constantFrom(
      { field: 'grantId', value: 'right' } as const,
      { field: 'userDepartmentId', value: 'civil' } as const,
    ),
    from: time,
    until: time,
  })
  .filter(({ from = 0, until = 99 }) => from <= until)
  .map(
    ({ whose, from, until }): Stretch => ({
      table: 'callRecord',
      ...whose,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    }),
  );

const within = ({ field, value, from = 0, until = 99 }: Stretch, all: readonly CallRecord[]) =>
  all
    .filter((call) => call[field] === value && call.at >= from && call.at < until)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

describe('a table read by pages', () => {
  it('has on its pages together what a plain look at every row finds, the newest first, each once', async () => {
    await fc.assert(
      fc.asyncProperty(calls, stretch, fc.integer({ min: 1, max: 7 }), async (all, asked, size) => {
        const database = await open(all);
        const expected = within(asked, all);
        expect(await countStretch(database, asked)).toBe(expected.length);
        expect(await firstTime(database, asked)).toBe(expected.at(-1)?.at ?? null);
        const pages: CallRecord[] = [];
        for (let number = 1; number <= Math.ceil(expected.length / size); number += 1)
          pages.push(...(await readPage(database, asked, { number, size })));
        expect(pages).toEqual(expected);
        const beyond = { number: Math.ceil(expected.length / size) + 1, size };
        expect(await readPage(database, asked, beyond)).toEqual([]);
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  it('A1 leaves beside the seal what it is asked by, and no name', async () => {
    const disk = new IDBFactory();
    const database = openDeskDatabase('applicant', testKeyring(), { indexedDB: disk, IDBKeyRange });
    await database.rows('callRecord').put(sampleCall({ id: 'call', at: 1 }));
    database.close();
    const thief = new Dexie('desk-applicant', { indexedDB: disk, IDBKeyRange });
    await thief.open();
    const kept = await thief.table('callRecord').get('call');
    thief.close();
    expect(Object.keys(kept).sort()).toEqual([
      '_c',
      '_k',
      '_n',
      'at',
      'caseId',
      'grantId',
      'id',
      'userDepartmentId',
    ]);
  });
});
