import { gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { columnsOf } from '#shared/domain/search/columns/columns-of.ts';
import { packSegment } from '#shared/protocol/segment.ts';
import { newDisk } from '../../sync/testing/desk-for-tests.ts';
import { sampleEntry } from '../../sync/testing/sample-rows.ts';
import { openDeskDatabase } from '../desk-database.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import { openCatalogFeed } from './catalog-feed.ts';
import { createHandedColumns, handingTo } from './handed-columns.ts';
import { createSegmentKeeper } from './segment-keeper.ts';

/** Resolves once what was sent along the line before has arrived. */
const arrival = (handed: { has: (digest: string) => boolean }, digest: string): Promise<void> =>
  new Promise((resolve) => {
    const look = () => (handed.has(digest) ? resolve() : setImmediate(look));
    look();
  });

it('the search has the columns of a segment that was just kept without the disk, and of the last few alone', async () => {
  const { port1, port2 } = new MessageChannel();
  const handed = createHandedColumns();
  handed.from(port2);
  const hand = handingTo(port1);
  for (let number = 0; number < 10; number += 1)
    hand({ digest: `s${number}`, member: Uint8Array.of(number) });
  await arrival(handed, 's9');
  expect(['s0', 's1', 's2', 's9'].map(handed.has)).toEqual([false, false, true, true]);
  expect(handed.take('s9')).toEqual(Uint8Array.of(9));
  expect([handed.has('s9'), handed.take('s9'), handed.take('s0')]).toEqual([false, null, null]);
  port1.close();
});

it('columns that were handed on lie on the disk as well, and are read there once they were taken', async () => {
  const disk = newDisk();
  const database = openDeskDatabase('officer', testKeyring(), disk);
  const entries = ['e1', 'e2'].map((id) => sampleEntry({ id }));
  const bytes = await packSegment(entries, async (content) =>
    gzipSync(typeof content === 'string' ? new TextEncoder().encode(content) : content, { mtime: 0 }),
  );
  const list = [{ digest: 'a', rows: 2, bytes: bytes.length }];
  await database.catalog.putLoad({ list, kept: [], replaces: false });
  const { port1, port2 } = new MessageChannel();
  const handed = createHandedColumns();
  handed.from(port2);
  const keeper = createSegmentKeeper(database.catalog, handingTo(port1));
  await keeper.keep('a', bytes);
  await arrival(handed, 'a');
  const feed = await openCatalogFeed(database.name, handed, () => undefined, disk);
  expect((await feed.stand()).isGrowing).toBe(true);
  expect(feed.isNew('a')).toBe(true);
  expect(await feed.columnsOf('a')).toEqual(columnsOf(entries));
  expect(feed.isNew('a')).toBe(false);
  expect(await feed.columnsOf('a')).toEqual(columnsOf(entries));
  // One that no list asks for any more is neither kept nor handed on.
  await keeper.keep('b', bytes);
  await keeper.finish();
  expect((await feed.stand()).isGrowing).toBe(false);
  expect(feed.isNew('b')).toBe(false);
  feed.close();
  database.close();
  port1.close();
});
