import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { pathOf } from '#shared/evidence/ledger/chain.ts';
import { inventLedger } from '#shared/evidence/testing/invent-ledger.ts';
import { recordOfUse, subjectOfUse } from '#shared/evidence/testing/recorded-use.ts';
import type { LedgerEntry } from '#shared/protocol/ledger.ts';
import { createHeadKeeper } from './head-keeper.ts';
import { createLedgerService } from './ledger.ts';

const pair = generateKeyPair(seededRandom('keeper'));
const sealKey = bytesToHex(pair.publicKey);
const record = recordOfUse();
const own = inventLedger({ pair, entries: 80, perHead: 10, said: { 4: subjectOfUse(record) } });
const rewritten = inventLedger({ pair, entries: 90, perHead: 10, from: 'another' });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heads-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A platform that has signed so many heads of a ledger, and hands out two at a time. */
const platformOf = () => {
  const state = { ledger: own, signed: 3, gives: (entry: LedgerEntry): LedgerEntry | null => entry };
  const heads = () => state.ledger.heads.slice(0, state.signed);
  const ledgerHeads = async ({ after }: { after: number }) => ({
    heads: after === 0 ? heads().slice(-1) : heads().slice(after, after + 2),
    newest: state.signed,
  });
  const ledgerProof = async (_token: string, { seq }: { seq: number }) => {
    const head = heads().find((each) => each.seq >= seq);
    const told = state.ledger.entries[seq - 1];
    const entry = told === undefined ? null : state.gives(told);
    if (head === undefined) return { proof: null, entry };
    const hashes = state.ledger.entries.slice(head.from - 1, head.seq).map(({ hash }) => hash);
    return { proof: { head, path: [...pathOf(hashes, seq - head.from)] }, entry };
  };
  return { state, client: { ledgerHeads, ledgerProof } };
};

const openedOf = () => {
  const { state, client } = platformOf();
  let now = 1_000_000;
  const keeper = createHeadKeeper({ dataDir: folder, client, sealKey: async () => sealKey, now: () => now });
  const access = { current: () => ({ officer: { id: 'o-1' }, token: 'token' }) };
  const service = createLedgerService({ client, access: access as never, keeper });
  return { state, keeper, service, tick: (ms: number) => (now += ms) };
};

describe('[R107] the heads a workstation keeps', () => {
  it('[R107] are carried on over several answers, and looked at once a minute', async () => {
    const { state, keeper, service, tick } = openedOf();
    await keeper.renew();
    expect((await service.status({})).newest?.seq).toBe(30);
    state.signed = 8;
    await keeper.renew();
    expect((await service.status({})).newest?.seq).toBe(30);
    tick(60_000);
    await keeper.renew();
    expect(await service.status({})).toMatchObject({ newest: { seq: 80 }, since: 1_000_000, breaks: [] });
  });

  it('[R107] show a ledger that was rewritten, and one that ends before them, and keep what was kept', async () => {
    const { state, keeper, service } = openedOf();
    await keeper.refresh();
    state.ledger = rewritten;
    state.signed = 5;
    await keeper.refresh();
    expect((await service.status({})).breaks).toMatchObject([{ kept: { seq: 30 } }]);
    expect((await keeper.kept())?.breaks[0]?.offered?.number).toBe(4);
    state.signed = 2;
    await keeper.refresh();
    expect((await service.status({})).breaks).toMatchObject([{ kept: { seq: 50 } }, { kept: { seq: 30 } }]);
    expect((await keeper.kept())?.newest.seq).toBe(20);
  });

  it('[R107] show newer heads that are withheld, once, and count no such answer as a check', async () => {
    const { client } = platformOf();
    let now = 1000;
    const parts = { dataDir: folder, sealKey: async () => sealKey, now: () => now };
    await createHeadKeeper({ ...parts, client }).refresh();
    const keeper = createHeadKeeper({
      ...parts,
      client: { ledgerHeads: async () => ({ heads: [], newest: 900 }) },
    });
    for (now = 2000; now < 5000; now += 1000) await keeper.refresh();
    const kept = await keeper.kept();
    expect(kept).toMatchObject({ newest: { number: 3 }, checkedAt: 1000 });
    expect(kept?.breaks).toMatchObject([{ noticedAt: 2000, kept: { number: 3 }, offered: null }]);
  });

  it('[R107] that are spoilt on the disk are laid aside and told, whatever ledger is followed from there', async () => {
    const { keeper, service } = openedOf();
    await writeFile(join(folder, 'ledger-head.json'), '{"newest":');
    await keeper.refresh();
    await keeper.refresh();
    expect((await service.status({})).breaks).toEqual([{ noticedAt: 1_000_000, kept: null }]);
    expect((await readdir(folder)).toSorted()).toEqual([
      'ledger-head.json',
      'ledger-head.json.damaged-1000000',
    ]);
  });

  it('[R107] show a platform of another seal', async () => {
    const { client } = platformOf();
    const parts = { dataDir: folder, client, now: () => 5 };
    await createHeadKeeper({ ...parts, sealKey: async () => sealKey }).refresh();
    const other = bytesToHex(generateKeyPair(seededRandom('other')).publicKey);
    const keeper = createHeadKeeper({ ...parts, sealKey: async () => other });
    await keeper.refresh();
    expect((await keeper.kept())?.breaks).toHaveLength(1);
  });
});

describe('[R107] a record', () => {
  const at = (seq: number) => ({ seq, hash: own.entries[seq - 1]?.hash ?? '', record: null });
  const opened = async () => {
    const { state, keeper, service } = openedOf();
    state.signed = 7;
    await keeper.refresh();
    return { state, prove: service.prove };
  };

  it('[R107] of long ago is proven by the head that is kept now, head by head', async () => {
    const { prove } = await opened();
    expect(await prove(at(4))).toEqual({ verdict: 'place' });
    expect(await prove(at(70))).toEqual({ verdict: 'place' });
    expect(await prove(at(71))).toEqual({ verdict: 'not-yet' });
    expect(await prove({ ...at(4), hash: at(5).hash })).toEqual({ verdict: 'different' });
  });

  it('[R107] is proven itself by the entry at its place, and a changed one falls', async () => {
    const { prove } = await opened();
    expect(await prove({ ...at(4), record })).toEqual({ verdict: 'record' });
    expect(await prove({ ...at(4), record: { ...record, rowCount: 2 } })).toEqual({ verdict: 'different' });
    expect(await prove({ ...at(5), record })).toEqual({ verdict: 'different' });
  });

  it('[R107] is not believed of an entry that is not what the place holds the hash of, nor of none', async () => {
    const { state, prove } = await opened();
    state.gives = (entry) => ({ ...entry, ...subjectOfUse({ ...record, rowCount: 2 }) });
    expect(await prove({ ...at(4), record: { ...record, rowCount: 2 } })).toEqual({ verdict: 'different' });
    state.gives = () => null;
    expect(await prove({ ...at(4), record })).toEqual({ verdict: 'place' });
  });
});
