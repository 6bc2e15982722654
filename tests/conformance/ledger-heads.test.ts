/** Heads of the platform's ledger: signed when due, by one node, chained, with proofs and segments that check without it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSegment } from '#shared/evidence/ledger/check-segment.ts';
import { firstBreak, isProven } from '#shared/evidence/ledger/heads.ts';
import { headsReply, proofReply, segmentReply } from '#shared/protocol/ledger.ts';
import { openSeal } from '../../src-platform/certificates/seal.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { headEvery, makeDueHead } from '../../src-platform/ledger/signed-heads.ts';
import { forged } from './forged.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { postgresServers } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const [server] = postgresServers;
if (server === undefined) throw new Error('no database server');

let office: PlatformOffice;
let opened: { database: Database; stop: () => Promise<void> };
let desk: Parameters<typeof makeDueHead>[0];
let sealKey: string;
beforeAll(async () => {
  opened = await openDemonstration(server);
  office = await openPlatformOffice(opened.database);
  const seal = await openSeal(opened.database, new TextEncoder().encode('conformance'));
  sealKey = seal.publicKey;
  desk = { database: opened.database, seal, now: () => office.now };
});
afterAll(async () => {
  await office.close();
  await opened.stop();
});

const headsAfter = async (after: number) =>
  headsReply.parse((await office.post('/ledger/heads', { after })).body);
const headLater = () => {
  office.now += headEvery.ms;
  return makeDueHead(desk);
};
const act = async (clerk: Clerk) => clerk.act('notice.read', { noticeId: 'none' });

describe('[R107] heads of the ledger', () => {
  it('[R107] are made when there is something new and it is time, once among nodes', async () => {
    await Promise.all([makeDueHead(desk), makeDueHead(desk), makeDueHead(desk)]);
    const { newest } = await headsAfter(0);
    expect(newest).toBe(1);
    const clerk = await office.clerk('minzheng.zhang');
    await act(clerk);
    await makeDueHead(desk);
    expect((await headsAfter(0)).newest).toBe(1);
    office.now += headEvery.ms;
    await Promise.all([makeDueHead(desk), makeDueHead(desk)]);
    expect((await headsAfter(0)).newest).toBe(2);
    office.now += headEvery.ms;
    await makeDueHead(desk);
    expect((await headsAfter(0)).newest).toBe(2);
    const first = (await headsAfter(0)).heads;
    expect(first).toHaveLength(1);
  });

  it('[R107] carry on from one another, and prove a record that a workstation holds', async () => {
    const clerk = await office.clerk('gongan.li');
    await clerk.registerKey();
    await headLater();
    const { rows } = await opened.database.query<{ seq: number; hash: string }>(
      `SELECT seq, hash FROM ledger WHERE action = 'key.register' ORDER BY seq DESC LIMIT 1`,
    );
    const [entry] = rows;
    if (entry === undefined) throw new Error('no entry');
    const { proof } = proofReply.parse((await clerk.post('/ledger/proof', { seq: entry.seq })).body);
    if (proof === null) throw new Error('no proof');
    expect(isProven(entry, proof, sealKey)).toBe(true);
    expect(isProven({ ...entry, hash: '0'.repeat(64) }, proof, sealKey)).toBe(false);
    const beyond = proofReply.parse((await clerk.post('/ledger/proof', { seq: entry.seq + 1000 })).body);
    expect(beyond.proof).toBeNull();
    const { heads } = await headsAfter(1);
    expect(firstBreak(null, heads, sealKey)).toBeNull();
  });

  it('[R107] stand for entries that those who oversee the city can export and check, and nobody else', async () => {
    const overseer = await office.clerk('zwxx.zhao');
    const { newest } = await headsAfter(0);
    const check = checkSegment(sealKey, null);
    for (let number = 1; number <= newest; number++) {
      const { head, entries } = segmentReply.parse((await overseer.post('/ledger/segment', { number })).body);
      for (const entry of entries) check.entry(entry);
      check.head(head);
    }
    expect(check.standing()).toMatchObject({ fault: null, unsigned: 0 });
    const audit = await office.clerk('zwxx.feng');
    expect((await audit.post('/ledger/segment', { number: 1 })).status).toBe(200);
    const officer = await office.clerk('minzheng.zhang');
    expect((await officer.post('/ledger/segment', { number: 1 })).body).toMatchObject({
      code: 'role.missing',
    });
    expect((await overseer.post('/ledger/segment', { number: 999 })).body).toMatchObject({
      code: 'record.missing',
    });
  });

  it('[R107] do not carry on where the ledger is rewritten under them', async () => {
    const clerk = await office.clerk('minzheng.zhang');
    await headLater();
    const kept = (await headsAfter(0)).heads[0];
    if (kept === undefined) throw new Error('no head');
    // What somebody with the whole database and its secret could do: sign other heads from here on.
    const removed = `DELETE FROM ledger_signed_head WHERE number >= ${kept.number - 1}`;
    await opened.database.query(forged(removed, 'ledger_signed_head'));
    office.now += 1;
    await act(clerk);
    await headLater();
    await act(clerk);
    await headLater();
    await act(clerk);
    await headLater();
    const { heads } = await headsAfter(kept.number);
    expect(heads.length).toBeGreaterThan(0);
    expect(firstBreak(kept, heads, sealKey)?.number).toBe(kept.number + 1);
  });
});
