import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { openSyncedDesk } from './testing/desk-for-tests.ts';
import { numberedId } from './testing/manual-environment.ts';
import { sampleEntry, submission } from './testing/sample-rows.ts';

describe('a platform that answers and cannot be worked with', () => {
  it('S16 three acts at the head that the platform fails over delay the others by one round', async () => {
    const { engine, main, platform } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    for (const id of ['c1', 'c2', 'c3', 'c4']) await engine.perform('case.submit', submission(id));
    await engine.syncNow();
    main.failWith('push', null);
    const { push } = main.services.courier;
    Object.assign(main.services.courier, {
      push: (input: Parameters<typeof push>[0]) =>
        input.mutations.some(({ id }) => [1, 2, 3].map(numberedId).includes(id))
          ? Promise.reject(new BridgeError('platform.internal', '平台内部错误'))
          : push(input),
    });
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ link: 'offline', linkProblem: '平台内部错误' });
    await engine.syncNow();
    expect(platform.effectsOf(numberedId(4))).toBe(1);
    expect(engine.status.getState()).toMatchObject({ link: 'online', linkProblem: null, waiting: 3 });
    Object.assign(main.services.courier, { push });
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ waiting: 0 });
  });

  it('S16 S12 acts that fail keep nobody else’s from this workstation', async () => {
    const { engine, main, platform, database } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    await engine.perform('case.submit', submission('c1'));
    for (const code of ['platform.garbled', 'platform.internal', 'protocol.unsupported']) {
      main.failWith('push', code);
      platform.write([{ table: 'catalogEntry', row: sampleEntry({ id: code, status: 'stopped' }) }]);
      await engine.syncNow();
      expect(await database.rows('catalogEntry').get(code)).toMatchObject({ status: 'stopped' });
      expect(engine.status.getState()).toMatchObject({ waiting: 1 });
    }
    main.failWith('push', null);
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ link: 'online', waiting: 0, refused: 0 });
  });

  it('S22 says in the platform’s words why it cannot be worked with, and nothing of a link that is gone', async () => {
    const { engine, main } = await openSyncedDesk();
    main.failWith('pull', 'protocol.unsupported');
    await engine.syncNow();
    const failed = engine.status.getState();
    expect(failed).toMatchObject({ link: 'offline', linkProblem: '没有成功：protocol.unsupported' });
    main.failWith('pull', 'platform.unreachable');
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ link: 'offline', linkProblem: null });
  });
});
