/** One workstation: a disk, a journal on the real disk, a session; one or two windows of one officer. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { createCourierService } from '../../../src-main/services/courier.ts';
import { createJournalService, type JournalService } from '../../../src-main/services/journal/journal.ts';
import type { OfficerAccess } from '../../../src-main/services/session/officer-access.ts';
import { createSegmentKeeper } from '../../../src-renderer/data/catalog/segment-keeper.ts';
import { type DeskDatabase, openDeskDatabase } from '../../../src-renderer/data/desk-database.ts';
import { testKeyring } from '../../../src-renderer/data/testing/test-keyring.ts';
import { createSyncEngine, type SyncEngine } from '../../../src-renderer/sync/engine.ts';
import type { SyncServices } from '../../../src-renderer/sync/sync-deps.ts';
import { manualEnvironment } from '../../../src-renderer/sync/testing/manual-environment.ts';
import { endWithinTransactions, type Life, newLife, withinLife } from './crash.ts';
import type { Dice } from './dice.ts';
import { clientOver, type Line, type Lines } from './line.ts';
import { createDeviceLocks } from './locks.ts';

/** A way of doing it wrong in the window, planted between the engine and main. */
export type WindowMutant = (
  services: SyncServices,
  window: { database: DeskDatabase; life: Life },
) => SyncServices;

export type DeviceOptions = {
  /** Counted from 0 over the devices of a run. */
  readonly number: number;
  readonly officer: Officer;
  readonly windows: number;
  readonly lines: Lines;
  readonly dice: (purpose: string) => Dice;
  /** Epoch milliseconds by the platform. */
  readonly now: () => number;
  readonly mutant: WindowMutant | null;
  /** What an earlier release left; an empty one by default. */
  readonly disk?: IDBFactory;
};

export type OpenWindow = {
  readonly database: DeskDatabase;
  readonly engine: SyncEngine;
  readonly life: Life;
};

const quiet = { error: () => undefined, info: () => undefined, debug: () => undefined };

export class Device {
  /** By id: what the officer was told is 已保存. */
  readonly acknowledged = new Map<string, Mutation>();
  /** What the officer was told is not kept. */
  readonly disowned = new Set<string>();
  readonly line: Line = { connected: true, faulty: true };
  /** How often the platform has told one of its windows to begin again. */
  resets = 0;
  /** Workstation time less platform time, in milliseconds. */
  skew = 0;
  officer: Officer;
  token: string | null = null;
  readonly name: string;
  readonly #options: DeviceOptions;
  readonly #windows: (OpenWindow | null)[];
  #locks = createDeviceLocks();
  #disk: IDBFactory;
  #folder = '';
  #journal: JournalService | null = null;
  #lastMade: Mutation | null = null;
  #lastId = '';
  #made = 0;
  #opened = 0;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.officer = options.officer;
    this.#disk = options.disk ?? new IDBFactory();
    this.name = `${options.officer.id}-${options.number}`;
    this.#windows = Array.from({ length: options.windows }, () => null);
  }

  get windowCount(): number {
    return this.#windows.length;
  }

  async setUp(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'desk-simulated-'));
    this.#journal = this.#openJournal();
  }

  async tearDown(): Promise<void> {
    this.endAll();
    await this.#journal?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  now(): number {
    return this.#options.now() + this.skew;
  }

  window(number: number): OpenWindow {
    const open = this.#windows[number] ?? this.#openWindow(number);
    this.#windows[number] = open;
    return open;
  }

  /** Runs work in a window until it is done or the window has ended. */
  async within(number: number, work: (window: OpenWindow) => Promise<void>): Promise<'done' | 'ended'> {
    const window = this.window(number);
    const outcome = await Promise.race([work(window).then(() => 'done' as const), window.life.ended]);
    if (outcome === 'ended') this.#drop(number);
    return outcome;
  }

  /** Notes what the officer was told of the act made last. */
  told(kept: 'kept' | 'not-kept'): void {
    if (kept === 'not-kept') this.disowned.add(this.#lastId);
    else if (this.#lastMade !== null) this.acknowledged.set(this.#lastMade.id, this.#lastMade);
  }

  /** Every window ends at once, as when the browser is killed. */
  endAll(): void {
    for (const [number, window] of this.#windows.entries()) {
      window?.life.end();
      this.#drop(number);
    }
    this.#locks = createDeviceLocks();
  }

  /** The program behind the windows is killed with them; its journal file is all that it leaves. */
  async killEverything(): Promise<void> {
    this.endAll();
    const former = this.#journal;
    this.#journal = this.#openJournal();
    await former?.close();
  }

  /** Acts it can still send: those that wait on its disk, and those of the journal of which no window knows. */
  async heldActs(): Promise<ReadonlySet<string>> {
    const { database } = this.window(0);
    const waiting = (await database.outbox.toArray()).map(({ id }) => id);
    const [settled, refused] = await Promise.all([
      database.settled.toCollection().primaryKeys(),
      database.refused.toCollection().primaryKeys(),
    ]);
    // What was refused lies in the journal for its author's sake, and is not sent again from there.
    const ended = new Set([...settled, ...refused]);
    const pending = [...(await this.journaledActs())].filter((id) => !ended.has(id));
    return new Set([...waiting, ...pending]);
  }

  /** Acts that the window takes to be applied, and that lie in no other home. */
  async answeredActs(): Promise<readonly string[]> {
    const { outbox, settled } = this.window(0).database;
    const journaled = await this.journaledActs();
    const applied = (await outbox.toArray()).filter((act) => act.applied).map(({ id }) => id);
    // The journal may still have what it is about to be told to forget.
    const ended = new Set(await settled.toCollection().primaryKeys());
    return applied.filter((id) => ended.has(id) || !journaled.has(id));
  }

  /** Acts that the journal has not been told to forget. */
  async journaledActs(): Promise<ReadonlySet<string>> {
    const held = await this.#journal?.service.pending({ officerId: this.officer.id });
    return new Set((held?.mutations ?? []).map(({ id }) => id));
  }

  /** The browser's whole database is gone (S10). */
  async loseDisk(): Promise<void> {
    const { database } = this.window(0);
    // That an act was taken back stands on the disk until the journal has heard of it.
    for (const { id } of await database.settled.toArray()) this.disowned.delete(id);
    this.endAll();
    this.#disk = new IDBFactory();
  }

  #drop(number: number): void {
    this.#windows[number]?.database.close();
    this.#windows[number] = null;
  }

  #openJournal(): JournalService {
    return createJournalService({ current: () => this.#unlocked() }, quiet);
  }

  #unlocked() {
    return {
      officer: this.officer,
      departmentName: this.officer.departmentId,
      demonstration: true,
      folder: this.#folder,
      dataKey: new Uint8Array(32).fill(7),
      token: this.token,
    };
  }

  #services(number: number, life: Life): SyncServices {
    const journal = this.#journal?.service;
    if (journal === undefined) throw new Error('the device is not set up');
    const access: OfficerAccess = {
      current: () => this.#unlocked(),
      tokenExpired: async (token) => {
        if (token === this.token) this.token = null;
      },
      turnedAway: async () => undefined,
    };
    const dice = this.#options.dice(`line ${this.name} ${number} ${this.#opened}`);
    const client = clientOver(this.#options.lines, this.line, dice);
    const courier = createCourierService({
      client,
      access,
      emit: () => undefined,
      pulled: () => undefined,
      // Their duties are asked of the platform's row at every request: the simulated officer goes on under the same token.
      endSession: async () => undefined,
    });
    const append = async (input: { mutation: Mutation }) => journal.append(input);
    const service = <I, O>(call: (input: I) => Promise<O>) => withinLife(life, call);
    return {
      session: { status: service(async () => this.#status()) } as SyncServices['session'],
      journal: {
        append: service(append),
        settle: service(journal.settle),
        pending: service(journal.pending),
      },
      courier: {
        push: service(courier.push),
        pull: service((input: Parameters<typeof courier.pull>[0]) =>
          this.#countingResets(courier.pull(input)),
        ),
        manifest: service(courier.manifest),
        segment: service(courier.segment),
        dutiesChanged: service(courier.dutiesChanged),
        link: service(async () => ({
          address: '',
          reachable: this.line.connected,
          lastContactAt: null,
          clockDifference: -this.skew,
        })),
      },
    } as SyncServices;
  }

  #status() {
    const { officer } = this;
    return {
      state: 'unlocked' as const,
      officer,
      departmentName: officer.departmentId,
      login: officer.id,
      demonstration: true,
      platformSessionExpired: this.token === null,
    };
  }

  #openWindow(number: number): OpenWindow {
    const life = newLife();
    this.#opened += 1;
    const dice = this.#options.dice(`window ${this.name} ${number} ${this.#opened}`);
    const { id, name, departmentId, roles } = this.officer;
    const database = openDeskDatabase(id, testKeyring(), { indexedDB: this.#disk, IDBKeyRange });
    endWithinTransactions(database, life);
    const plain = this.#services(number, life);
    const services = this.#options.mutant?.(plain, { database, life }) ?? plain;
    const environment = manualEnvironment({
      now: () => this.now(),
      newId: () => this.#nextId(),
      locks: this.#locks.of(life),
    });
    const engine = createSyncEngine({
      ...environment,
      random: dice.roll,
      database,
      services: {
        ...services,
        journal: { ...services.journal, append: this.#noting(services.journal.append) },
      },
      segments: createSegmentKeeper(database.catalog),
      on: () => () => undefined,
      actor: { officerId: id, officerName: name, departmentId, roles },
    });
    return { database, engine, life };
  }

  async #countingResets(pulled: Promise<PullReply>): Promise<PullReply> {
    const reply = await pulled;
    if (reply.reset) this.resets += 1;
    return reply;
  }

  #noting(append: SyncServices['journal']['append']): SyncServices['journal']['append'] {
    return (input) => {
      if (input.mutation.id === this.#lastId) this.#lastMade = structuredClone(input.mutation) as Mutation;
      return append(input);
    };
  }

  #nextId(): string {
    this.#made += 1;
    this.#lastMade = null;
    const device = this.#options.number.toString(16).padStart(3, '0');
    this.#lastId = `00000000-0000-4000-8${device}-${this.#made.toString(16).padStart(12, '0')}`;
    return this.#lastId;
  }
}
