import { describe, expect, it } from 'vitest';
import { newPlatform, openSyncedDesk } from './testing/desk-for-tests.ts';
import { createFakeMain } from './testing/fake-main.ts';
import { manualEnvironment } from './testing/manual-environment.ts';
import { officers, submission } from './testing/sample-rows.ts';

/** A synced desk whose next pull is answered that its cursor is worth nothing, and why. */
const resetDesk = async (why: { readonly otherLedger?: true }) => {
  const platform = newPlatform();
  const environment = manualEnvironment();
  const main = createFakeMain(platform, officers.applicant);
  let told = false;
  const { courier } = main.services;
  const pull: typeof courier.pull = async (input) => {
    const page = await courier.pull(input);
    return told ? page : { ...page, reset: true, ...why };
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
  const desk = await openSyncedDesk({ platform, environment, main: { ...main, services } });
  told = false;
  return { desk, main };
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

  it('S18 is not what happened where only rights changed', async () => {
    const { desk } = await resetDesk({});
    await desk.engine.syncNow();
    expect((await desk.database.readMeta()).putBack).toBeNull();
  });
});
