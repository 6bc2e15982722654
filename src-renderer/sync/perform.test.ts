import { describe, expect, it, vi } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { readOutbox, readPendingIds } from '../data/reader.ts';
import { openSyncedDesk } from './testing/desk-for-tests.ts';
import { officers, submission } from './testing/sample-rows.ts';

describe('perform', () => {
  it('S3 resolves only once the act is in the database and in the journal', async () => {
    const { engine, database, main } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    expect(await engine.perform('case.submit', submission('c1'))).toEqual({ ok: true, value: null });
    const [pending] = await readOutbox(database);
    expect(pending?.touched).toEqual([{ table: 'sharingCase', id: 'c1' }]);
    expect(main.journaled()).toEqual([pending?.mutation]);
    expect((await database.rows('sharingCase').get('c1'))?.state).toBe('submitted');
    expect(await readPendingIds(database)).toEqual(new Set(['c1']));
    expect(engine.status.getState()).toMatchObject({ waiting: 1, saveProblem: null });
  });

  it('answers a refusal and writes nothing', async () => {
    const { engine, database, main } = await openSyncedDesk();
    const unknownItem = submission('c1');
    const result = await engine.perform('case.submit', {
      ...unknownItem,
      application: { ...unknownItem.application, itemIds: ['nothing'] },
    });
    expect(result).toEqual({
      ok: false,
      error: { code: 'case.item-unknown', field: 'application.itemIds' },
    });
    expect(await database.outbox.count()).toBe(0);
    expect(await database.rows('sharingCase').count()).toBe(0);
    expect(main.calls).not.toContain('append');
  });

  it('names the argument at fault', async () => {
    const { engine } = await openSyncedDesk();
    const blank = submission('c1');
    const result = await engine.perform('case.submit', {
      ...blank,
      application: { ...blank.application, purpose: '' },
    });
    expect(result).toEqual({ ok: false, error: { code: 'args.invalid', field: 'application.purpose' } });
  });

  it('S9 leaves nothing of an act that the journal refuses, and says why', async () => {
    const { engine, database, main } = await openSyncedDesk();
    main.failWith('append', 'journal.disk-full');
    await expect(engine.perform('case.submit', submission('c1'))).rejects.toMatchObject({
      code: 'journal.disk-full',
    });
    expect(await database.rows('sharingCase').count()).toBe(0);
    expect(await database.outbox.count()).toBe(0);
    expect(engine.status.getState().saveProblem).toBe('没有成功：journal.disk-full');

    main.failWith('append', null);
    await engine.perform('case.submit', submission('c2'));
    expect(engine.status.getState().saveProblem).toBeNull();
    await engine.syncNow();
    expect((await database.rows('sharingCase').toArray()).map(({ id }) => id)).toEqual(['c2']);
  });

  it('S9 refuses with a sentence when the database cannot be written', async () => {
    const { engine, database, main } = await openSyncedDesk();
    database.close();
    await expect(engine.perform('case.submit', submission('c1'))).rejects.toMatchObject({
      code: 'storage.broken',
    });
    expect(engine.status.getState().saveProblem).toContain('本机数据库');
    expect(main.calls).not.toContain('append');
  });

  it('S9 says so where neither home could be written to the end: the act waits, and is not to be done again', async () => {
    const { engine, database, main } = await openSyncedDesk();
    main.onCall('append', () => {
      vi.spyOn(database, 'write').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
      throw new BridgeError('journal.disk-full', '磁盘已满');
    });
    await expect(engine.perform('case.submit', submission('c1'))).rejects.toMatchObject({
      code: 'storage.unsure',
    });
    expect(engine.status.getState()).toMatchObject({ waiting: 1 });
    expect(engine.status.getState().saveProblem).toContain('待同步');
    main.onCall('append', null);
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ waiting: 0, saveProblem: null });
    expect(await database.rows('sharingCase').count()).toBe(1);
  });

  it('keeps what one act built on another when the second is taken back', async () => {
    const { engine, database, main } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    await engine.perform('case.submit', submission('c1'));
    main.failWith('append', 'journal.write-failed');
    const withdrawal = { caseId: 'c1', expectedVersion: 1, reason: '' };
    await expect(engine.perform('case.withdraw', withdrawal)).rejects.toThrow();
    expect((await database.rows('sharingCase').get('c1'))?.state).toBe('submitted');
    expect(await database.outbox.count()).toBe(1);
  });

  it('S6 dates an act by the workstation and its effect by the platform', async () => {
    const { engine, database, environment, main } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    engine.start();
    main.emitLink({ address: '', reachable: false, lastContactAt: null, clockDifference: 90_000 });
    await engine.perform('case.submit', submission('c1'));
    await engine.stop();
    const [pending] = await readOutbox(database);
    expect(pending?.mutation).toMatchObject({
      madeAt: environment.clock(),
      officerId: officers.applicant.id,
    });
    const [event] = (await database.rows('sharingCase').get('c1'))?.history ?? [];
    expect(event).toMatchObject({ madeAt: environment.clock(), at: environment.clock() + 90_000 });
  });
});
