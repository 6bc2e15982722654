import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, expect, it, vi } from 'vitest';
import { recount } from './cycle.ts';
import { followQueue } from './follow-queue.ts';
import { createLoadPace } from './load-pace.ts';
import { createSyncStatus } from './sync-status.ts';
import { newDisk, openSyncedDesk, openTestDesk } from './testing/desk-for-tests.ts';
import { sampleEntry, submission } from './testing/sample-rows.ts';

beforeAll(() => {
  // Without a browser around it Dexie asks no live question.
  Dexie.dependencies.indexedDB = new IDBFactory();
});

it('S19 S22 what another window saves, and what becomes of it, stands in this one’s status at once', async () => {
  const disk = newDisk();
  const { engine, main, platform, database } = await openSyncedDesk({ disk });
  const status = createSyncStatus();
  const { database: same } = openTestDesk({ disk, main, platform });
  // No engine runs over this one: it has no turn in which it could look for itself.
  const deps = { database: same, status, onFault: () => undefined, pace: createLoadPace(() => 0) };
  const end = followQueue(same, () => recount(deps));
  const shows = (waiting: number, refused: number) =>
    vi.waitFor(() => expect(status.getState()).toMatchObject({ waiting, refused }));
  await shows(0, 0);
  main.failWith('push', 'platform.unreachable');
  for (const id of ['c1', 'c2']) await engine.perform('case.submit', submission(id));
  await shows(2, 0);
  platform.write([{ table: 'catalogEntry', row: sampleEntry({ id: 'open', status: 'stopped' }) }]);
  main.failWith('push', null);
  await engine.syncNow();
  await shows(0, 2);
  end();
  await engine.discardRefused((await database.refused.toArray())[0]?.id ?? '');
  await vi.waitFor(async () => expect(await same.refused.count()).toBe(1));
  expect(status.getState()).toMatchObject({ refused: 2 });
  for (const each of [database, same]) each.close();
});
