import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { authorityOf, day, listDerOf, today } from '#shared/crypto/testing/authority.ts';
import { authority, people, trustOf } from '#shared/evidence/testing/signed-agreement.ts';
import type { TrustReply } from '#shared/protocol/trust.ts';
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

it('[R086] a list does not give way to an older one, nor to one that its authority did not sign', async () => {
  let now = 10 * hour;
  const listAt = (at: number, issuer = authority) => base64Encode(listDerOf(issuer, [], at));
  const first = listAt(today);
  let given: TrustReply = { ...trustOf(), lists: [first] };
  const keeper = createTrustKeeper(folder, { trust: async () => given }, () => now);
  const kept = async () => (await readKeptTrust(folder))?.trust.lists;
  await keeper.refresh();
  for (const lists of [[listAt(today - day)], [], [listAt(today + day, authorityOf('演示密钥机构'))]]) {
    given = { ...given, lists };
    now += hour;
    await keeper.renew();
    expect((await readKeptTrust(folder))?.fetchedAt).toBe(now);
    expect(await kept()).toEqual([first]);
  }
  given = { ...given, lists: [listAt(today + day)] };
  await keeper.refresh();
  expect(await kept()).toEqual(given.lists);
});

it('[R085] another seal is taken at a sign-in alone', async () => {
  let now = 10 * hour;
  let given = trustOf();
  const keeper = createTrustKeeper(folder, { trust: async () => given }, () => now);
  await keeper.refresh();
  const { sealKey } = given;
  given = { ...given, sealKey: bytesToHex(people.user.pair.publicKey) };
  now += hour;
  await keeper.renew();
  expect(await readKeptTrust(folder)).toMatchObject({ fetchedAt: 10 * hour, trust: { sealKey } });
  await keeper.refresh();
  expect((await readKeptTrust(folder))?.trust.sealKey).toBe(given.sealKey);
});

it('[R086] keeps the list of an authority between, whose certificate only a file brings', async () => {
  const between = base64Encode(listDerOf(authorityOf('某运营中间'), []));
  const fresh = trustOf();
  const given = { ...fresh, lists: [...fresh.lists, between] };
  await createTrustKeeper(folder, { trust: async () => given }, () => 10 * hour).renew();
  expect((await readKeptTrust(folder))?.trust.lists).toEqual([...fresh.lists, between]);
});
