import { describe, expect, it } from 'vitest';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { readRefused } from '../data/reader.ts';
import { standingOn } from './ground.ts';
import { newPlatform, openSyncedDesk, type TestDesk } from './testing/desk-for-tests.ts';
import { manualEnvironment, numberedId } from './testing/manual-environment.ts';
import { officers, submission } from './testing/sample-rows.ts';

const write = async ({ engine }: TestDesk, expectedVersion: number, abstract: string): Promise<void> => {
  const content = { ...newContent('目录'), abstract };
  expect(await engine.perform('entry.edit', { entryId: 'e', expectedVersion, content })).toMatchObject({
    ok: true,
  });
};

const draft = async ({ engine }: TestDesk): Promise<void> => {
  await engine.perform('entry.draft', { entryId: 'e', codePrefix: '300001', content: newContent('目录') });
};

const groundsAt = async ({ database }: TestDesk) =>
  (await database.outbox.toArray()).map(({ mutation }) => mutation.standsOn);

describe('an act that is decided on the effect of one that waits', () => {
  it('S11 falls with it: a colleague’s words are not overwritten, and both texts are in their author’s hands', async () => {
    const platform = newPlatform();
    const mine = await openSyncedDesk({ platform });
    await draft(mine);
    await mine.engine.syncNow();
    await mine.engine.syncNow();
    const theirs = await openSyncedDesk({
      platform,
      officer: officers.colleague,
      environment: manualEnvironment({ newId: () => numberedId(900) }),
    });
    mine.main.failWith('push', 'platform.unreachable');
    await write(mine, 1, '我第一次存的');
    await write(mine, 2, '我第二次存的');
    await write(theirs, 1, '同事写了一下午的摘要');
    await theirs.engine.syncNow();

    mine.main.failWith('push', null);
    await mine.engine.syncNow();
    await theirs.engine.syncNow();
    for (const { database } of [mine, theirs])
      expect(await database.rows('entryDraft').get('e')).toMatchObject({
        content: { abstract: '同事写了一下午的摘要' },
      });
    expect(await readRefused(mine.database)).toMatchObject([
      { code: 'record.changed', mutation: { args: { content: { abstract: '我第一次存的' } } } },
      { code: 'record.changed', mutation: { args: { content: { abstract: '我第二次存的' } } } },
    ]);
  });

  it('S11 names what waits on its rows, the journal has it so, and all of it goes through where nobody was before it', async () => {
    const desk = await openSyncedDesk();
    desk.main.failWith('push', 'platform.unreachable');
    await draft(desk);
    await desk.engine.perform('case.submit', submission('c1'));
    await write(desk, 1, '第一次');
    await write(desk, 2, '第二次');
    const grounds = [undefined, undefined, [numberedId(1)], [numberedId(1), numberedId(3)]];
    expect(await groundsAt(desk)).toEqual(grounds);
    expect(desk.main.journaled().map(({ standsOn }) => standsOn)).toEqual(grounds);
    desk.main.failWith('push', null);
    await desk.engine.syncNow();
    expect(await readRefused(desk.database)).toEqual([]);
    expect(await desk.database.rows('entryDraft').get('e')).toMatchObject({
      content: { abstract: '第二次' },
    });
    await desk.engine.syncNow();
    await write(desk, 3, '第三次');
    expect(await groundsAt(desk)).toEqual([undefined]);
  });
});

describe('what stands on what', () => {
  const act = (id: number, ...ground: number[]): Mutation => ({
    id: numberedId(id),
    name: 'entry.edit',
    args: {},
    madeAt: 0,
    officerId: 'applicant',
    ...(ground.length === 0 ? {} : { standsOn: ground.map(numberedId) }),
  });

  it('S16 goes over any number of steps, and over nothing else', () => {
    const acts = [act(1), act(2, 1), act(3, 2), act(4), act(5, 4), act(6, 3, 5)];
    expect([...standingOn(acts, new Set([numberedId(1)]))]).toEqual([2, 3, 6].map(numberedId));
    expect([...standingOn(acts, new Set([numberedId(4)]))]).toEqual([5, 6].map(numberedId));
    expect([...standingOn(acts, new Set())]).toEqual([]);
  });
});
