/** One workstation of the simulation: its disk and its journal outlive the window, the window does not. */
import type { BridgeError } from '#shared/contract/service.ts';
import type { ActionArgs, ActionName } from '#shared/domain/actions.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Row, TableName } from '#shared/domain/tables.ts';
import { type DeskDatabase, tableNames } from '../../src-renderer/data/desk-database.ts';
import type { SyncServices } from '../../src-renderer/sync/sync-deps.ts';
import {
  type Disk,
  newDisk,
  openTestDesk,
  type TestDesk,
} from '../../src-renderer/sync/testing/desk-for-tests.ts';
import { createFakeMain, type FakeMain } from '../../src-renderer/sync/testing/fake-main.ts';
import { manualEnvironment } from '../../src-renderer/sync/testing/manual-environment.ts';
import type { ModelPlatform } from '../../src-renderer/sync/testing/model-platform.ts';
import { type Crash, type Fault, type FaultSource, faultSource, newCrash } from './faults.ts';
import { crashAroundWrites, faultyServices, forwardTo } from './faulty-services.ts';

/** Breaks the engine in a way it must not be broken, by standing between it and main. */
export type Mutant = (
  services: SyncServices,
  database: DeskDatabase,
  crashPoint: () => Promise<void>,
) => SyncServices;

export type WorkstationDeps = {
  readonly officer: Officer;
  readonly platform: ModelPlatform;
  readonly now: () => number;
  readonly newId: () => string;
  readonly mutant: Mutant | null;
};

type Window = { readonly desk: TestDesk; readonly crash: Crash };

export class Workstation {
  /** Ids of acts the officer was told are kept, and of acts they were told are not. */
  readonly acknowledged = new Set<string>();
  readonly disowned = new Set<string>();
  /** Refused acts that were on a disk which is gone. */
  readonly refusedOnLostDisks = new Set<string>();
  readonly #deps: WorkstationDeps;
  readonly #main: FakeMain;
  #disk: Disk = newDisk();
  #faults: FaultSource = faultSource([]);
  #window: Window | null = null;
  #lastId = '';
  #connected = true;

  constructor(deps: WorkstationDeps) {
    this.#deps = deps;
    this.#main = createFakeMain(deps.platform, deps.officer);
  }

  get officer(): Officer {
    return this.#deps.officer;
  }

  get desk(): TestDesk {
    return this.#open().desk;
  }

  /** The platform is out of reach during an act, so that acts of several workstations pile up and meet. */
  async act<N extends ActionName>(name: N, args: ActionArgs<N>, faults: readonly Fault[]): Promise<void> {
    this.#connected = false;
    await this.#run(faults, async ({ engine }) => {
      const told = await engine.perform(name, args).then(
        ({ ok }) => (ok ? 'kept' : 'refused'),
        (error: BridgeError) => error.code,
      );
      if (told === 'kept') this.acknowledged.add(this.#lastId);
      else if (told !== 'refused') this.disowned.add(this.#lastId);
      // The sync that an act asks for belongs to the same step.
      await engine.syncNow();
    });
    this.#connected = true;
  }

  async sync(faults: readonly Fault[]): Promise<void> {
    await this.#run(faults, ({ engine }) => engine.syncNow());
  }

  /** The window ends and the browser's whole database is gone (S10). */
  async loseDisk(): Promise<void> {
    for (const id of await this.desk.database.refused.toCollection().primaryKeys())
      this.refusedOnLostDisks.add(id);
    // That an act was taken back stands on the disk until the journal has heard of it.
    for (const { id } of await this.desk.database.settled.toArray()) this.disowned.delete(id);
    this.#close();
    this.#disk = newDisk();
  }

  async visibleRows(): Promise<ReadonlyMap<string, Row<TableName>>> {
    const { database } = this.desk;
    const pairs = await Promise.all(
      tableNames.map(async (table) =>
        (await database.rows<TableName>(table).toArray()).map((row) => [`${table} ${row.id}`, row] as const),
      ),
    );
    return new Map(pairs.flat());
  }

  async #run(faults: readonly Fault[], work: (desk: TestDesk) => Promise<void>): Promise<void> {
    this.#faults = faultSource(faults);
    const { desk, crash } = this.#open();
    if ((await Promise.race([work(desk), crash.happened])) === 'crashed') this.#close();
  }

  #close(): void {
    this.#window?.desk.database.close();
    this.#window = null;
  }

  #open(): Window {
    if (this.#window !== null) return this.#window;
    const crash = newCrash();
    const newId = () => {
      this.#lastId = this.#deps.newId();
      return this.#lastId;
    };
    // The services come after the database they may misuse, so the main that is handed in looks them up late.
    const late: { services: SyncServices } = { services: this.#main.services };
    const main: FakeMain = {
      ...this.#main,
      get services() {
        return forwardTo(late);
      },
    };
    const desk = openTestDesk({
      officer: this.#deps.officer,
      platform: this.#deps.platform,
      disk: this.#disk,
      main,
      environment: manualEnvironment({ now: this.#deps.now, newId }),
    });
    const line = { faults: () => this.#faults, connected: () => this.#connected, crash };
    const faulty = faultyServices(this.#main.services, line, this.#deps);
    const point = async () => {
      if (this.#faults.next().startsWith('crash')) await crash.happen();
    };
    late.services = this.#deps.mutant?.(faulty, desk.database, point) ?? faulty;
    crashAroundWrites(desk.database, point);
    this.#window = { desk, crash };
    return this.#window;
  }
}
