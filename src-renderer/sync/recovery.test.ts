import { describe, expect, it } from 'vitest';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { readOutbox } from '../data/reader.ts';
import { newDisk, newPlatform, openSyncedDesk, openTestDesk } from './testing/desk-for-tests.ts';
import { createFakeMain } from './testing/fake-main.ts';
import { manualEnvironment, numberedId } from './testing/manual-environment.ts';
import { actorOf, officers, submission } from './testing/sample-rows.ts';

const shared = () => {
  const platform = newPlatform();
  const environment = manualEnvironment();
  return { platform, environment, main: createFakeMain(platform, officers.applicant), disk: newDisk() };
};

describe('recovery', () => {
  it('S10 rebuilds the outbox and its effects from the journal when the database is gone', async () => {
    const parts = shared();
    const lost = await openSyncedDesk(parts);
    parts.main.failWith('push', 'platform.unreachable');
    await lost.engine.perform('case.submit', submission('c1'));
    await lost.engine.perform('case.withdraw', { caseId: 'c1', expectedVersion: 1, reason: '重复' });

    const desk = await openSyncedDesk({ ...parts, disk: newDisk() });
    expect((await readOutbox(desk.database)).map(({ mutation }) => mutation.name)).toEqual([
      'case.submit',
      'case.withdraw',
    ]);
    parts.main.failWith('push', null);
    await desk.engine.syncNow();
    expect((await desk.database.rows('sharingCase').get('c1'))?.state).toBe('withdrawn');
    expect(parts.platform.effectsOf(numberedId(1))).toBe(1);
    expect(parts.main.journaled()).toEqual([]);
  });

  it('S10 S16 a lost database brings back what was refused, with its text, until the officer discards it', async () => {
    const parts = shared();
    const lost = await openSyncedDesk(parts);
    await lost.engine.perform('case.submit', submission('c1'));
    await lost.engine.syncNow();
    const withdrawal = { caseId: 'c1', expectedVersion: 1, reason: '写得很长的理由' };
    parts.main.failWith('push', 'platform.unreachable');
    await lost.engine.perform('case.withdraw', withdrawal);
    const submitted = parts.platform
      .visibleRows(actorOf(officers.applicant))
      .get('sharingCase c1') as SharingCase;
    parts.platform.write([{ table: 'sharingCase', row: { ...submitted, version: 2 } }]);
    parts.main.failWith('push', null);
    await lost.engine.syncNow();
    const [first] = await lost.database.refused.toArray();
    expect(first).toBeDefined();
    expect(parts.main.journaled().map(({ args }) => args)).toEqual([withdrawal]);
    lost.database.close();

    const anew = { ...parts, disk: newDisk() };
    const desk = await openSyncedDesk(anew);
    const refused = await desk.database.refused.toArray();
    expect(refused).toMatchObject([{ id: numberedId(2), code: first?.code, mutation: { args: withdrawal } }]);
    expect(await desk.database.outbox.count()).toBe(0);

    await desk.engine.discardRefused(numberedId(2));
    await desk.engine.syncNow();
    expect(parts.main.journaled()).toEqual([]);
    desk.database.close();
    const last = await openSyncedDesk(anew);
    expect(await last.database.refused.count()).toBe(0);
    expect(await last.database.outbox.count()).toBe(0);
  });

  it('S10 shows a restored act at once where the rows are still there', async () => {
    const parts = shared();
    const first = await openSyncedDesk(parts);
    parts.main.failWith('push', 'platform.unreachable');
    await first.engine.perform('case.submit', submission('c1'));
    await first.engine.perform('case.submit', submission('c2'));
    await first.database.write(async () => {
      await first.database.outbox.where('id').equals(numberedId(1)).delete();
      await first.database.rows('sharingCase').delete('c1');
      await first.database.confirmed.delete(['sharingCase', 'c1']);
    });
    first.database.close();

    const second = await openSyncedDesk(parts);
    const outbox = await readOutbox(second.database);
    expect(outbox.map(({ mutation }) => mutation.id)).toEqual([numberedId(1), numberedId(2)]);
    expect(outbox[0]?.touched).toEqual([{ table: 'sharingCase', id: 'c1' }]);
    expect(await second.database.rows('sharingCase').count()).toBe(2);
  });

  it('S3 journals an act of a window that ended before the journal had it, and only then sends it', async () => {
    const parts = shared();
    const first = await openSyncedDesk(parts);
    parts.main.failWith('push', 'platform.unreachable');
    await first.engine.perform('case.submit', submission('c1'));
    // What a crash between the two writes leaves behind.
    await parts.main.services.journal.settle({ officerId: officers.applicant.id, ids: [numberedId(1)] });
    await first.database.outbox.toCollection().modify({ journaled: false });
    first.database.close();
    parts.main.failWith('push', null);

    parts.main.failWith('append', 'journal.disk-full');
    const full = await openSyncedDesk(parts);
    expect(parts.platform.answerTo(numberedId(1))).toBeUndefined();
    expect(full.engine.status.getState()).toMatchObject({ saveProblem: '没有成功：journal.disk-full' });

    parts.main.failWith('append', null);
    await full.engine.syncNow();
    expect(parts.platform.effectsOf(numberedId(1))).toBe(1);
  });

  it('leaves an act away that the officer was told is not kept, even if the journal has it', async () => {
    const parts = shared();
    const first = await openSyncedDesk(parts);
    const { append } = parts.main.services.journal;
    parts.main.failWith('settle', 'journal.write-failed');
    const unsure: typeof append = async (input) => {
      await append(input);
      throw new Error('the answer was lost');
    };
    const journal = { ...parts.main.services.journal, append: unsure };
    const second = openTestDesk({
      ...parts,
      main: { ...parts.main, services: { ...parts.main.services, journal } },
    });
    await expect(second.engine.perform('case.submit', submission('c1'))).rejects.toThrow();
    second.database.close();
    first.database.close();
    expect(parts.main.journaled()).toHaveLength(1);

    parts.main.failWith('settle', null);
    const third = await openSyncedDesk(parts);
    expect(await third.database.outbox.count()).toBe(0);
    expect(parts.platform.answerTo(numberedId(1))).toBeUndefined();
    expect(parts.main.journaled()).toEqual([]);
  });

  it('S3 S10 journals anew what a journal that was set aside no longer holds', async () => {
    const parts = shared();
    const first = await openSyncedDesk(parts);
    parts.main.failWith('push', 'platform.unreachable');
    await first.engine.perform('case.submit', submission('c1'));
    first.database.close();
    // A password changed elsewhere sets the sealed journal aside; the window's database knows nothing of it.
    await parts.main.services.journal.settle({ officerId: officers.applicant.id, ids: [numberedId(1)] });

    await openSyncedDesk(parts);
    expect(parts.main.journaled().map(({ id }) => id)).toEqual([numberedId(1)]);
  });

  it('S14 a colleague who signs in during a round leaves the answers to be settled later', async () => {
    const parts = shared();
    const desk = await openSyncedDesk(parts);
    parts.main.onCall('settle', () => parts.main.signIn(officers.provider));
    await desk.engine.perform('case.submit', submission('c1'));
    await desk.engine.syncNow();
    expect(parts.main.journaled()).toHaveLength(1);
    expect(await desk.database.settled.count()).toBe(1);

    parts.main.onCall('settle', null);
    parts.main.signIn(officers.applicant);
    await desk.engine.syncNow();
    expect(parts.main.journaled()).toEqual([]);
    expect(await desk.database.settled.count()).toBe(0);
  });
});
