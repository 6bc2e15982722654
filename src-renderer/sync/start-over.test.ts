import { expect, it, vi } from 'vitest';
import { openDeskDatabase, openSavedDatabase } from '../data/desk-database.ts';
import { testKeyring } from '../data/testing/test-keyring.ts';
import { putBack, startOver } from './start-over.ts';
import { newDisk, openSyncedDesk, openTestDesk } from './testing/desk-for-tests.ts';
import { officers, submission } from './testing/sample-rows.ts';

const keyOf = (owner: number) => testKeyring([1], owner);

it('S10 saves drafts, refusals and acts that were in no journal yet, and brings all rows again', async () => {
  const disk = newDisk();
  const desk = await openSyncedDesk({ disk });
  desk.main.failWith('push', 'platform.unreachable');
  expect(await desk.engine.perform('case.submit', submission('case-1'))).toMatchObject({ ok: true });
  await desk.engine.stop();
  const [waiting] = await desk.database.outbox.toArray();
  await desk.main.services.journal.settle({ officerId: 'applicant', ids: [String(waiting?.id)] });
  await desk.database.drafts.put({ key: 'apply', value: '低保' });
  const reopen = () => openDeskDatabase(officers.applicant.id, testKeyring(), disk);
  const openSaved = () => openSavedDatabase(officers.applicant.id, testKeyring(), disk);
  const saved = await startOver({ database: desk.database, services: desk.main.services, reopen, openSaved });
  expect(saved).toEqual({ drafts: 1, refused: 0 });
  expect(desk.main.journaled().map(({ id }) => id)).toEqual([waiting?.id]);

  desk.main.failWith('push', null);
  const again = openTestDesk({ disk, main: desk.main, platform: desk.platform });
  for (let round = 0; round < 3; round += 1) await again.engine.syncNow();
  expect(desk.platform.effectsOf(String(waiting?.id))).toBe(1);
  expect((await again.database.drafts.get('apply'))?.value).toBe('低保');
  expect(await again.database.rows('officer').count()).toBeGreaterThan(0);
  expect(await again.database.outbox.count()).toBe(0);
});

it('A3 S10 begins again where none of the keys opens the database, and the acts come from the journal', async () => {
  const disk = newDisk();
  const desk = await openSyncedDesk({ disk });
  desk.main.failWith('push', 'platform.unreachable');
  await desk.engine.perform('case.submit', submission('case-1'));
  await desk.database.drafts.put({ key: 'apply', value: '低保' });
  await desk.engine.stop();
  desk.database.close();
  const locked = openDeskDatabase(officers.applicant.id, keyOf(1), disk);
  await expect(locked.readMeta()).rejects.toMatchObject({ code: 'not-authentic' });
  const reopen = () => openDeskDatabase(officers.applicant.id, testKeyring(), disk);
  const openSaved = () => openSavedDatabase(officers.applicant.id, testKeyring(), disk);
  const parts = { database: locked, services: desk.main.services, reopen, openSaved };
  expect(await startOver(parts)).toEqual({ drafts: null, refused: 0 });
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
  const open = (make: typeof openDeskDatabase) => () => make(officers.applicant.id, testKeyring(), disk);
  const parts = {
    database: desk.database,
    services: desk.main.services,
    reopen: open(openDeskDatabase),
    openSaved: open(openSavedDatabase),
  };
  return { desk, parts };
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
