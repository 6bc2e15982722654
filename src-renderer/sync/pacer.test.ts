import { describe, expect, it } from 'vitest';
import { createPacer } from './pacer.ts';
import { manualEnvironment } from './testing/manual-environment.ts';

const idle = () => Promise.resolve();
const noWait = () => 0;
/** Long enough for a run that waits for nothing, and for what follows on its end. */
const afterRun = () => new Promise((resolve) => setImmediate(resolve));

describe('the pacer', () => {
  it('S17 tries every 5 s while it succeeds and backs off to 20 s while it does not', async () => {
    const { schedule, random, fireTimer } = manualEnvironment();
    let succeeds = true;
    const pacer = createPacer({ schedule, random, run: idle, succeeded: () => succeeds, toldToWait: noWait });
    pacer.start();
    const waits: (number | null)[] = [];
    for (const outcome of [true, false, false, false, false, false, true, true]) {
      await pacer.request();
      succeeds = outcome;
      waits.push(fireTimer());
    }
    await pacer.stop();
    expect(waits[0]).toBe(5_000);
    expect(Math.max(...waits.map(Number))).toBe(20_000);
    expect(waits.at(-1)).toBe(5_000);
  });

  it('spreads workstations by a fifth either way', async () => {
    for (const [random, wait] of [
      [0, 4_000],
      [0.5, 5_000],
    ] as const) {
      const { schedule, fireTimer } = manualEnvironment();
      const pacer = createPacer({
        schedule,
        random: () => random,
        run: idle,
        succeeded: () => true,
        toldToWait: noWait,
      });
      pacer.start();
      await pacer.request();
      expect(fireTimer()).toBeCloseTo(wait);
      await pacer.stop();
    }
  });

  it('serves who asks during a run by one run after it', async () => {
    const { schedule, random } = manualEnvironment();
    const ends: (() => void)[] = [];
    const run = () => new Promise<void>((resolve) => ends.push(resolve));
    const pacer = createPacer({ schedule, random, run, succeeded: () => true, toldToWait: noWait });
    const first = pacer.request();
    const second = pacer.request();
    const third = pacer.request();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await first;
    expect(third).toBe(second);
    await Promise.resolve();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await second;
  });

  it('S17 keeps a wait that the platform asked for, whoever asks, and serves them after it', async () => {
    const { schedule, random, fireTimer } = manualEnvironment();
    let runs = 0;
    let wait = 60_000;
    const run = async () => {
      runs += 1;
    };
    const pacer = createPacer({ schedule, random, run, succeeded: () => false, toldToWait: () => wait });
    pacer.start();
    await afterRun();
    const before = runs;
    wait = 0;
    const asked = pacer.request();
    expect(pacer.request()).toBe(asked);
    expect(runs).toBe(before);
    expect(fireTimer()).toBe(90_000);
    await asked;
    expect(runs).toBe(before + 1);
    await pacer.stop();
  });

  it('S17 leaves nobody waiting when it is stopped', async () => {
    const { schedule, random } = manualEnvironment();
    const pacer = createPacer({
      schedule,
      random,
      run: idle,
      succeeded: () => false,
      toldToWait: () => 60_000,
    });
    pacer.start();
    await afterRun();
    const asked = pacer.request();
    await pacer.stop();
    await asked;
  });

  it('begins nothing once stopped', async () => {
    const { schedule, random, fireTimer } = manualEnvironment();
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    const pacer = createPacer({ schedule, random, run, succeeded: () => true, toldToWait: noWait });
    pacer.start();
    await pacer.stop();
    await pacer.request();
    expect(fireTimer()).toBeNull();
    expect(runs).toBe(1);
  });
});
