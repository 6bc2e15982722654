import { describe, expect, it } from 'vitest';
import type { OpenedAnswer } from '#shared/contract/exchange.ts';
import { newDisk, newPlatform, openSyncedDesk } from './testing/desk-for-tests.ts';
import { createFakeMain } from './testing/fake-main.ts';
import { manualEnvironment } from './testing/manual-environment.ts';
import { officers, submission } from './testing/sample-rows.ts';

/** A synced desk whose next pull is answered that its cursor is worth nothing, and why. */
const resetDesk = async (why: { readonly otherLedger?: true }) => {
  const platform = newPlatform();
  const environment = manualEnvironment();
  const main = createFakeMain(platform, officers.applicant);
  let told = false;
  let afterList = {};
  const places: number[] = [];
  const { courier } = main.services;
  const pull: typeof courier.pull = async (input) => {
    places.push(input.atLeast);
    const page = await courier.pull(input);
    return told ? { ...page, ...afterList } : { ...page, reset: true, ...why };
  };
  const services = {
    ...main.services,
    courier: {
      ...courier,
      pull: (input: Parameters<typeof pull>[0]) => pull(input),
      manifest: async (input: Parameters<typeof courier.manifest>[0]) => {
        told = true;
        return courier.manifest(input);
      },
    },
  };
  const parts = { platform, environment, main: { ...main, services } };
  const desk = await openSyncedDesk(parts);
  told = false;
  const putBackAfterList = () => {
    afterList = { reset: true, otherLedger: true };
  };
  return { desk, main, parts, places, putBackAfterList };
};

describe('a platform that was put back', () => {
  it('S18 is noted with its time, how far the copy had come and what was sent again', async () => {
    const { desk, main } = await resetDesk({ otherLedger: true });
    const { lastSyncAt } = await desk.database.readMeta();
    expect(lastSyncAt).not.toBeNull();
    main.failWith('pull', 'platform.unreachable');
    await desk.engine.perform('case.submit', submission('c1'));
    await desk.engine.syncNow();
    expect(await desk.database.outbox.toArray()).toMatchObject([{ applied: true }]);

    main.failWith('pull', null);
    await desk.engine.syncNow();
    const { putBack } = await desk.database.readMeta();
    expect(putBack).toMatchObject({ lastSyncAt, sentAgain: 1 });
    expect(putBack?.noticedAt).toBeGreaterThanOrEqual(lastSyncAt ?? 0);
  });

  it('S18 is noted where it happened between the list of segments and the first page', async () => {
    const { desk, places, putBackAfterList } = await resetDesk({});
    await desk.database.changeMeta({ reached: 900 });
    putBackAfterList();
    await desk.engine.syncNow();
    expect(places.at(-1)).toBe(900);
    expect(await desk.database.readMeta()).toMatchObject({ reached: 0, putBack: { sentAgain: 0 } });
  });

  it('S10 S18 an act that is sent again is in the journal once more, should the database be lost', async () => {
    const { desk, main, parts } = await resetDesk({ otherLedger: true });
    main.failWith('pull', 'platform.unreachable');
    await desk.engine.perform('case.submit', submission('c1'));
    await desk.engine.syncNow();
    expect(main.journaled()).toEqual([]);
    main.failWith('pull', null);
    await desk.engine.syncNow();
    expect(await desk.database.outbox.toArray()).toMatchObject([{ applied: false }]);
    expect(main.journaled()).toMatchObject([{ name: 'case.submit' }]);

    main.failWith('push', 'platform.unreachable');
    const anew = await openSyncedDesk({ ...parts, disk: newDisk() });
    expect(await anew.database.outbox.toArray()).toMatchObject([{ mutation: { name: 'case.submit' } }]);
    main.failWith('push', null);
    await anew.engine.syncNow();
    expect(main.journaled()).toEqual([]);
  });

  it('S10 S18 no act waits again before the journal has it', async () => {
    const { desk, main } = await resetDesk({ otherLedger: true });
    main.failWith('pull', 'platform.unreachable');
    await desk.engine.perform('case.submit', submission('c1'));
    await desk.engine.syncNow();
    main.failWith('pull', null);
    main.failWith('append', 'journal.disk-full');
    await desk.engine.syncNow();
    expect(await desk.database.outbox.toArray()).toMatchObject([{ applied: true }]);
    expect((await desk.database.readMeta()).putBack).toBeNull();
  });

  it('S18 leaves no place of its ledger behind', async () => {
    const { desk } = await resetDesk({ otherLedger: true });
    await desk.database.changeMeta({ reached: 900, answered: { stamp: 1000, anchor: 'lost' } });
    await desk.engine.syncNow();
    expect(await desk.database.readMeta()).toMatchObject({ reached: 0, answered: { stamp: 0, anchor: '' } });
  });

  it('S18 is noticed by an answer carried by hand as by a pull', async () => {
    const { desk, main } = await resetDesk({});
    main.failWith('pull', 'platform.unreachable');
    await desk.engine.perform('case.submit', submission('c1'));
    await desk.engine.syncNow();
    main.failWith('push', 'platform.unreachable');
    const { cursor, lastSyncAt } = await desk.database.readMeta();
    const entries = await desk.database.rows('catalogEntry').toArray();
    const submitted = await desk.database.rows('sharingCase').get('c1');
    const answer: OpenedAnswer = {
      results: [],
      stamp: 0,
      anchor: '',
      fromCursor: cursor,
      answered: { stamp: 0, anchor: '' },
      reset: true,
      otherLedger: true,
      // A row of the act is there, and says nothing of the act.
      patch: [{ op: 'put', table: 'sharingCase', id: 'c1', row: submitted }],
      cursor: '0/0',
      more: false,
      at: Date.UTC(2026, 2, 3),
    };
    expect(await desk.engine.takeAnswer(answer)).toMatchObject({ rowsTaken: true, catalogueOwed: true });
    expect(await desk.database.outbox.toArray()).toMatchObject([{ applied: false }]);
    expect(main.journaled()).toHaveLength(1);
    expect(await desk.database.readMeta()).toMatchObject({ lastSyncAt, putBack: { sentAgain: 1 } });
    expect(await desk.database.rows('catalogEntry').toArray()).toEqual(entries);

    main.failWith('push', null);
    main.failWith('pull', null);
    await desk.engine.syncNow();
    await desk.engine.syncNow();
    expect(await desk.database.readMeta()).toMatchObject({ catalogueOwed: false });
    expect(await desk.database.outbox.count()).toBe(0);
    expect(await desk.database.rows('catalogEntry').toArray()).toEqual(entries);
  });

  it('S18 is not what happened where only rights changed', async () => {
    const { desk } = await resetDesk({});
    await desk.engine.syncNow();
    expect((await desk.database.readMeta()).putBack).toBeNull();
  });
});
