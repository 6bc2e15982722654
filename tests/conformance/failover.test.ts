/**
 * The first database is killed under load and its synchronous copy promoted; the nodes go over by themselves. What a
 * workstation was answered holds, what it was not answered it sends again with the same id, and is answered once.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { Mutation, MutationResult, PushReply } from '#shared/protocol/push.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { type Database, openDatabase } from '../../src-platform/database/open-database.ts';
import { firstBrokenEntry } from '../../src-platform/ledger/ledger.ts';
import { submission } from './platform-cases.ts';
import { applyPatch, type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type Cluster, clusterMissing, startCluster } from './postgres-cluster.ts';

/** For a hang; two servers and their copies on a small machine take their time. */
const limit = 300_000;
const title = clusterMissing ? `failover (SKIPPED: ${clusterMissing})` : 'failover';

/** A workstation as the wire sees it: acts one after another, each repeated until it is answered, and pulls between. */
class Workstation {
  readonly answers = new Map<string, MutationResult>();
  readonly cases = new Set<string>();
  readonly rows = new Map<string, Record<string, unknown>>();
  readonly again: string[] = [];
  resets = 0;
  failures = 0;
  #cursor: string | null = null;
  #reached = 0;
  readonly #nodes: readonly PlatformOffice[];
  readonly clerk: Clerk;
  #turn = 0;

  constructor(nodes: readonly PlatformOffice[], clerk: Clerk, first: number) {
    this.#nodes = nodes;
    this.clerk = clerk;
    this.#turn = first;
  }

  /** Asks node after node until one answers; a platform that is busy is asked again. */
  async #ask<T>(path: string, body: object): Promise<T> {
    for (;;) {
      this.#turn += 1;
      const node = this.#nodes[this.#turn % this.#nodes.length];
      const answer = await node?.post(path, { protocol: protocolVersion, ...body }, this.clerk.profile.token);
      if (answer?.status === 200) return answer.body as T;
      expect(answer?.body.code).toBe('platform.busy');
      this.failures += 1;
      await pause(20);
    }
  }

  async push(mutations: readonly Mutation[]): Promise<void> {
    const reply = await this.#ask<PushReply>('/sync/push', { mutations });
    for (const result of reply.results) {
      const before = this.answers.get(result.id);
      if (before !== undefined) expect(result).toEqual(before);
      this.answers.set(result.id, result);
    }
    this.#reached = Math.max(this.#reached, reply.stamp);
  }

  async pull(): Promise<void> {
    for (let more = true; more; ) {
      const reply: PullReply = await this.#ask('/sync/pull', {
        cursor: this.#cursor,
        atLeast: this.#reached,
      });
      if (reply.reset && this.#cursor !== null) this.resets += 1;
      applyPatch(this.rows, reply.patch);
      this.#cursor = reply.cursor;
      more = reply.more;
    }
  }

  /** A batch of cases of which one act is pushed twice, and the pull after it. */
  async step(): Promise<void> {
    const caseIds = [randomUUID(), randomUUID()];
    const mutations = caseIds.map((id) => this.clerk.mutation('case.submit', submission(id)));
    await this.push(mutations);
    for (const id of caseIds) this.cases.add(id);
    await this.push(mutations.slice(0, 1));
    await this.pull();
    for (const id of caseIds) expect(this.rows.has(`sharingCase ${id}`)).toBe(true);
  }
}

describe.skipIf(clusterMissing !== undefined)(title, () => {
  let cluster: Cluster;
  let databases: Database[];
  let nodes: PlatformOffice[];
  beforeEach(async () => {
    cluster = await startCluster();
    databases = [];
    nodes = [];
    for (let number = 0; number < 2; number += 1) {
      const database = await openDatabase({
        databaseUrl: cluster.listUrl,
        dataDir: '',
        log: () => undefined,
      });
      databases.push(database);
      nodes.push(await openPlatformOffice(database));
    }
    await cluster.waitForCopy();
  }, limit);
  afterEach(async () => {
    for (const node of nodes) await node.close();
    for (const database of databases) await database.close();
    await cluster.stop();
  }, limit);

  const clerks = () =>
    Promise.all(
      ['minzheng.zhang', 'renshe.chen', 'yibao.liu', 'minzheng.zhang'].map(async (login, index) => {
        const clerk = await nodes[index % nodes.length]?.clerk(login);
        if (clerk === undefined) throw new Error('no node');
        return new Workstation(nodes, clerk, index);
      }),
    );

  it(
    'S2 S4 S18 the first database killed under load: no acknowledged act is gone, none is done twice, no cursor lies',
    async () => {
      const stations = await clerks();
      const acts = () => stations.reduce((sum, { answers }) => sum + answers.size, 0);
      let promoted = false;
      let afterwards = 0;
      const work = stations.map(async (station) => {
        for (let left = 3; left > 0; ) {
          await station.step();
          if (promoted) left -= 1;
          if (promoted) afterwards += 1;
        }
      });
      const operator = async () => {
        while (acts() < 40) await pause(5);
        await cluster.primary.kill();
        const seen = () => stations.every(({ failures }) => failures > 0);
        while (!seen()) await pause(5);
        await cluster.standby.admin.query('SELECT pg_promote()');
        promoted = true;
      };
      await Promise.all([...work, operator()]);

      const promotedOne = cluster.standby.admin;
      const { rows: kept } = await promotedOne.query<{ id: string; result: MutationResult }>(
        'SELECT id, result FROM applied_mutation',
      );
      const stored = new Map(kept.map(({ id, result }) => [id, result]));
      const told = new Map(stations.flatMap(({ answers }) => [...answers]));
      expect(afterwards).toBe(12);
      expect([...told.values()].filter(({ status }) => status !== 'applied')).toEqual([]);
      expect(stored).toEqual(told);

      const { rows: entries } = await promotedOne.query<{ id: string; times: number }>(
        `SELECT subject ->> 'mutationId' AS id, count(*) AS times FROM ledger
       WHERE action = 'case.submit' GROUP BY 1`,
      );
      expect(new Map(entries.map(({ id, times }) => [id, Number(times)]))).toEqual(
        new Map([...told.keys()].map((id) => [id, 1])),
      );
      expect(await firstBrokenEntry(promotedOne)).toBeNull();

      const { rows: numbers } = await promotedOne.query<{ number: string }>(
        `SELECT body ->> 'number' AS number FROM record WHERE table_name = 'sharingCase' ORDER BY 1`,
      );
      const running = numbers.map(({ number }) => Number(number.slice(-6)));
      expect(running).toEqual(Array.from({ length: told.size }, (_, index) => index + 1));

      for (const station of stations) {
        await station.pull();
        expect(station.resets).toBe(0);
        const fresh = new Workstation(nodes, station.clerk, 0);
        await fresh.pull();
        expect(station.rows).toEqual(fresh.rows);
      }
    },
    limit,
  );

  it(
    'S4 a commit that was not confirmed by the copy is not acknowledged, and is answered when the copy is back',
    async () => {
      const [station] = await clerks();
      if (station === undefined) throw new Error('no workstation');
      await cluster.standby.admin.query('SELECT pg_wal_replay_pause()');
      const { rows } = await cluster.primary.admin.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_replication',
      );
      // The sender of the log stands still: the copy hears nothing, and the commit waits for it.
      const sender = rows[0]?.pid;
      // Number 0 would be this process's own group.
      if (sender === undefined) throw new Error('no sender feeds the copy');
      const mutation = station.clerk.mutation('case.submit', submission(randomUUID()));
      const body = { protocol: protocolVersion, mutations: [mutation] };
      process.kill(sender, 'SIGSTOP');
      try {
        const answer = station.clerk.post('/sync/push', body);
        for (;;) {
          const { rowCount } = await cluster.primary.admin.query(
            `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`,
          );
          if (rowCount > 0) break;
          await pause(5);
        }
        expect(await answer).toMatchObject({ status: 503, body: { code: 'platform.busy' } });
      } finally {
        // A stopped process would outlive its server.
        process.kill(sender, 'SIGCONT');
      }
      await cluster.standby.admin.query('SELECT pg_wal_replay_resume()');
      expect(await station.clerk.push(mutation)).toEqual([{ id: mutation.id, status: 'applied' }]);
      await station.pull();
      expect([...station.rows.keys()].filter((key) => key.startsWith('sharingCase '))).toHaveLength(1);
    },
    limit,
  );
});
