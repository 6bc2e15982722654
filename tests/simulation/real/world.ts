/** A simulated office under way: its steps, and how it comes to rest. */
import type { BridgeError } from '#shared/contract/service.ts';
import type { Role } from '#shared/domain/organisation/organisation.ts';
import { anchorAt } from '../../../src-platform/ledger/anchor.ts';
import { anchoredStamp, readCursor } from '../../../src-platform/sync/cursor.ts';
import { chooseAct } from './choose-act.ts';
import { Device, type WindowMutant } from './device.ts';
import { type Dice, diceFor } from './dice.ts';
import type { FaultName, Lines } from './line.ts';
import { type PlatformMutant, RealPlatform } from './platform.ts';
import { departmentOf, entries, officers } from './seed-rows.ts';
import { type Server, startOfRun } from './server.ts';

export type RunOptions = {
  readonly server: Server;
  readonly seed: number;
  readonly steps: number;
  readonly windowMutant?: WindowMutant;
  readonly platformMutant?: PlatformMutant;
};

/** What happened in a run, counted. */
export type Tally = {
  steps: number;
  acts: number;
  refusedAtOnce: number;
  crashes: number;
  platformKills: number;
  restores: number;
  requests: number;
  faults: number;
};

export const emptyTally = (): Tally => ({
  steps: 0,
  acts: 0,
  refusedAtOnce: 0,
  crashes: 0,
  platformKills: 0,
  restores: 0,
  requests: 0,
  faults: 0,
});

const stepWeights = {
  act: 46,
  sync: 26,
  'sync-together': 6,
  'time-passes': 4,
  'clock-jumps': 3,
  'roles-change': 4,
  'departments-change': 2,
  'entries-change': 3,
  'disk-lost': 1,
  'everything-killed': 3,
  'node-restarts': 3,
  'sign-in': 5,
  'late-arrive': 4,
  'backed-up': 1,
  'put-back': 1.5,
} as const;
type StepName = keyof typeof stepWeights;

const hour = 3_600_000;

export class World {
  readonly devices: readonly Device[];
  readonly platform: RealPlatform;
  readonly tally: Tally = emptyTally();
  /** What was done, a line a step: printed for a seed that fails. */
  readonly story: string[] = [];
  /** Acts that went with a database that was put back, and that no workstation holds any more (S18). */
  readonly forgiven = new Set<string>();
  /** How often a device had been told to begin again when its place in the ledger went with a database (S18). */
  readonly mustNotice = new Map<Device, number>();
  /** Acts whose answer went with a database, and which a workstation held then. */
  readonly #gone = new Set<string>();
  readonly #dice: Dice;
  readonly #lines: Lines;
  #backup: string | null = null;
  #now = startOfRun;
  #names = 0;

  constructor(options: RunOptions) {
    const { seed, server } = options;
    this.#dice = diceFor(seed, 'steps');
    this.platform = new RealPlatform({
      server,
      run: `${seed}`.replace('-', 'm'),
      nodes: 1 + this.#dice.below(2),
      now: () => this.#now,
      mutant: options.platformMutant ?? null,
    });
    this.#lines = {
      platform: this.platform,
      late: [],
      counted: (fault: FaultName) => {
        this.tally.requests += 1;
        if (fault !== 'none') this.tally.faults += 1;
      },
    };
    // Two to six windows on two to five devices; the third device may be the applicant's second one (S11).
    const people = officers.slice(0, 2 + this.#dice.below(3));
    if (this.#dice.chance(0.5)) people.push(...officers.slice(0, 1));
    const doubled = this.#dice.below(people.length);
    this.devices = people.map(
      (officer, number) =>
        new Device({
          number,
          officer,
          windows: number === doubled && people.length < 6 ? 2 : 1,
          lines: this.#lines,
          dice: (purpose) => diceFor(seed, purpose),
          now: () => this.#now,
          mutant: options.windowMutant ?? null,
        }),
    );
  }

  now(): number {
    return this.#now;
  }

  async open(): Promise<void> {
    await this.platform.open();
    for (const device of this.devices) {
      await device.setUp();
      await this.#signIn(device);
      device.line.faulty = false;
      await device.within(0, ({ engine }) => engine.syncNow());
      device.line.faulty = true;
    }
  }

  async close(): Promise<void> {
    for (const device of this.devices) await device.tearDown();
    await this.platform.close();
  }

  async step(): Promise<void> {
    this.#now += 1000 * (1 + this.#dice.below(120));
    this.tally.steps += 1;
    const name = this.#dice.weighed(stepWeights);
    const device = this.#dice.pick(this.devices);
    this.story.push(`${this.tally.steps}. ${name} ${device.name}`);
    await this.#takers[name](device);
  }

  /** The line is whole again, what was late arrives, everybody is signed in and syncs without doing anything (S17). */
  async heal(): Promise<void> {
    for (let node = 0; node < this.platform.nodeCount; node += 1) await this.platform.restart(node);
    await this.#arrive();
    for (const device of this.devices) {
      Object.assign(device.line, { connected: true, faulty: false });
      device.endAll();
      await this.#signIn(device);
    }
    // A second round hears of what the others' first one did; an act waits for the pull after its answer.
    for (let round = 0; round < 3; round += 1) {
      for (const device of this.devices)
        for (let number = 0; number < device.windowCount; number += 1)
          await device.within(number, ({ engine }) => engine.syncNow());
    }
  }

  readonly #takers: Readonly<Record<StepName, (device: Device) => Promise<void>>> = {
    act: (device) => this.#act(device),
    sync: (device) => this.#sync(device),
    'sync-together': async () => void (await Promise.all(this.devices.map((each) => this.#sync(each)))),
    'time-passes': async () => {
      this.#now += hour * (1 + this.#dice.below(30));
    },
    'clock-jumps': async (device) => {
      device.skew = hour * (this.#dice.below(49) - 24);
    },
    'roles-change': (device) => this.#changeRoles(device),
    'departments-change': async () => {
      this.#names += 1;
      const row = departmentOf(`new-${this.#names}`, `新设部门${this.#names}`);
      await this.platform.write([{ table: 'department', row }]);
    },
    'entries-change': async () => {
      this.#names += 1;
      const changed = this.#dice.pick(entries);
      // One of them is new, or one that everybody has is called otherwise, or is not offered for a while.
      const id = this.#dice.chance(0.3) ? `new-${this.#names}` : changed.id;
      const status = this.#dice.chance(0.8) ? 'published' : 'stopped';
      const row = { ...changed, id, status, name: `改过的目录${this.#names}` } as const;
      await this.platform.write([{ table: 'catalogEntry', row }]);
    },
    'disk-lost': async (device) => {
      // What the platform had answered the journal was told to forget, until the window notices what became of it.
      for (const id of await device.answeredActs()) if (this.#gone.has(id)) this.forgiven.add(id);
      await device.loseDisk();
      // It begins from nothing by itself.
      this.mustNotice.delete(device);
    },
    'everything-killed': async (device) => {
      this.tally.crashes += 1;
      await device.killEverything();
    },
    'node-restarts': async () => {
      const node = this.#dice.below(this.platform.nodeCount);
      this.tally.platformKills += 1;
      await this.platform.kill(node);
      if (this.#dice.chance(0.7)) await this.platform.restart(node);
    },
    'sign-in': (device) => this.#signIn(device),
    'late-arrive': () => this.#arrive(),
    'backed-up': async () => {
      this.#backup = await this.platform.backUp();
    },
    'put-back': () => this.#putBack(),
  };

  /** A session of today's roles; the windows are opened anew with them. */
  async #signIn(device: Device): Promise<void> {
    device.endAll();
    device.officer = await this.platform.officer(device.officer.id);
    device.token = await this.platform.signIn(device.officer.id, device.name);
  }

  async #arrive(): Promise<void> {
    for (const deliver of this.#lines.late.splice(0)) await deliver();
  }

  async #act(device: Device): Promise<void> {
    const number = this.#dice.below(device.windowCount);
    const window = device.window(number);
    // An empty window shows nothing to act on.
    if ((await window.database.rows('catalogEntry').count()) === 0) return this.#sync(device);
    const chosen = await chooseAct({
      database: window.database,
      officer: device.officer,
      dice: this.#dice,
      now: device.now(),
      newName: () => {
        this.#names += 1;
        return `r-${this.#names}`;
      },
    });
    // Out of reach more often than not, so that acts of several workstations pile up and meet.
    device.line.connected = this.#dice.chance(0.4);
    window.life.endAfter(this.#dice.chance(0.25) ? 1 + this.#dice.below(60) : null);
    this.story.push(`   ${chosen.name} ${JSON.stringify(chosen.args).slice(0, 120)}`);
    const isSyncing = this.#dice.chance(0.25);
    const outcome = await device.within(number, async ({ engine }) => {
      // An officer does not wait for a round to end before they act.
      const round = isSyncing ? engine.syncNow() : null;
      const told = await engine.perform(chosen.name, chosen.args as never).then(
        (result) => (result.ok ? 'kept' : `refused ${result.error.code}`),
        (error: BridgeError) => error.code,
      );
      // A window that has ended tells nobody anything.
      if (window.life.hasEnded()) return;
      this.tally.acts += 1;
      if (told.startsWith('refused')) this.tally.refusedAtOnce += 1;
      else device.told(told === 'kept' ? 'kept' : 'not-kept');
      this.story.push(`   -> ${told}`);
      await round;
      await engine.syncNow();
    });
    device.line.connected = true;
    this.#settle(device, number, outcome);
  }

  async #sync(device: Device): Promise<void> {
    const number = this.#dice.below(device.windowCount);
    const { life } = device.window(number);
    life.endAfter(this.#dice.chance(0.25) ? 1 + this.#dice.below(80) : null);
    const outcome = await device.within(number, ({ engine }) => engine.syncNow());
    this.#settle(device, number, outcome);
  }

  #settle(device: Device, number: number, outcome: 'done' | 'ended'): void {
    if (outcome === 'done') {
      device.window(number).life.endAfter(null);
      return;
    }
    this.tally.crashes += 1;
    this.story.push('   -> the window ended');
  }

  async #changeRoles(device: Device): Promise<void> {
    const officer = await this.platform.officer(device.officer.id);
    const first = officers.find(({ id }) => id === officer.id)?.roles ?? officer.roles;
    const reduced: Role[] = ['observer'];
    const roles = officer.roles.length === first.length && this.#dice.chance(0.6) ? reduced : [...first];
    this.story.push(`   ${officer.id}: ${roles.join()}`);
    await this.platform.write([{ table: 'officer', row: { ...officer, roles } }]);
  }

  async #putBack(): Promise<void> {
    if (this.#backup === null) return;
    const answered = await this.platform.answered();
    await this.platform.putBack(this.#backup);
    const kept = await this.platform.answered();
    const held = new Set<string>();
    for (const device of this.devices) {
      for (const id of await device.heldActs()) held.add(id);
      if (await this.#isAhead(device)) this.mustNotice.set(device, device.resets);
    }
    for (const id of answered.keys()) if (!kept.has(id)) (held.has(id) ? this.#gone : this.forgiven).add(id);
    this.tally.restores += 1;
  }

  /** True where the database no longer has the ledger entry up to which the device has pulled. */
  async #isAhead(device: Device): Promise<boolean> {
    const { cursor } = await device.window(0).database.readMeta();
    const place = cursor === null ? null : readCursor(cursor);
    if (place === null || anchoredStamp(place) === 0) return false;
    return (await anchorAt(this.platform.database, anchoredStamp(place))) !== place.anchor;
  }
}
