/** Acts that were decided on the effects of others that waited, on every PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { applied } from './platform-cases.ts';
import type { Clerk, PlatformOffice } from './platform-office.ts';

export const platformGrounds = (office: () => PlatformOffice): void => {
  const draftOf = async (clerk: Clerk): Promise<string> => {
    const entryId = randomUUID();
    const draft = { entryId, codePrefix: '300001', content: newContent('两人都在写') };
    expect(await clerk.act('entry.draft', draft)).toMatchObject(applied);
    return entryId;
  };
  const editOf = (clerk: Clerk, entryId: string, expectedVersion: number, abstract: string): Mutation => {
    const content = { ...newContent('两人都在写'), abstract };
    return clerk.mutation('entry.edit', { entryId, expectedVersion, content });
  };
  const on = (act: Mutation, ...ground: readonly Mutation[]): Mutation => ({
    ...act,
    standsOn: ground.map(({ id }) => id),
  });
  const abstractOf = async (clerk: Clerk, entryId: string) =>
    (await clerk.rows()).get(`entryDraft ${entryId}`)?.content;

  it.each(['in one batch', 'one after the other'])(
    '[S11] an act that stands on a refused one of its author overwrites nobody, %s',
    async (how) => {
      const mine = await office().clerk('gongan.li');
      const theirs = await office().clerk('gongan.ren');
      const entryId = await draftOf(mine);
      const first = editOf(mine, entryId, 1, '我第一次存的');
      const second = on(editOf(mine, entryId, 2, '我第二次存的'), first);
      expect(await theirs.push(editOf(theirs, entryId, 1, '同事写的'))).toMatchObject([applied]);
      const results =
        how === 'in one batch'
          ? await mine.push(first, second)
          : [...(await mine.push(first)), ...(await mine.push(second))];
      expect(results).toMatchObject([{ code: 'record.changed' }, { code: 'record.changed' }]);
      expect(await abstractOf(theirs, entryId)).toMatchObject({ abstract: '同事写的' });
    },
  );

  it('[S11] an act that stands on an applied one is applied, and a repeat of it is answered the same', async () => {
    const mine = await office().clerk('gongan.li');
    const entryId = await draftOf(mine);
    const first = editOf(mine, entryId, 1, '第一次');
    const second = on(editOf(mine, entryId, 2, '第二次'), first);
    expect(await mine.push(first, second)).toMatchObject([applied, applied]);
    expect(await mine.push(second)).toMatchObject([applied]);
    expect(await mine.push({ ...second, standsOn: [randomUUID()] })).toMatchObject([
      { code: 'mutation.reused' },
    ]);
    expect(await abstractOf(mine, entryId)).toMatchObject({ abstract: '第二次' });
  });

  it('[S11] [S18] a ground that is unknown, or another officer’s, is none', async () => {
    const mine = await office().clerk('gongan.li');
    const theirs = await office().clerk('gongan.ren');
    const entryId = await draftOf(mine);
    const other = editOf(theirs, entryId, 1, '同事写的');
    expect(await theirs.push(other)).toMatchObject([applied]);
    for (const standsOn of [[randomUUID()], [other.id]])
      expect(await mine.push({ ...editOf(mine, entryId, 2, '我写的'), standsOn })).toMatchObject([
        { code: 'record.changed' },
      ]);
    expect(await abstractOf(mine, entryId)).toMatchObject({ abstract: '同事写的' });
  });
};
