import { describe, expect, it, vi } from 'vitest';
import { BusyError } from '#shared/contract/service.ts';
import { readRefused } from '../data/reader.ts';
import { testKeyring } from '../data/testing/test-keyring.ts';
import { mergeAfter } from './load-segments.ts';
import { createPageLocks } from './page-locks.ts';
import { newDisk, newPlatform, openSyncedDesk, openTestDesk } from './testing/desk-for-tests.ts';
import { createFakeMain, nowhere } from './testing/fake-main.ts';
import { manualEnvironment, numberedId } from './testing/manual-environment.ts';
import { officers, sampleEntry, submission } from './testing/sample-rows.ts';

const withdrawal = (caseId: string) => ({ caseId, expectedVersion: 1, reason: '' });

describe('the sync engine', () => {
  it('S2 brings an act to the platform and its truth back', async () => {
    const { engine, database, main, platform } = await openSyncedDesk();
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    expect((await database.rows('sharingCase').get('c1'))?.number).toBe('忻共〔2026〕1号');
    expect(platform.effectsOf(numberedId(1))).toBe(1);
    expect(await database.outbox.count()).toBe(0);
    expect(await database.confirmed.count()).toBe(0);
    expect(main.journaled()).toEqual([]);
    expect(engine.status.getState()).toMatchObject({ link: 'online', waiting: 0, refused: 0 });
  });

  it('S2 an act before which nothing waits goes before anything else, and one that has to wait goes in its order', async () => {
    const { engine, main, platform } = await openSyncedDesk();
    engine.start();
    await engine.syncNow();
    main.calls.length = 0;
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    expect(main.calls.slice(0, 3)).toEqual(['append', 'push', 'pull']);
    main.failWith('push', 'platform.unreachable');
    await engine.perform('case.submit', submission('c2'));
    await engine.perform('case.submit', submission('c3'));
    await engine.syncNow();
    main.failWith('push', null);
    await engine.syncNow();
    expect([1, 2, 3].map((number) => platform.effectsOf(numberedId(number)))).toEqual([1, 1, 1]);
    await engine.stop();
  });

  it('S17 an act that the platform turns away for a while is followed by nothing until then', async () => {
    const { engine, main, environment } = await openSyncedDesk();
    engine.start();
    await engine.syncNow();
    main.onCall('push', () => {
      throw new BusyError('platform.busy', '稍后再试', 60_000);
    });
    main.calls.length = 0;
    await engine.perform('case.submit', submission('c1'));
    await vi.waitFor(() => expect(environment.delay()).toBe(90_000));
    expect(main.calls).toEqual(['append', 'push']);
    await engine.stop();
  });

  it('A6 a desk that is locked in the middle of a round has lost nothing and complains of nothing', async () => {
    const keyring = testKeyring();
    const disk = newDisk();
    const { engine, main, platform, environment } = await openSyncedDesk({ keyring, disk });
    engine.start();
    await engine.syncNow();
    main.onCall('pull', () => {
      keyring.destroy();
      void engine.stop();
    });
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    await engine.stop();
    expect(environment.faults).toEqual([]);
    main.onCall('pull', null);
    const { engine: again, database } = openTestDesk({ main, platform, disk });
    await again.syncNow();
    expect((await database.rows('sharingCase').get('c1'))?.number).toBe('忻共〔2026〕1号');
    expect(platform.effectsOf(numberedId(1))).toBe(1);
  });

  it('A3 rows that no key opens are a fault while the desk is open', async () => {
    const keyring = testKeyring();
    const { engine, environment } = await openSyncedDesk({ keyring });
    keyring.destroy();
    await engine.syncNow();
    expect(environment.faults).not.toEqual([]);
    expect(engine.status.getState().saveProblem).toContain('密钥');
  });

  it('S7 a first sync that the officer stops still brings acts and changes, and goes on where it stood', async () => {
    const { engine, database, main, platform } = openTestDesk();
    const entries = ['s1', 's2', 's3', 's4', 's5'].map((id) => sampleEntry({ id }));
    platform.write(entries.map((row) => ({ table: 'catalogEntry' as const, row })));
    engine.pauseLoad();
    await engine.syncNow();
    expect(main.calls).not.toContain('segment');
    expect(engine.status.getState()).toMatchObject({
      link: 'online',
      loadPaused: true,
      loading: { kept: 0, rate: null },
    });
    engine.resumeLoad();
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ loadPaused: false, loading: null });
    expect(await database.rows('catalogEntry').bulkGet(['s1', 's5'])).toMatchObject([
      { id: 's1' },
      { id: 's5' },
    ]);
  });

  it('S7 replaces the segments once much has changed, and goes on without where it cannot', async () => {
    const platform = newPlatform(1_000, 600);
    const { engine, database, main } = await openSyncedDesk({ platform });
    const many = Array.from({ length: mergeAfter }, (_, number) => sampleEntry({ id: `many-${number}` }));
    platform.write(many.map((row) => ({ table: 'catalogEntry' as const, row })));
    main.failWith('manifest', 'platform.garbled');
    await engine.syncNow();
    expect(await database.catalog.changed.count()).toBe(mergeAfter);
    expect(engine.status.getState()).toMatchObject({ link: 'online', loading: null, saveProblem: null });
    main.failWith('manifest', null);
    // Not asked again before as much has changed once more.
    await database.catalog.putList({ ...(await database.catalog.readList()), askedAt: 0 });
    await engine.syncNow();
    expect(await database.catalog.changed.count()).toBe(0);
    expect(await database.catalog.readLoad()).toBeNull();
    expect(await database.rows('catalogEntry').bulkGet(['many-0', 'many-1999', 'open'])).toMatchObject([
      { id: 'many-0' },
      { id: 'many-1999' },
      { id: 'open' },
    ]);
  });

  it('S12 rolls a refused act back, keeps it with its reason, and lets the rest through', async () => {
    const { engine, database, main, platform } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    await engine.perform('case.submit', submission('c1'));
    await engine.perform('case.submit', submission('c2', 'asked'));
    platform.write([{ table: 'catalogEntry', row: sampleEntry({ id: 'open', status: 'stopped' }) }]);
    main.failWith('push', null);
    await engine.syncNow();
    expect((await database.rows('sharingCase').toArray()).map(({ id }) => id)).toEqual(['c2']);
    const [refused] = await readRefused(database);
    expect(refused).toMatchObject({ code: 'case.entry-not-published', mutation: { args: submission('c1') } });
    expect(engine.status.getState()).toMatchObject({ waiting: 0, refused: 1 });
    expect(main.journaled().map(({ id }) => id)).toEqual([refused?.id]);

    await engine.discardRefused(refused?.id ?? '');
    expect(engine.status.getState().refused).toBe(0);
    await engine.syncNow();
    expect(main.journaled()).toEqual([]);
  });

  it('keeps an applied act shown until a pull brings its effect', async () => {
    const { engine, database, main } = await openSyncedDesk();
    main.failWith('pull', 'platform.unreachable');
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    expect((await database.rows('sharingCase').get('c1'))?.number).toBeNull();
    expect(engine.status.getState()).toMatchObject({ link: 'offline', waiting: 1 });
    main.failWith('pull', null);
    await engine.syncNow();
    expect((await database.rows('sharingCase').get('c1'))?.number).toBe('忻共〔2026〕1号');
    expect(main.calls.filter((call) => call === 'push')).toHaveLength(1);
  });

  it('S11 replays what waits over what others did, and leaves the verdict to the platform', async () => {
    const platform = newPlatform();
    const mine = await openSyncedDesk({ platform });
    await mine.engine.perform('case.submit', submission('c1'));
    await mine.engine.syncNow();
    const theirs = await openSyncedDesk({
      platform,
      officer: officers.colleague,
      environment: manualEnvironment({ newId: () => numberedId(900) }),
    });
    mine.main.failWith('push', 'platform.busy');
    await mine.engine.perform('case.withdraw', withdrawal('c1'));
    await theirs.engine.perform('case.withdraw', { ...withdrawal('c1'), reason: '先撤回' });
    await theirs.engine.syncNow();

    mine.main.failWith('push', null);
    await mine.engine.syncNow();
    expect(await readRefused(mine.database)).toMatchObject([{ code: 'case.state' }]);
    const history = (await mine.database.rows('sharingCase').get('c1'))?.history ?? [];
    expect(history.map(({ note }) => note)).toEqual(['', '先撤回']);
  });

  it('S14 sends nothing and takes nothing under another officer’s session', async () => {
    const { engine, main, database, platform } = await openSyncedDesk();
    main.failWith('push', 'platform.unreachable');
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    main.failWith('push', null);
    main.signIn(officers.colleague);
    platform.write([{ table: 'catalogEntry', row: sampleEntry({ id: 'late' }) }]);
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ link: 'needs-sign-in', waiting: 1 });
    expect(await database.outbox.count()).toBe(1);
    expect(await database.rows('catalogEntry').get('late')).toBeUndefined();
    expect(platform.answerTo(numberedId(1))).toBeUndefined();
  });

  it('S14 takes nothing while a colleague is signed in, and everything once its own officer is back', async () => {
    const { engine, main, database, platform } = await openSyncedDesk();
    platform.write([{ table: 'catalogEntry', row: sampleEntry({ id: 'late' }) }]);
    main.onCall('pull', () => main.signIn(officers.colleague));
    await engine.syncNow();
    expect(await database.rows('catalogEntry').get('late')).toBeUndefined();
    expect(engine.status.getState().link).toBe('needs-sign-in');
    main.onCall('pull', null);
    main.signIn(officers.applicant);
    await engine.syncNow();
    expect(await database.rows('catalogEntry').get('late')).toBeDefined();
  });

  it('asks for a sign-in when the platform ends the session, and keeps everything', async () => {
    const { engine, main } = await openSyncedDesk();
    main.failWith('push', 'session.expired');
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    expect(engine.status.getState()).toMatchObject({ link: 'needs-sign-in', waiting: 1 });
  });

  it('S16 refuses an act that cannot be carried, and the others go on', async () => {
    const { engine, database, main, platform } = await openSyncedDesk();
    main.failWith('push', 'bridge.too-large');
    for (const id of ['c1', 'c2', 'c3']) await engine.perform('case.submit', submission(id));
    await engine.syncNow();
    expect((await readRefused(database)).map(({ code }) => code)).toEqual(
      Array.from({ length: 3 }, () => 'bridge.too-large'),
    );
    main.failWith('push', null);
    await engine.perform('case.submit', submission('c4'));
    await engine.syncNow();
    expect(platform.effectsOf(numberedId(4))).toBe(1);
  });

  it('S19 leaves a timer’s turn to the window that is at it', async () => {
    const locks = createPageLocks();
    const environment = manualEnvironment({ locks });
    const desk = await openSyncedDesk({ environment });
    desk.engine.start();
    await desk.engine.syncNow();
    desk.main.calls.length = 0;
    let leave = () => {};
    const other = locks.run('desk-sync-applicant', () => new Promise<void>((resolve) => (leave = resolve)));
    environment.fireTimer();
    await desk.engine.stop();
    expect(desk.main.calls).not.toContain('pull');
    leave();
    await other;
  });

  it('S17 syncs when the platform answers again, without a new act', async () => {
    const { engine, main, database } = await openSyncedDesk();
    engine.start();
    await engine.syncNow();
    main.failWith('push', 'platform.unreachable');
    await engine.perform('case.submit', submission('c1'));
    await engine.syncNow();
    main.failWith('push', null);
    main.emitLink({ ...nowhere, reachable: true });
    await engine.stop();
    expect(await database.outbox.count()).toBe(0);
  });

  it('S9 says so when the database cannot be opened, and never rejects', async () => {
    const { engine, database, environment } = openTestDesk();
    database.close();
    await engine.syncNow();
    expect(engine.status.getState().saveProblem).toContain('本机数据库');
    expect(environment.faults).not.toEqual([]);
  });

  it('skips a row of a newer shape, and asks for it again after an upgrade', async () => {
    const disk = newDisk();
    const platform = newPlatform();
    const main = createFakeMain(platform, officers.applicant);
    const before = await openSyncedDesk({ disk, platform, main });
    const newer = { ...sampleEntry({ id: 'newer' }), colour: 'red' };
    platform.write([{ table: 'catalogEntry', row: newer }]);
    await before.engine.syncNow();
    expect(await before.database.rows('catalogEntry').get('newer')).toBeUndefined();
    expect(await before.database.rows('catalogEntry').count()).toBe(3);
    expect((await before.database.readMeta()).skippedRows).toBe(1);
    before.database.close();

    // As an upgraded build would see the same row: nothing changed on the platform since the cursor.
    Reflect.deleteProperty(newer, 'colour');
    const second = await openSyncedDesk({ disk, platform, main });
    expect(await second.database.rows('catalogEntry').get('newer')).toEqual(sampleEntry({ id: 'newer' }));
    expect((await second.database.readMeta()).skippedRows).toBe(0);
  });
});
