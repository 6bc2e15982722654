import { describe, expect, it } from 'vitest';
import { leaseTerm } from '#shared/protocol/lease.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { leaseOf, temporaryFolder, testDeviceId } from '../testing/fixtures.ts';
import { createLeaseKeeper, type LeaseOptions } from './lease-keeper.ts';

const start = 1_790_000_000_000;
const minute = 60_000;
const hour = 60 * minute;

/** A lease of seven days from `start`, open on a disk that can be made to fail. */
async function leased() {
  const disk = { isFull: false };
  const clock = { now: start, counted: 0 };
  const options: LeaseOptions = {
    deviceId: testDeviceId,
    now: () => clock.now,
    counted: () => clock.counted,
    verify: async () => true,
    writeFile: (path, text) =>
      disk.isFull ? Promise.reject(new Error('planted')) : writeDurably(path, text),
  };
  const holder = {
    officerId: 'officer-a',
    folder: await temporaryFolder(),
    dataKey: new Uint8Array(32).fill(3),
  };
  const keeper = createLeaseKeeper(options);
  const granted = (now: number) => ({ lease: leaseOf('officer-a', now), serverTime: now });
  await keeper.keep(holder, granted(start));
  return { disk, clock, holder, granted, keeper, restarted: () => createLeaseKeeper(options) };
}

describe('S6 a lease on a disk that takes no more writing', () => {
  it('holds what is open to its end and no longer, and opens nothing whose time cannot be noted', async () => {
    const { disk, clock, holder, keeper, restarted } = await leased();
    disk.isFull = true;
    for (const at of [hour, leaseTerm]) {
      clock.now = start + at;
      expect(await keeper.stillStanding(holder)).toBe('valid');
    }
    await expect(restarted().standing(holder)).rejects.toThrow('planted');
    clock.now += 1;
    expect(await keeper.stillStanding(holder)).toBe('expired');
    expect(await restarted().standing(holder)).toBe('expired');
  });

  it('notices a clock set back behind what was seen and not noted', async () => {
    const { disk, clock, holder, keeper } = await leased();
    disk.isFull = true;
    clock.now += 3 * hour;
    expect(await keeper.stillStanding(holder)).toBe('valid');
    clock.now -= 2 * hour;
    expect(await keeper.stillStanding(holder)).toBe('clock-back');
  });

  it('notes the time seen at the first look after there is room again', async () => {
    const { disk, clock, holder, keeper, restarted } = await leased();
    disk.isFull = true;
    clock.now += 3 * hour;
    await keeper.stillStanding(holder);
    disk.isFull = false;
    await keeper.stillStanding(holder);
    clock.now -= hour;
    expect(await restarted().standing(holder)).toBe('clock-back');
  });

  it('goes on by a renewal that could not be written, until the data are closed', async () => {
    const { disk, clock, holder, granted, keeper, restarted } = await leased();
    disk.isFull = true;
    clock.now += 2 * hour;
    await expect(keeper.keep(holder, granted(clock.now))).rejects.toThrow('planted');
    clock.now += leaseTerm - hour;
    expect(await keeper.stillStanding(holder)).toBe('valid');
    expect(await restarted().standing(holder)).toBe('expired');
  });

  it('is nobody else’s', async () => {
    const { holder, keeper } = await leased();
    expect(await keeper.stillStanding({ ...holder, officerId: 'officer-b' })).toBe('none');
  });
});

/** Works so long with a look every fifteen seconds; where it stood at the first that was not valid, or at the end. */
async function worked({ clock, holder, keeper }: Awaited<ReturnType<typeof leased>>, milliseconds: number) {
  for (let done = 0; done < milliseconds; done += 15_000) {
    clock.now += 15_000;
    clock.counted += 15_000;
    const standing = await keeper.stillStanding(holder);
    if (standing !== 'valid') return standing;
  }
  return 'valid';
}

describe('S6 a clock set back at every pause', () => {
  it.each([9, 4])('lengthens no lease by %i minutes while the desk is locked', async (minutes) => {
    const desk = await leased();
    const { clock, holder, keeper } = desk;
    clock.now = start + leaseTerm - 20 * minute;
    expect(await keeper.standing(holder)).toBe('valid');
    let rounds = 0;
    for (; rounds < 10; rounds += 1) {
      if ((await worked(desk, minutes * minute)) !== 'valid') break;
      await keeper.noteTime(holder);
      clock.now -= minutes * minute;
      if ((await keeper.standing(holder)) !== 'valid') break;
    }
    expect(rounds * minutes).toBeLessThanOrEqual(20);
  });

  it('is noticed by the next program too, for opening and closing write the time down', async () => {
    const desk = await leased();
    const { clock, holder, keeper, restarted } = desk;
    expect(await worked(desk, 50 * 1000)).toBe('valid');
    clock.now += 7 * minute;
    await keeper.noteTime(holder);
    clock.now -= 6 * minute;
    expect(await restarted().standing(holder)).toBe('clock-back');
    clock.now += 6 * minute;
    expect(await restarted().standing(holder)).toBe('valid');
    clock.now -= 6 * minute;
    expect(await restarted().standing(holder)).toBe('clock-back');
  });

  it('is noticed where the time of the closing could not be written', async () => {
    const { clock, disk, holder, keeper } = await leased();
    disk.isFull = true;
    clock.now += 7 * minute;
    await expect(keeper.noteTime(holder)).rejects.toThrow('planted');
    disk.isFull = false;
    clock.now -= 6 * minute;
    expect(await keeper.standing(holder)).toBe('clock-back');
  });

  it('does not hide that the lease has ended by the machine’s own count', async () => {
    const { clock, holder, keeper } = await leased();
    clock.now = start + leaseTerm - minute;
    expect(await keeper.stillStanding(holder)).toBe('valid');
    clock.counted += 2 * minute;
    expect(await keeper.stillStanding(holder)).toBe('expired');
  });
});
