/** The real platform: one or two nodes over one real database, killed, restarted and put back as a run wants it. */
import { createHash, randomUUID } from 'node:crypto';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import type { MutationResult } from '#shared/protocol/push.ts';
import { buildApp } from '../../../src-platform/build-app.ts';
import { type Database, openDatabase } from '../../../src-platform/database/open-database.ts';
import { fetchRecord, writeRecords } from '../../../src-platform/database/records.ts';
import { withLedger } from '../../../src-platform/ledger/ledger.ts';
import { emptyOffice, type Server } from './server.ts';

export type Answer = { readonly status: number; readonly body: unknown };
export type Ask = (question: { path: string; token: string; body: object }) => Promise<Answer>;

type Node = {
  readonly name: string;
  database: Database;
  app: Awaited<ReturnType<typeof buildApp>>;
  /** False between its end and its restart. */
  up: boolean;
};

/** A way of doing it wrong on the platform's side, wrapped around a node's answers. */
export type PlatformMutant = (
  ask: Ask,
  node: { readonly database: () => Database; readonly number: number },
) => Ask;

export type PlatformOptions = {
  readonly server: Server;
  readonly run: string;
  readonly nodes: number;
  readonly now: () => number;
  readonly mutant: PlatformMutant | null;
};

/** So small that a run's few rows fill several segments, and a pull has several pages with a cut between any two. */
const small = { segmentRows: 2, pageRows: 5 } as const;

export class RealPlatform {
  readonly #options: PlatformOptions;
  readonly #asks: Ask[] = [];
  readonly #nodes: Node[] = [];
  readonly #name: string;
  /** A connection of no node, for what is asked and changed beside them; open while the database may be. */
  #office: Database | null = null;
  #copies = 0;

  constructor(options: PlatformOptions) {
    this.#options = options;
    this.#name = `run_${options.run}`;
  }

  async open(): Promise<void> {
    await this.#options.server.copy(emptyOffice, this.#name);
    this.#office = await this.#connect('office');
    for (let number = 0; number < this.#options.nodes; number += 1) {
      const name = `node-${number}`;
      this.#nodes.push({ name, ...(await this.#start(name)), up: true });
      this.#asks.push(this.#asking(number));
    }
  }

  get nodeCount(): number {
    return this.#nodes.length;
  }

  get database(): Database {
    if (this.#office === null) throw new Error('the platform is not open');
    return this.#office;
  }

  isUp(number: number): boolean {
    return this.#nodes[number]?.up ?? false;
  }

  /** Null where the node did not live to answer. */
  async ask(number: number, question: Parameters<Ask>[0]): Promise<Answer | null> {
    const ask = this.#asks[number];
    if (ask === undefined || !this.isUp(number)) return null;
    const answer = await ask(question).catch(() => null);
    // A node that was ended meanwhile has nobody left to send its answer.
    return this.isUp(number) ? answer : null;
  }

  /** The end of a node's process: its connections end in the middle of what they do, its memory is gone. */
  async kill(number: number): Promise<void> {
    const node = this.#nodes[number];
    if (node === undefined || !node.up) return;
    node.up = false;
    await this.#options.server.cutOff(this.#name, node.name);
    await this.#stop(node);
  }

  async restart(number: number): Promise<void> {
    const node = this.#nodes[number];
    if (node === undefined || node.up) return;
    Object.assign(node, await this.#start(node.name), { up: true });
    this.#asks[number] = this.#asking(number);
  }

  /** A backup of the database as it stands; answers its name. */
  async backUp(): Promise<string> {
    this.#copies += 1;
    const copy = `${this.#name}_copy_${this.#copies}`;
    await this.#whileDown(() => this.#options.server.copy(this.#name, copy));
    return copy;
  }

  /** The database is put back as it was in the backup; what was written since is gone (S18). */
  async putBack(copy: string): Promise<void> {
    const { server } = this.#options;
    await this.#whileDown(async () => {
      await server.drop(this.#name);
      await server.copy(copy, this.#name);
    });
  }

  /** What an administrator changes at the platform itself. */
  async write(changes: readonly Change[]): Promise<void> {
    await withLedger(this.database, async ({ tx, nextSeq, append }) => {
      await writeRecords(tx, changes, nextSeq);
      const nobody = { officerId: null, departmentId: null, deviceId: null };
      append({
        at: this.#options.now(),
        ...nobody,
        action: 'office.change',
        outcome: 'applied',
        subject: {},
      });
    });
  }

  async officer(id: string): Promise<Officer> {
    const officer = await fetchRecord(this.database, { table: 'officer', id });
    if (officer === undefined) throw new Error(`no officer ${id}`);
    return officer;
  }

  /** Every answer the platform has given, by the act's id. */
  async answered(): Promise<ReadonlyMap<string, MutationResult>> {
    const { rows } = await this.database.query<{ id: string; result: MutationResult }>(
      'SELECT id, result FROM applied_mutation',
    );
    return new Map(rows.map(({ id, result }) => [id, result]));
  }

  /** What signing in at a device comes to, without the cost of a password. */
  async signIn(officerId: string, deviceId: string): Promise<string> {
    const token = createHash('sha256').update(randomUUID()).digest('hex');
    const now = this.#options.now();
    await this.database.query(
      `INSERT INTO device (id, secret_digest, name, registered_by, registered_at) VALUES ($1, '', $1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [deviceId, officerId, now],
    );
    await this.database.query(
      'INSERT INTO session (token_digest, officer_id, device_id, created_at, last_used_at) VALUES ($1, $2, $3, $4, $4)',
      [createHash('sha256').update(token).digest('hex'), officerId, deviceId, now],
    );
    return token;
  }

  async close(): Promise<void> {
    await Promise.all(this.#nodes.filter(({ up }) => up).map((node) => this.#stop(node)));
    await this.#office?.close();
    const { server } = this.#options;
    await server.drop(this.#name);
    for (let copy = 1; copy <= this.#copies; copy += 1) await server.drop(`${this.#name}_copy_${copy}`);
  }

  async #whileDown(work: () => Promise<void>): Promise<void> {
    const running = this.#nodes.flatMap(({ up }, number) => (up ? [number] : []));
    for (const number of running) await this.kill(number);
    await this.#office?.close();
    await work();
    this.#office = await this.#connect('office');
    for (const number of running) await this.restart(number);
  }

  #connect(name: string): Promise<Database> {
    const url = new URL(this.#options.server.urlOf(this.#name));
    url.searchParams.set('application_name', name);
    return openDatabase({ databaseUrl: url.href, dataDir: '/nonexistent', log: () => undefined });
  }

  async #start(name: string): Promise<Pick<Node, 'database' | 'app'>> {
    const database = await this.#connect(name);
    const secret = new TextEncoder().encode('simulation');
    return {
      database,
      app: await buildApp({ database, now: this.#options.now, secret, log: null, ...small }),
    };
  }

  async #stop({ app, database }: Node): Promise<void> {
    await app.close();
    await database.close();
  }

  #asking(number: number): Ask {
    const ask: Ask = async ({ path, token, body }) => {
      const node = this.#nodes[number];
      if (node === undefined) throw new Error(`no node ${number}`);
      const authorization = `Bearer ${token}`;
      if (path.startsWith('/segments/')) {
        const file = await node.app.inject({ method: 'GET', url: path, headers: { authorization } });
        const whole = file.statusCode === 200;
        return {
          status: file.statusCode,
          body: whole ? { data: file.rawPayload.toString('base64') } : file.json(),
        };
      }
      const answer = await node.app.inject({
        method: 'POST',
        url: path,
        payload: JSON.stringify(body),
        headers: { 'content-type': 'application/json', authorization },
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    const database = () => this.database;
    return this.#options.mutant?.(ask, { database, number }) ?? ask;
  }
}
