import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { trustOf } from '#shared/evidence/testing/signed-agreement.ts';
import { createTrustKeeper, readKeptTrust, trustFileOf } from './trust-keeper.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trust-'));
});
afterEach(() => rm(folder, { recursive: true }));

const hour = 60 * 60_000;

it('[R085] keeps what the platform said last, asks again after an hour, and keeps on without a link', async () => {
  let now = 10 * hour;
  let asked = 0;
  let linked = true;
  const client = {
    trust: async () => {
      asked += 1;
      if (!linked) throw new Error('no link');
      return trustOf();
    },
  };
  const keeper = createTrustKeeper(folder, client, () => now);
  expect(await readKeptTrust(folder)).toBeNull();
  await keeper.renew();
  await keeper.renew();
  expect(asked).toBe(1);
  linked = false;
  now += hour;
  await keeper.renew();
  expect(asked).toBe(2);
  expect((await readKeptTrust(folder))?.fetchedAt).toBe(10 * hour);
  linked = true;
  await keeper.renew();
  expect((await readKeptTrust(folder))?.fetchedAt).toBe(now);
  await writeFile(trustFileOf(folder), '{');
  expect(await readKeptTrust(folder)).toBeNull();
});
