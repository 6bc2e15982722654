import Dexie, { liveQuery } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { gzipSync, strToU8 } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { packSegment } from '#shared/protocol/segment.ts';
import { newDisk } from '../../sync/testing/desk-for-tests.ts';
import { sampleEntry } from '../../sync/testing/sample-rows.ts';
import { openDeskDatabase } from '../desk-database.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import { createSegmentKeeper } from './segment-keeper.ts';

beforeAll(() => {
  // Without a browser around it Dexie asks no live question.
  Dexie.dependencies.indexedDB = new IDBFactory();
});

const answerTo = <T>(ask: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const subscription = liveQuery(ask).subscribe((answer) => {
      resolve(answer);
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });

it('live questions to segments are answered, whatever of them is at hand', async () => {
  const database = openDeskDatabase('officer', testKeyring(), newDisk());
  const entries = [1, 2, 3, 4, 5].map((number) => sampleEntry({ id: `e${number}`, providerId: 'd1' }));
  const bytes = await packSegment(
    entries,
    async (content) => gzipSync(typeof content === 'string' ? strToU8(content) : content, { mtime: 0 }),
    2,
  );
  await database.catalog.putLoad({
    list: [{ digest: 'a', rows: 5, bytes: bytes.length }],
    kept: [],
    replaces: false,
  });
  await createSegmentKeeper(database.catalog).keep('a', bytes);
  const rows = database.rows('catalogEntry');
  // A department without entries first, so that later questions find the index at hand and no block.
  expect(await answerTo(async () => rows.by('providerId', 'none'))).toEqual([]);
  for (let round = 0; round < 2; round += 1) {
    expect(await answerTo(async () => rows.bulkGet(['e1', 'none', 'e5']))).toMatchObject([
      { id: 'e1' },
      undefined,
      { id: 'e5' },
    ]);
    expect(await answerTo(async () => rows.by('providerId', 'd1'))).toHaveLength(5);
    expect(await answerTo(async () => rows.by('providerId', 'none'))).toEqual([]);
    expect(await answerTo(async () => rows.toArray())).toHaveLength(5);
  }
  database.close();
});
