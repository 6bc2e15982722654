/** Upkeep of resources on a real PostgreSQL: what the gateway notices of a source, and who is told before a stop. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { addDays, civilDateOf, instantOf } from '#shared/domain/clock/civil-date.ts';
import { applied, callOf, entryId, grantCase } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const rowOf = async (clerk: Clerk, key: string) => (await clerk.rows()).get(key);

describe.each(postgresServers)('upkeep', (server) => {
  describe.skipIf(server.missing !== undefined)(serverTitle(server), () => {
    let open: OpenServer;
    let office: PlatformOffice;
    beforeAll(async () => {
      open = await openDemonstration(server);
      office = await openPlatformOffice(open.database);
    });
    afterAll(async () => {
      await office.close();
      await open.stop();
    });

    it('[R075] a source that does not answer is noted for its provider, and so is its answer', async () => {
      const { user, provider, caseId } = await grantCase(office);
      const key = `availability ${entryId}`;
      const move = (change: string) =>
        office.database.query(`UPDATE resource_source SET url = ${change} WHERE entry_id = $1`, [entryId]);
      await move(`url || '/gone'`);
      for (const failures of [1, 2]) {
        const call = await user.post('/gateway/calls', callOf(caseId));
        expect(call.body.code).toBe('source.unavailable');
        expect(await rowOf(provider, key)).toMatchObject({ failures, lastFailedAt: office.now });
      }
      expect(await rowOf(user, key)).toBeUndefined();
      await move(`left(url, -5)`);
      expect((await user.post('/gateway/calls', callOf(caseId))).status).toBe(200);
      expect(await rowOf(provider, key)).toMatchObject({ failures: 0, lastOkAt: office.now });
    });

    it('[R077] the user of an old resource is told, and its right ends with the stop', async () => {
      const { user, provider, caseId } = await grantCase(office);
      const entries = [...(await provider.rows()).values()] as unknown as CatalogEntry[];
      const own = entries.filter((each) => each.providerId === 'dept-gongan' && each.status === 'published');
      const old = own.find(({ id }) => id === entryId);
      const next = own.find(({ id, items }) => id !== entryId && items !== undefined);
      if (old === undefined || next === undefined) throw new Error('no resources to replace');
      const today = civilDateOf(office.now);
      const plan = {
        oldEntryId: old.id,
        newEntryId: next.id,
        mapping: old.items.map(({ id }) => ({ oldItemId: id, newItemId: null, reason: '由新资源关联查得' })),
        parallelFrom: today,
        parallelTo: addDays(today, 1),
        stopOn: addDays(today, 2),
        method: '并行写入后切换',
      };
      const replacementId = randomUUID();
      expect(await provider.act('replacement.plan', { replacementId, plan })).toMatchObject(applied);
      const notices = [...(await user.rows())].filter(([key]) => key.startsWith('notice '));
      const told = notices.find(([, row]) => row.kind === 'replacement-planned')?.[1];
      expect(told).toMatchObject({ entryId, readBy: [] });
      expect(await user.act('notice.read', { noticeId: told?.id })).toMatchObject(applied);
      const stop = () => provider.act('replacement.stop', { replacementId });
      expect(await stop()).toMatchObject({ status: 'refused', code: 'replacement.too-early' });
      office.now = instantOf(plan.stopOn, 9);
      const later = await office.clerk('gongan.li');
      expect(await later.act('replacement.stop', { replacementId })).toMatchObject(applied);
      const holder = await office.clerk('minzheng.zhang');
      expect(await rowOf(holder, `grant ${caseId}.grant`)).toMatchObject({
        state: 'ended',
        replacedByEntryId: next.id,
      });
      expect((await holder.post('/gateway/calls', callOf(caseId))).status).toBe(409);
    });
  });
});
