/** How far a pull goes along the ledger, at its end and before it, on every PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import { headSeq } from '../../src-platform/ledger/anchor.ts';
import { readCursor } from '../../src-platform/sync/cursor.ts';
import { pull } from '../../src-platform/sync/pull.ts';
import { forged } from './forged.ts';
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

  it('[S7] [S18] a pull under way begins anew where the ledger was put back behind what it had seen', async () => {
    const { database, ...clerks } = office();
    const user = await clerks.clerk('minzheng.zhang');
    const { id: officerId, name: officerName, departmentId, roles } = user.profile.officer;
    const actor = { officerId, officerName, departmentId, roles };
    const begun = (await user.pull()).cursor;
    const { epoch } = readCursor(begun) ?? { epoch: '' };
    const source = { database, replica: null, epoch, now: () => office().now, pageRows: 1 };
    const page = (cursor: string) => pull(source, actor, { cursor, atLeast: 0 });
    const idsOf = ({ patch }: Awaited<ReturnType<typeof page>>) => patch.map(({ id }) => id);
    const [changed, after] = [randomUUID(), randomUUID()];
    for (const caseId of [changed, after])
      expect(await user.act('case.submit', submission(caseId))).toMatchObject(applied);
    const withdrawal = { caseId: changed, expectedVersion: 1, reason: '不再需要' };
    expect(await user.act('case.withdraw', withdrawal)).toMatchObject(applied);

    // The first case comes with its withdrawal: a ledger without that has it before the place of this page.
    const midway = await page(begun);
    expect(midway).toMatchObject({ reset: false, more: true });
    expect(idsOf(midway)).toEqual([after]);
    const other = forged(`UPDATE ledger SET hash = reverse(hash) WHERE seq = ${await headSeq(database)}`);
    await database.query(other);
    expect(await page(midway.cursor)).toMatchObject({ reset: true, otherLedger: true });
    await database.query(other);

    const next = await page(midway.cursor);
    expect(next.reset).toBe(false);
    expect(idsOf(next)).toEqual([changed]);
    const end = await page(next.cursor);
    expect(end).toMatchObject({ patch: [], more: false });
    expect(readCursor(end.cursor)).toMatchObject({ seen: 0, stamp: await headSeq(database) });
  });
};
