/** Five hundred workstations after an outage, in a time of their own: what reaches the platform in each second. */
import { describe, expect, it } from 'vitest';
import { createPacer } from './pacer.ts';

const clients = 500;
const second = 1_000;

type Reply = { readonly ok: boolean; readonly wait: number };

/** mulberry32: the same seed, the same crowd. */
const seeded = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Appointment = { readonly at: number; readonly work: () => void };

/** Time that moves from one appointment to the next. */
const createTime = () => {
  let now = 0;
  const due = new Set<Appointment>();
  // A run and what follows on its end are promises.
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    schedule: (work: () => void, milliseconds: number) => {
      const mine = { at: now + milliseconds, work };
      due.add(mine);
      return () => void due.delete(mine);
    },
    until: async (end: number): Promise<void> => {
      await settle();
      for (;;) {
        let next: Appointment | undefined;
        for (const each of due) if (next === undefined || each.at < next.at) next = each;
        if (next === undefined || next.at > end) break;
        due.delete(next);
        now = next.at;
        next.work();
        await settle();
      }
      now = end;
    },
  };
};

/** Every workstation of the crowd asks this platform; answers how many asked in each second. */
const crowdOf = (platform: (now: number, askedThisSecond: number) => Reply, seed: number) => {
  const time = createTime();
  const random = seeded(seed);
  const asked: number[] = [];
  const firstServed: number[] = [];
  const pacers = Array.from({ length: clients }, (_, client) => {
    let last: Reply = { ok: true, wait: 0 };
    const run = async (): Promise<void> => {
      const at = Math.floor(time.now() / second);
      asked[at] = (asked[at] ?? 0) + 1;
      last = platform(time.now(), asked[at]);
      if (last.ok) firstServed[client] ??= time.now();
    };
    return createPacer({
      schedule: time.schedule,
      random,
      run,
      succeeded: () => last.ok,
      toldToWait: () => last.wait,
    });
  });
  return {
    time,
    pacers,
    asked: (from: number, to: number) => [...asked].slice(from, to).map((n) => n ?? 0),
    firstServed,
  };
};

const most = (counts: readonly number[]) => Math.max(...counts);

describe('five hundred workstations', () => {
  it('S17 cut off in one moment come back spread, and each within 24 s', async () => {
    const outage = 120 * second;
    const crowd = crowdOf((now) => ({ ok: now >= outage, wait: 0 }), 1);
    for (const pacer of crowd.pacers) pacer.start();
    await crowd.time.until(outage + 25 * second);
    const returning = crowd.asked(120, 144);
    // All at once would be 500; evenly over the 20 s between tries, with what the first to return ask again, it is
    // 25 to 100 a second.
    expect(most(returning)).toBeLessThan(150);
    expect(Object.keys(crowd.firstServed)).toHaveLength(clients);
    expect(Math.max(...crowd.firstServed)).toBeLessThanOrEqual(outage + 24 * second);
  });

  it('S17 told in one moment to wait half a minute keep to it, and come back over the half minute after', async () => {
    const crowd = crowdOf(
      (now) => (now < second ? { ok: false, wait: 30 * second } : { ok: true, wait: 0 }),
      2,
    );
    for (const pacer of crowd.pacers) pacer.start();
    for (const pacer of crowd.pacers) void pacer.request();
    await crowd.time.until(61 * second);
    expect(most(crowd.asked(1, 30))).toBe(0);
    expect(most(crowd.asked(30, 35))).toBeLessThan(40);
    expect(Object.keys(crowd.firstServed)).toHaveLength(clients);
  });

  it('S17 a platform that serves 120 a second and sends the rest away serves everybody soon', async () => {
    const outage = 60 * second;
    const crowd = crowdOf(
      (now, count) =>
        now >= outage && count <= 120
          ? { ok: true, wait: 0 }
          : { ok: false, wait: now < outage ? 0 : 10 * second },
      3,
    );
    for (const pacer of crowd.pacers) pacer.start();
    await crowd.time.until(outage + 60 * second);
    expect(Object.keys(crowd.firstServed)).toHaveLength(clients);
  });
});
