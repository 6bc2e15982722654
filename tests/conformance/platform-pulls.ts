/** How far a pull that has come to its end goes along the ledger, on every PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import { headSeq } from '../../src-platform/ledger/anchor.ts';
import { readCursor } from '../../src-platform/sync/cursor.ts';
import { applied, submission } from './platform-cases.ts';
import type { Clerk, PlatformOffice } from './platform-office.ts';

export const platformPulls = (office: () => PlatformOffice): void => {
  it('[S8] a pull that ends looks at no row of others twice, and misses nothing of its own', async () => {
    const [user, provider] = (await Promise.all(
      ['minzheng.zhang', 'gongan.li'].map((login) => office().clerk(login)),
    )) as [Clerk, Clerk];
    let { cursor } = await user.pull();
    const stampOf = () => readCursor(cursor)?.stamp;
    for (let round = 0; round < 3; round += 1) {
      const draft = { entryId: randomUUID(), codePrefix: '300001', content: newContent('别人的草稿') };
      expect(await provider.act('entry.draft', draft)).toMatchObject(applied);
      const nothing = await user.pull(cursor);
      expect(nothing.patch).toEqual([]);
      cursor = nothing.cursor;
      expect(stampOf()).toBe(await headSeq(office().database));
      const caseId = randomUUID();
      expect(await user.act('case.submit', submission(caseId))).toMatchObject(applied);
      const own = await user.pull(cursor);
      expect(own.patch.map(({ id }) => id)).toEqual([caseId]);
      cursor = own.cursor;
      expect((await user.pull(cursor)).patch).toEqual([]);
    }
  });
};
