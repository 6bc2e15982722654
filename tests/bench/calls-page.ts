/** The page of calls.ts: the window's own database in a browser, filled with calls of one right and asked in both ways. */
import { callCounts } from '#shared/domain/usage/call-counts.ts';
import { type DeskDatabase, openDeskDatabase } from '../../src-renderer/data/desk-database.ts';
import { countStretch, firstTime, readPage, type Stretch } from '../../src-renderer/data/row-pages.ts';
import { sampleCalls } from '../../src-renderer/data/testing/sample-calls.ts';
import { testKeyring } from '../../src-renderer/data/testing/test-keyring.ts';

const day = 86_400_000;
const from = Date.UTC(2026, 0, 1);
const today = '2026-01-02';
const right: Stretch<'callRecord'> = { table: 'callRecord', field: 'grantId', value: 'right' };
const shown = 100;

/** With keys of its own: nothing it opens is known from before. */
const open = (): DeskDatabase => openDeskDatabase('bench', testKeyring(), {});

const ways = {
  /** As screens did before: every row of the right is opened, counted and sorted. */
  'every row': async (database: DeskDatabase) => {
    const calls = await database.rows('callRecord').by('grantId', 'right');
    const counts = callCounts(calls, today);
    return [counts.total, calls.toSorted((a, b) => b.at - a.at).slice(0, shown).length];
  },
  counts: async (database: DeskDatabase) => [
    await countStretch(database, { ...right, from, until: from + day }),
    await countStretch(database, right),
  ],
  'counts and the latest 100': async (database: DeskDatabase) => [
    await countStretch(database, { ...right, from, until: from + day }),
    await countStretch(database, right),
    await firstTime(database, right),
    (await readPage(database, right, { number: 1, size: shown })).length,
  ],
  'the last page': async (database: DeskDatabase) => {
    const count = await countStretch(database, right);
    return (await readPage(database, right, { number: Math.ceil(count / shown), size: shown })).length;
  },
} as const;

type Way = keyof typeof ways;

const bench = {
  fill: async (count: number) => {
    const database = open();
    const calls = sampleCalls(count, from);
    for (let at = 0; at < count; at += 1_000)
      await database.rows('callRecord').bulkPut(calls.slice(at, at + 1_000));
    database.close();
  },
  /** Milliseconds in a database just opened: the first time, and once more. */
  ask: async (way: Way) => {
    const database = open();
    await database.readMeta();
    const began = performance.now();
    await ways[way](database);
    const first = performance.now();
    await ways[way](database);
    const again = performance.now();
    database.close();
    return { first: first - began, again: again - first };
  },
};

export type CallsBench = typeof bench;

(globalThis as unknown as { bench: CallsBench }).bench = bench;
