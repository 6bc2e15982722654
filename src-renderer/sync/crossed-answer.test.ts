import { expect, it, vi } from 'vitest';
import { newDisk, newPlatform, openSyncedDesk, openTestDesk } from './testing/desk-for-tests.ts';
import { createFakeMain } from './testing/fake-main.ts';
import { manualEnvironment } from './testing/manual-environment.ts';
import { officers, submission } from './testing/sample-rows.ts';

it('S18 S19 an act that another window has answered while a pull is under way is not taken for what the pull brings', async () => {
  const platform = newPlatform();
  const main = createFakeMain(platform, officers.applicant);
  let underWay = async () => {};
  const { courier } = main.services;
  const pull: typeof courier.pull = async (input) => {
    const page = await courier.pull(input);
    await underWay();
    return page;
  };
  const parts = {
    platform,
    disk: newDisk(),
    environment: manualEnvironment(),
    main: { ...main, services: { ...main.services, courier: { ...courier, pull } } },
  };
  const one = await openSyncedDesk(parts);
  const two = openTestDesk(parts);
  two.engine.start();
  await one.engine.perform('case.submit', submission('c1'));
  await one.engine.syncNow();
  await two.engine.syncNow();
  const row = await one.database.rows('sharingCase').get('c1');
  if (row === undefined) throw new Error('no case');
  // What the pull brings of the case is from before the act.
  platform.write([{ table: 'sharingCase', row }]);
  let crossed = false;
  underWay = async () => {
    underWay = async () => {};
    await two.engine.perform('case.withdraw', { caseId: 'c1', expectedVersion: 1, reason: '' });
    await vi.waitFor(async () => {
      const acts = await one.database.outbox.toArray();
      expect(acts.map(({ applied }) => applied)).toEqual([true]);
    });
    crossed = true;
    main.failWith('pull', 'platform.unreachable');
  };
  await one.engine.syncNow();
  expect(crossed).toBe(true);
  const state = async () => (await one.database.rows('sharingCase').get('c1'))?.state;
  expect(await state()).toBe('withdrawn');

  main.failWith('pull', null);
  await one.engine.syncNow();
  await one.engine.syncNow();
  expect(await state()).toBe('withdrawn');
  expect(await one.database.outbox.count()).toBe(0);
  await two.engine.stop();
});
