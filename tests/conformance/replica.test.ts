/** Reading from a streaming copy that may stand still: a workstation never sees time run backwards. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { PushReply } from '#shared/protocol/push.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { readCursor } from '../../src-platform/sync/cursor.ts';
import { diceFor } from '../simulation/real/dice.ts';
import { submission } from './platform-cases.ts';
import { applyPatch, type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type Cluster, clusterMissing, startCluster } from './postgres-cluster.ts';

const title = clusterMissing ? `a streaming copy (SKIPPED: ${clusterMissing})` : 'a streaming copy';
/** For a hang. */
const limit = 300_000;
const seed = 20_261_125;

/** What a workstation holds and how far it has been told the ledger to be. */
class Reader {
  readonly rows = new Map<string, Record<string, unknown>>();
  reached = 0;
  cursor: string | null = null;
  readonly clerk: Clerk;

  constructor(clerk: Clerk) {
    this.clerk = clerk;
  }

  get stamp(): number {
    return this.cursor === null ? 0 : (readCursor(this.cursor)?.stamp ?? -1);
  }

  async submit(): Promise<string> {
    const caseId = randomUUID();
    const mutations = [this.clerk.mutation('case.submit', submission(caseId))];
    const { body } = await this.clerk.post('/sync/push', { protocol: protocolVersion, mutations });
    const reply = body as PushReply;
    expect(reply.results).toMatchObject([{ status: 'applied' }]);
    this.reached = reply.stamp;
    return `sharingCase ${caseId}`;
  }

  async pull(): Promise<void> {
    for (let more = true; more; ) {
      const before = this.stamp;
      const asked = { protocol: protocolVersion, cursor: this.cursor, atLeast: this.reached };
      const { status, body } = await this.clerk.post('/sync/pull', asked);
      expect(status).toBe(200);
      const reply = body as PullReply;
      expect(reply.reset).toBe(this.cursor === null);
      applyPatch(this.rows, reply.patch);
      this.cursor = reply.cursor;
      expect(this.stamp).toBeGreaterThanOrEqual(before);
      more = reply.more;
    }
  }
}

describe.skipIf(clusterMissing !== undefined)(title, { timeout: limit }, () => {
  let cluster: Cluster;
  let replica: Database;
  let office: PlatformOffice;
  beforeAll(async () => {
    cluster = await startCluster();
    replica = await openDatabase({ databaseUrl: cluster.standby.url, dataDir: '', log: () => undefined });
    office = await openPlatformOffice(cluster.primary.admin, { replica });
    await cluster.caughtUp();
  }, limit);
  afterAll(async () => {
    await office.close();
    await replica.close();
    await cluster.stop();
  });

  const standStill = () => cluster.standby.admin.query('SELECT pg_wal_replay_pause()');
  const goOn = () => cluster.standby.admin.query('SELECT pg_wal_replay_resume()');
  /** Resolves when the copy stands still, and not only has been told to. */
  const stoodStill = async () => {
    await standStill();
    for (;;) {
      const { rows } = await cluster.standby.admin.query<{ state: string }>(
        'SELECT pg_get_wal_replay_pause_state() AS state',
      );
      if (rows[0]?.state === 'paused') return;
      await pause(5);
    }
  };
  const readers = async () => ({
    writer: new Reader(await office.clerk('minzheng.zhang')),
    other: new Reader(await office.clerk('minzheng.zhang')),
  });

  it('S8 S12 S22 standing still, it answers who knows of nothing newer, and nobody once what it lacks is seconds old', async () => {
    const { writer, other } = await readers();
    await writer.pull();
    await other.pull();
    await cluster.caughtUp();
    await stoodStill();
    const own = await writer.submit();
    await writer.pull();
    expect(writer.rows.has(own)).toBe(true);
    // Told of nothing: the copy answers, a moment behind, and nothing is taken back.
    office.now += 3_000;
    await other.pull();
    expect(other.rows.has(own)).toBe(false);
    // Told by a poke: the first database answers.
    office.now += 100;
    const { cursor } = other;
    other.reached = writer.reached;
    await other.pull();
    expect(other.rows.has(own)).toBe(true);
    // The same officer, come back later with the cursor of then and told of nothing.
    const later = new Reader(other.clerk);
    later.cursor = cursor;
    office.now += 15 * 60_000;
    await later.pull();
    expect([...later.rows.keys()]).toEqual([own]);
    // From here on its cursor is ahead of the copy.
    other.reached = 0;
    const second = await writer.submit();
    await other.pull();
    expect([other.rows.has(own), other.rows.has(second)]).toEqual([true, true]);
    await goOn();
    await cluster.caughtUp();
    await other.pull();
    expect(other.rows).toEqual(await other.clerk.rows());
  });

  it(`S7 S8 in any order of acts, pulls and standstills no cursor goes back and no own act disappears (seed ${seed})`, async () => {
    const dice = diceFor(seed, 'replica');
    const { writer, other } = await readers();
    const own = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      const chosen = dice.below(6);
      office.now += dice.below(3_000);
      if (chosen === 0) await standStill();
      else if (chosen === 1) await goOn();
      else if (chosen === 2) own.add(await writer.submit());
      else if (chosen === 3) await other.pull();
      else if (chosen === 4) other.reached = writer.reached;
      else {
        await writer.pull();
        expect([...own].filter((key) => !writer.rows.has(key))).toEqual([]);
      }
    }
    await goOn();
    await cluster.caughtUp();
    const whole = await writer.clerk.rows();
    for (const reader of [writer, other]) {
      reader.reached = writer.reached;
      await reader.pull();
      expect(reader.rows).toEqual(whole);
    }
  });

  it('S7 segments come from it: one that the first database has lost is still served', async () => {
    const clerk = await office.clerk('minzheng.zhang');
    const list = (await clerk.post('/sync/manifest', { protocol: protocolVersion })).body as Manifest;
    const digest = list.segments[0]?.digest ?? '';
    await cluster.caughtUp();
    await stoodStill();
    const fetch = () =>
      office.raw({ method: 'GET', path: `/segments/${digest}`, token: clerk.profile.token });
    await office.database.query('DELETE FROM segment_list WHERE digest = $1', [digest]);
    await office.database.query('DELETE FROM segment WHERE digest = $1', [digest]);
    const served = await fetch();
    expect(served.status).toBe(200);
    expect(createHash('sha256').update(served.bytes).digest('hex')).toBe(digest);
    await goOn();
    await cluster.caughtUp();
    expect((await fetch()).status).toBe(404);
  });

  it('S17 down, the first database answers everything', async () => {
    const { writer } = await readers();
    await writer.pull();
    await cluster.standby.kill();
    const own = await writer.submit();
    await writer.pull();
    expect(writer.rows.has(own)).toBe(true);
    expect(writer.rows).toEqual(await writer.clerk.rows());
  });
});
