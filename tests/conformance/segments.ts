/** First sync by segments on a real PostgreSQL: exact at every moment, and only what everybody may see. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { entryWith } from '#shared/domain/testing/office.ts';
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PatchOperation } from '#shared/protocol/pull.ts';
import { openBlock, openSegment } from '#shared/protocol/segment.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { makeSegments, renewSegments } from '../../src-platform/segments/make-segments.ts';
import { forged } from './forged.ts';
import { applyPatch, type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, type PostgresServer, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const segmentRows = 100;

/** Writes entries as an import does: one transaction, one stamp. */
export const writeEntries = (database: Database, entries: readonly CatalogEntry[]): Promise<void> =>
  withLedger(database, async ({ tx, nextSeq, append }) => {
    await writeRecords(
      tx,
      entries.map((row) => ({ table: 'catalogEntry' as const, row })),
      nextSeq,
    );
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: Date.now(), ...who, action: 'test.write', outcome: 'applied', subject: {} });
  });

const manifestOf = async (clerk: Clerk): Promise<Manifest> =>
  (await clerk.post('/sync/manifest', { protocol: protocolVersion })).body as Manifest;

type Rows = Map<string, Record<string, unknown>>;

const rowsIn = (bytes: Uint8Array): readonly Record<string, unknown>[] => {
  const { directory, blocks } = openSegment(bytes, gunzipSync);
  let end = 0;
  return directory.blocks.flatMap((size) => {
    end += size;
    return openBlock(blocks.subarray(end - size, end), gunzipSync);
  });
};

/** What a workstation holds after its first sync by this list. */
export const firstSync = async (office: PlatformOffice, clerk: Clerk, manifest: Manifest): Promise<Rows> => {
  const rows: Rows = new Map();
  for (const { digest } of manifest.segments) {
    const path = `/segments/${digest}`;
    const { bytes, headers } = await office.raw({ method: 'GET', path, token: clerk.profile.token });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const row of rowsIn(bytes)) rows.set(`catalogEntry ${row.id}`, row);
  }
  const patch: PatchOperation[] = [];
  for (let { cursor } = manifest, more = true; more; ) {
    const reply = await clerk.pull(cursor);
    expect(reply.reset).toBe(false);
    patch.push(...reply.patch);
    ({ cursor, more } = reply);
  }
  applyPatch(rows, patch);
  return rows;
};

export function segmentSuite(server: PostgresServer): void {
  describe.skipIf(server.missing !== undefined)(`segments on ${serverTitle(server)}`, () => {
    let open: OpenServer;
    let office: PlatformOffice;
    let clerk: Clerk;
    beforeAll(async () => {
      open = await openDemonstration(server);
      office = await openPlatformOffice(open.database, { segmentRows });
      clerk = await office.clerk('minzheng.zhang');
    });
    afterAll(async () => {
      await office.close();
      await open.stop();
    });
    const make = () => makeSegments({ database: office.database, now: () => office.now, segmentRows });
    const entry = (id: string, patch: object = {}) => entryWith({ id, code: id, ...patch });

    it('S7 segments and the pull after them are all that a pull from the beginning brings, no row twice', async () => {
      const manifest = await manifestOf(clerk);
      expect(manifest.segments.length).toBeGreaterThan(2);
      const held = manifest.segments.reduce((sum, { rows }) => sum + rows, 0);
      const everything = await clerk.rows();
      expect(await firstSync(office, clerk, manifest)).toEqual(everything);
      const rest = await clerk.pull(manifest.cursor);
      expect(rest.patch.length + held).toBe(everything.size);
    });

    it('a change and a loss of sight after the list come by the pull after it', async () => {
      await writeEntries(office.database, [entry('a'), entry('b'), entry('c')]);
      await make();
      const manifest = await manifestOf(clerk);
      await writeEntries(office.database, [
        entry('a', { name: '改过的' }),
        entry('b', { status: 'draft' }),
        entry('d'),
      ]);
      const rows = await firstSync(office, clerk, manifest);
      expect(rows).toEqual(await clerk.rows());
      expect(rows.get('catalogEntry a')).toMatchObject({ name: '改过的' });
      expect([rows.has('catalogEntry b'), rows.has('catalogEntry d')]).toEqual([false, true]);
    });

    it('a new list keeps the segments in which nothing changed and serves the old ones for a day', async () => {
      await make();
      const before = await manifestOf(clerk);
      const [changed] = rowsIn(await fileOf(before.segments[1]?.digest ?? ''));
      await writeEntries(office.database, [{ ...changed, keywords: ['新'] } as unknown as CatalogEntry]);
      await make();
      const after = await manifestOf(clerk);
      const kept = before.segments.filter(({ digest }) =>
        after.segments.some((each) => each.digest === digest),
      );
      expect(kept.length).toBeGreaterThanOrEqual(before.segments.length - 2);
      expect(await firstSync(office, clerk, before)).toEqual(await clerk.rows());
      expect(await firstSync(office, clerk, after)).toEqual(await clerk.rows());
      office.now += 25 * 3_600_000;
      clerk = await office.clerk('minzheng.zhang');
      await make();
      const path = `/segments/${before.segments[1]?.digest}`;
      expect((await office.raw({ method: 'GET', path, token: clerk.profile.token })).status).toBe(404);
    });

    const fileOf = async (digest: string) => {
      const { bytes } = await office.raw({
        method: 'GET',
        path: `/segments/${digest}`,
        token: clerk.profile.token,
      });
      return bytes;
    };

    it('S13 a list in an earlier layout is made anew before it is told of', async () => {
      await make();
      const old = '0'.repeat(64);
      const [first] = (await manifestOf(clerk)).segments;
      await office.database.query(
        `INSERT INTO segment (digest, bytes, rows, format, search_version)
         SELECT $1, '', rows, 2, search_version FROM segment WHERE digest = $2`,
        [old, first?.digest],
      );
      await office.database.query('UPDATE segment_list SET digest = $1 WHERE digest = $2', [
        old,
        first?.digest,
      ]);
      const manifest = await manifestOf(clerk);
      expect(manifest.segments.map(({ digest }) => digest)).not.toContain(old);
      expect(await firstSync(office, clerk, manifest)).toEqual(await clerk.rows());
      await office.database.query('UPDATE segment SET format = 2');
      const renew = () => renewSegments({ database: office.database, now: () => office.now, segmentRows });
      expect([await renew(), await renew()]).toEqual([true, false]);
      expect(await firstSync(office, clerk, await manifestOf(clerk))).toEqual(await clerk.rows());
    });

    it('no list and no segment without a session', async () => {
      const none = await office.post('/sync/manifest', { protocol: protocolVersion });
      expect(none.status).toBe(401);
      const path = `/segments/${'0'.repeat(64)}`;
      expect((await office.get(path)).status).toBe(401);
    });

    it('S18 a database put back to an earlier moment is noticed by a cursor of a list, too', async () => {
      const manifest = await manifestOf(clerk);
      await office.database.query(
        forged(`UPDATE ledger SET hash = reverse(hash) WHERE seq = (SELECT stamp FROM segment_stamp)`),
      );
      expect((await clerk.pull(manifest.cursor)).reset).toBe(true);
    });
  });
}
