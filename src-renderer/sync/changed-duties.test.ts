import { describe, expect, it } from 'vitest';
import { newPlatform, openSyncedDesk, type TestDesk } from './testing/desk-for-tests.ts';
import type { CallName } from './testing/fake-main.ts';
import { officers, sampleEntry } from './testing/sample-rows.ts';

const ended = ({ main }: TestDesk) => main.calls.filter((call) => call === 'dutiesChanged').length;

/** What main does: the session is over, and nothing more is fetched under it. */
const endsTheSession = ({ main }: TestDesk): void => {
  const asked: CallName[] = ['push', 'pull', 'manifest', 'segment'];
  main.onCall('dutiesChanged', () => {
    for (const call of asked) main.failWith(call, 'session.expired');
  });
};

describe('an officer whose duties change', () => {
  it.each([
    ['moves to another department', { ...officers.applicant, departmentId: 'police' }],
    ['loses a role', { ...officers.applicant, roles: ['system-admin'] as const }],
  ])('S12 who %s keeps the session until everything is pulled by it', async (_, { roles, ...rest }) => {
    const desk = await openSyncedDesk({ platform: newPlatform(2) });
    const { engine, database, main, platform } = desk;
    expect(ended(desk)).toBe(0);
    const changed = { ...rest, roles: [...roles] };
    const entries = [1, 2, 3, 4, 5].map((number) => sampleEntry({ id: `after-${number}` }));
    platform.write([
      { table: 'officer', row: changed },
      ...entries.map((row) => ({ table: 'catalogEntry', row }) as const),
    ]);
    main.signIn(changed);
    endsTheSession(desk);
    await engine.syncNow();
    expect(ended(desk)).toBe(1);
    expect(await database.rows('catalogEntry').get('after-5')).toBeDefined();

    await engine.syncNow();
    expect(ended(desk)).toBe(1);
    expect(engine.status.getState()).toMatchObject({ link: 'needs-sign-in', waiting: 0 });
  });

  it('S12 another name ends no session', async () => {
    const desk = await openSyncedDesk();
    desk.platform.write([{ table: 'officer', row: { ...officers.applicant, name: '改名' } }]);
    await desk.engine.syncNow();
    expect((await desk.database.rows('officer').get('applicant'))?.name).toBe('改名');
    expect(ended(desk)).toBe(0);
  });
});
