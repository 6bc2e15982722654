import Dexie from 'dexie';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { openDeskDatabase, openSavedDatabase } from '../data/desk-database.ts';
import { rescueRows } from '../data/rescue-rows.ts';
import { storesVersion1 } from '../data/stores.ts';
import { testKeyring } from '../data/testing/test-keyring.ts';
import { putBack, startOver, startOverWithout } from './start-over.ts';
import {
  type Disk,
  newDisk,
  newPlatform,
  openSyncedDesk,
  openTestDesk,
  type TestDesk,
} from './testing/desk-for-tests.ts';
import { createFakeMain } from './testing/fake-main.ts';
import { officers, submission } from './testing/sample-rows.ts';

const keyOf = (owner: number) => testKeyring([1], owner);

/** What beginning that desk again is made of, on its disk and under its keys. */
function partsOf({ main, database }: Pick<TestDesk, 'main' | 'database'>, disk: Disk) {
  const { id } = officers.applicant;
  return {
    database,
    services: main.services,
    rescue: () => rescueRows(id, testKeyring(), disk),
    reopen: () => openDeskDatabase(id, testKeyring(), disk),
    openSaved: () => openSavedDatabase(id, testKeyring(), disk),
  };
}

it('S10 saves drafts, refusals and acts that were in no journal yet, and brings all rows again', async () => {
  const disk = newDisk();
  const desk = await openSyncedDesk({ disk });
  desk.main.failWith('push', 'platform.unreachable');
  expect(await desk.engine.perform('case.submit', submission('case-1'))).toMatchObject({ ok: true });
  await desk.engine.stop();
  const [waiting] = await desk.database.outbox.toArray();
  await desk.main.services.journal.settle({ officerId: 'applicant', ids: [String(waiting?.id)] });
  await desk.database.drafts.put({ key: 'apply', value: '低保' });
  const begun = await startOver(partsOf(desk, disk));
  expect(begun).toEqual({ state: 'begun', saved: { acts: 1, drafts: 1, refused: 0 } });
  expect(desk.main.journaled().map(({ id }) => id)).toEqual([waiting?.id]);

  desk.main.failWith('push', null);
  const again = openTestDesk({ disk, main: desk.main, platform: desk.platform });
  for (let round = 0; round < 3; round += 1) await again.engine.syncNow();
  expect(desk.platform.effectsOf(String(waiting?.id))).toBe(1);
  expect((await again.database.drafts.get('apply'))?.value).toBe('低保');
  expect(await again.database.rows('officer').count()).toBeGreaterThan(0);
  expect(await again.database.outbox.count()).toBe(0);
});

it('A3 S10 under a key that does not fit deletes nothing before a second word, and then the acts come from the journal', async () => {
  const disk = newDisk();
  const desk = await openSyncedDesk({ disk });
  desk.main.failWith('push', 'platform.unreachable');
  await desk.engine.perform('case.submit', submission('case-1'));
  await desk.database.drafts.put({ key: 'apply', value: '低保' });
  await desk.engine.stop();
  desk.database.close();
  const locked = openDeskDatabase(officers.applicant.id, keyOf(1), disk);
  await expect(locked.readMeta()).rejects.toMatchObject({ code: 'not-authentic' });
  const rescue = () => rescueRows(officers.applicant.id, keyOf(1), disk);
  const parts = { ...partsOf({ ...desk, database: locked }, disk), rescue };
  const saved = { acts: null, drafts: null, refused: 0 };
  expect(await startOver(parts)).toEqual({ state: 'unread', saved });
  const untouched = parts.reopen();
  expect(await untouched.drafts.get('apply')).toEqual({ key: 'apply', value: '低保' });
  untouched.close();
  expect(await startOverWithout(parts)).toEqual({ state: 'begun', saved });
  desk.main.failWith('push', null);
  const again = openTestDesk({ disk, main: desk.main, platform: desk.platform });
  for (let round = 0; round < 3; round += 1) await again.engine.syncNow();
  expect(await again.database.outbox.count()).toBe(0);
  expect(await again.database.rows('sharingCase').get('case-1')).toBeDefined();
});

/** A desk with a draft, and what beginning it again is made of. */
async function deskWithDraft() {
  const disk = newDisk();
  const desk = await openSyncedDesk({ disk });
  await desk.database.drafts.put({ key: 'apply', value: '低保' });
  return { desk, parts: partsOf(desk, disk) };
}

it('S10 deletes nothing where what must be saved cannot be written, or the journal takes no act', async () => {
  const { desk, parts } = await deskWithDraft();
  const full = () => {
    const saved = parts.openSaved();
    vi.spyOn(saved.drafts, 'bulkPut').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    return saved;
  };
  await expect(startOver({ ...parts, openSaved: full })).rejects.toMatchObject({
    name: 'QuotaExceededError',
  });
  expect(await desk.database.drafts.count()).toBe(1);

  desk.main.failWith('push', 'platform.unreachable');
  await desk.engine.perform('case.submit', submission('case-1'));
  desk.main.failWith('append', 'journal.disk-full');
  await expect(startOver(parts)).rejects.toMatchObject({ code: 'journal.disk-full' });
  expect(await desk.database.drafts.count()).toBe(1);
  expect(await desk.database.outbox.count()).toBe(1);
});

it('S3 S10 a program that ends between deleting and putting back finds the drafts when it is opened again', async () => {
  const { parts } = await deskWithDraft();
  const ended = () => {
    const fresh = parts.reopen();
    vi.spyOn(fresh.drafts, 'bulkPut').mockRejectedValue(new Error('ended'));
    return fresh;
  };
  await expect(startOver({ ...parts, reopen: ended })).rejects.toThrow('ended');
  const anew = parts.reopen();
  expect(await anew.drafts.count()).toBe(0);
  await anew.drafts.put({ key: 'review', value: '后写的' });
  await putBack(anew, parts.openSaved());
  expect(await anew.drafts.toArray()).toEqual([
    { key: 'apply', value: '低保' },
    { key: 'review', value: '后写的' },
  ]);
  expect(await parts.openSaved().drafts.count()).toBe(0);
});

it('S10 S13 a database of 0.1.0 that cannot be upgraded keeps its drafts and its act when it is begun again', async () => {
  const disk = newDisk();
  const main = createFakeMain(newPlatform(), officers.applicant);
  const mutation = {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'case.submit',
    args: submission('case-1'),
    madeAt: 1,
    officerId: 'applicant',
  };
  const old = new Dexie('desk-applicant', disk);
  old.version(1).stores(storesVersion1);
  await old.table('drafts').put({ key: 'apply', value: '写了三天的申请' });
  await old.table('outbox').add({ id: mutation.id, mutation, touched: [], applied: false, pullsSince: 0 });
  old.close();
  const put = IDBObjectStore.prototype.put;
  const noRoomToUpgrade = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...row
  ) {
    if (this.transaction.mode === 'versionchange') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, row);
  });
  const database = openDeskDatabase('applicant', testKeyring(), disk);
  await expect(database.readMeta()).rejects.toThrow();
  const parts = partsOf({ main, database }, disk);
  const begun = await startOver(parts).finally(() => noRoomToUpgrade.mockRestore());
  expect(begun).toEqual({ state: 'begun', saved: { acts: 1, drafts: 1, refused: 0 } });
  const anew = parts.reopen();
  expect(await anew.drafts.toArray()).toEqual([{ key: 'apply', value: '写了三天的申请' }]);
  expect(main.journaled()).toEqual([mutation]);
  anew.close();
});

it('S10 deletes nothing where the browser does not open the database at any version', async () => {
  const { desk, parts } = await deskWithDraft();
  desk.database.close();
  const opening = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  const begun = await startOver(parts).finally(() => opening.mockRestore());
  expect(begun).toEqual({ state: 'unread', saved: { acts: null, drafts: null, refused: null } });
  expect(await parts.reopen().drafts.count()).toBe(1);
});
