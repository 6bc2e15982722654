import { expect, it } from 'vitest';
import { openDeskDatabase } from '../data/desk-database.ts';
import { testKeyring } from '../data/testing/test-keyring.ts';
import { startOver } from './start-over.ts';
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
  const saved = await startOver({ database: desk.database, services: desk.main.services, reopen });
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
  await desk.engine.stop();
  desk.database.close();
  const locked = openDeskDatabase(officers.applicant.id, keyOf(1), disk);
  await expect(locked.readMeta()).rejects.toMatchObject({ code: 'not-authentic' });
  const reopen = () => openDeskDatabase(officers.applicant.id, testKeyring(), disk);
  expect(await startOver({ database: locked, services: desk.main.services, reopen })).toEqual({
    drafts: 0,
    refused: 0,
  });
  desk.main.failWith('push', null);
  const again = openTestDesk({ disk, main: desk.main, platform: desk.platform });
  for (let round = 0; round < 3; round += 1) await again.engine.syncNow();
  expect(await again.database.outbox.count()).toBe(0);
  expect(await again.database.rows('sharingCase').get('case-1')).toBeDefined();
});
