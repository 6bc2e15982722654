/**
 * What sealing costs: 10 000 rows of about 600 bytes, sealed and in the clear, side by side: `node tests/bench/at-rest.ts`.
 * Over fake-indexeddb, so the ratios show our share and not a disk's: trust the microseconds a row that come on top.
 */
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { sealing } from '../../src-renderer/data/sealing/sealing.ts';
import { testKeyring } from '../../src-renderer/data/testing/test-keyring.ts';

const rowCount = 10_000;
const rows = Array.from({ length: rowCount }, (_, number) => ({
  id: `row-${number}`,
  caseId: `case-${number % 100}`,
  officerId: `officer-${number % 50}`,
  purpose: '低保资格核对'.repeat(20),
  version: number,
}));

const open = (isSealed: boolean): Dexie => {
  const database = new Dexie('bench', { indexedDB: new IDBFactory(), IDBKeyRange, cache: 'disabled' });
  database.version(1).stores({ notes: 'id, caseId, officerId' });
  if (isSealed) database.use(sealing(testKeyring(), { notes: { blind: ['officerId'] } }));
  return database;
};

const works: readonly (readonly [string, number, (database: Dexie) => PromiseLike<unknown>])[] = [
  ['write 10 000 rows', rowCount, (database) => database.table('notes').bulkPut(rows)],
  ['read 10 000 rows again', rowCount, (database) => database.table('notes').toArray()],
  [
    '100 rows by a clear field',
    100,
    (database) => database.table('notes').where({ caseId: 'case-7' }).toArray(),
  ],
  [
    '200 rows by a blind field',
    200,
    (database) => database.table('notes').where({ officerId: 'officer-7' }).toArray(),
  ],
  ['one row by its id', 1, (database) => database.table('notes').get('row-77')],
];

const rounds = 5;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const doors = [open(false), open(true)];
for (const [title, count, work] of works) {
  const taken = doors.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [door, database] of doors.entries()) {
      const from = performance.now();
      await work(database);
      taken[door]?.push(performance.now() - from);
    }
  const [clear = Number.NaN, sealed = Number.NaN] = taken.map(median);
  const extra = ((sealed - clear) * 1000) / count;
  console.log(
    `${title}: clear ${clear.toFixed(1)} ms, sealed ${sealed.toFixed(1)} ms, ratio ${(sealed / clear).toFixed(2)}, ` +
      `${extra.toFixed(0)} µs a row`,
  );
}
