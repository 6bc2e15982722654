/** What the platform withstands: forged and repeated requests, limits, rights that ended, a database put back. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import { ledgerPlace } from '#shared/protocol/push.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { failureLimits } from '../../src-platform/access/credentials.ts';
import { sessionLimits } from '../../src-platform/access/sessions.ts';
import { fetchRecord, writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { applied, callOf, entryId, grantCase, submission } from './platform-cases.ts';
import type { Clerk, PlatformOffice } from './platform-office.ts';

const write = (office: PlatformOffice, change: Change): Promise<void> =>
  withLedger(office.database, async ({ tx, nextSeq, append }) => {
    await writeRecords(tx, [change], nextSeq);
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: office.now, ...who, action: 'test.write', outcome: 'applied', subject: {} });
  });

/** Runs `work` while the entry is changed so, and puts it back. */
const whileEntryIs = async (
  office: PlatformOffice,
  patch: Partial<CatalogEntry>,
  work: () => Promise<void>,
) => {
  const row = await fetchRecord(office.database, { table: 'catalogEntry', id: entryId });
  if (row === undefined) throw new Error('no entry');
  await write(office, { table: 'catalogEntry', row: { ...row, ...patch } });
  try {
    await work();
  } finally {
    await write(office, { table: 'catalogEntry', row });
  }
};

const gatewayDefences = (officeOf: () => PlatformOffice): void => {
  const codeOf = async (clerk: Clerk, request: object) =>
    (await clerk.post('/gateway/calls', request)).body.code;

  it('[S2] the last call the cap allows can be asked for again when its answer was lost', async () => {
    const { user, caseId } = await grantCase(officeOf());
    await user.post('/gateway/calls', callOf(caseId));
    await user.post('/gateway/calls', callOf(caseId));
    const last = callOf(caseId);
    const first = await user.post('/gateway/calls', last);
    expect(await user.post('/gateway/calls', last)).toEqual(first);
    expect(await codeOf(user, callOf(caseId))).toBe('grant.cap');
  });

  it("[R107] a colleague's call id gives no record in their name", async () => {
    const office = officeOf();
    const { user, caseId } = await grantCase(office);
    const request = callOf(caseId);
    await user.post('/gateway/calls', request);
    const gao = await office.clerk('minzheng.gao');
    const row = await fetchRecord(office.database, { table: 'officer', id: gao.profile.officer.id });
    await write(office, { table: 'officer', row: { ...(row as Officer), roles: ['data-officer'] } });
    expect(await codeOf(gao, request)).toBe('record.exists');
    await write(office, { table: 'officer', row: row as Officer });
    expect(await codeOf(gao, callOf(caseId))).toBe('role.missing');
  });

  it('[R043] a department no longer on the 专用 list gets nothing more', async () => {
    const office = officeOf();
    const { user, caseId } = await grantCase(office);
    await whileEntryIs(office, { dedicatedTo: ['dept-tongji'] }, async () => {
      expect(await codeOf(user, callOf(caseId))).toBe('case.dedicated-only');
    });
    await whileEntryIs(office, { dedicatedTo: ['dept-minzheng'] }, async () => {
      expect(await codeOf(user, callOf(caseId))).toBeUndefined();
    });
  });

  it('[R049] a grant whose every item has left the entry is a refusal, and no call is recorded for it', async () => {
    const office = officeOf();
    const { user, caseId } = await grantCase(office);
    const items: CatalogEntry['items'] = [
      { id: 'constructor', name: '别的信息项', dataType: 'C', shareType: 'conditional' },
    ];
    await whileEntryIs(office, { items }, async () => {
      expect(await codeOf(user, callOf(caseId))).toBe('case.item-unknown');
    });
    const records = [...(await user.rows())].filter(([name]) => name.startsWith('callRecord '));
    const calls = records.filter(([, row]) => row.caseId === caseId);
    expect(calls).toHaveLength(0);
  });
};

const certificateDefences = (officeOf: () => PlatformOffice): void => {
  it('[R066] a certificate id stands for its calls: other calls under it, or another department, are refused', async () => {
    const office = officeOf();
    const { user, provider, caseId } = await grantCase(office);
    const calls = [callOf(caseId), callOf(caseId)];
    for (const call of calls) await user.post('/gateway/calls', call);
    const certificateId = randomUUID();
    const [first, second] = calls.map(({ callId }) => callId);
    const issue = async (clerk: Clerk, callIds: unknown[], id = certificateId) =>
      (await clerk.post('/certificates', { certificateId: id, callIds })).body.code;
    expect(await issue(user, [first, second])).toBeUndefined();
    expect(await issue(user, [second, first])).toBeUndefined();
    expect(await issue(user, [first])).toBe('record.exists');
    expect(await issue(provider, [first, second])).toBe('record.exists');
    expect(await issue(provider, [first], randomUUID())).toBe('department.wrong');
  });
};

const pushDefences = (officeOf: () => PlatformOffice): void => {
  it('[S16] an id too long for the ids made from it is refused, and everybody can still pull', async () => {
    const office = officeOf();
    const user = await office.clerk('minzheng.zhang');
    const caseId = 'c'.repeat(75);
    expect(await user.act('case.submit', submission(caseId))).toMatchObject({ code: 'args.invalid' });
    expect((await user.rows()).size).toBeGreaterThan(0);
  });

  it('[R020] an act that is none leaves no free text in the ledger, and one that cannot be stored jams nothing', async () => {
    const office = officeOf();
    const user = await office.clerk('minzheng.zhang');
    const results = await user.push(
      user.mutation('张三 140902\n\u202e', {}),
      user.mutation('nul \u0000', {}),
      user.mutation('case.submit', submission(randomUUID())),
    );
    expect(results).toMatchObject([{ code: 'action.unknown' }, { code: 'action.unknown' }, applied]);
    const { rows } = await office.database.query('SELECT 1 FROM ledger WHERE action ~ $1', ['张三|nul']);
    expect(rows).toEqual([]);
  });
};

const signInDefences = (officeOf: () => PlatformOffice): void => {
  it('many guesses at once pass the limit by no more than run at a time', async () => {
    const office = officeOf();
    const wrong = Array.from({ length: 30 }, (_, each) =>
      office.signIn('zwxx.feng', { password: `guess-${each}` }),
    );
    const checked = (await Promise.all(wrong)).filter(({ status }) => status === 403);
    expect(checked.length).toBeGreaterThanOrEqual(failureLimits.perLogin);
    expect(checked.length).toBeLessThanOrEqual(failureLimits.perLogin + 3);
    office.now += failureLimits.window + 1;
  });

  it('sessions that ended are forgotten at the next sign-in', async () => {
    const office = officeOf();
    await office.clerk('zwxx.wu');
    office.now += sessionLimits.idle + 1;
    await office.clerk('zwxx.wu');
    const { rows } = await office.database.query<{ sessions: number }>(
      'SELECT count(*) AS sessions FROM session',
    );
    expect(rows).toEqual([{ sessions: 1 }]);
  });

  it('a login that no database can hold is a malformed request', async () => {
    expect(await officeOf().signIn('a\u0000')).toMatchObject({ status: 400, body: { field: 'login' } });
  });
};

const pullDefences = (officeOf: () => PlatformOffice): void => {
  const forged = (cursor: string, patch: object): string => {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as object;
    return Buffer.from(JSON.stringify({ ...value, ...patch })).toString('base64url');
  };

  it('[S12] a forged cursor shows nothing more and breaks nothing', async () => {
    const user = await officeOf().clerk('renshe.chen');
    const { cursor } = await user.pull();
    const visible = new Set((await user.rows()).keys());
    for (const patch of [
      { id: '\u0000' },
      { table: 'ledger' },
      { stamp: -1 },
      { stamp: 2 ** 60 },
      { more: 1 },
    ]) {
      expect((await user.pull(forged(cursor, patch))).reset).toBe(true);
    }
    const { patch } = await user.pull(forged(cursor, { stamp: 0, anchor: '', table: '', id: '' }));
    const sent = patch.filter(({ op }) => op === 'put').map(({ table, id }) => `${table} ${id}`);
    expect(sent.filter((row) => !visible.has(row))).toEqual([]);
  });

  it('[S18] a cursor from after the moment a restored database stands at starts anew', async () => {
    const office = officeOf();
    const user = await office.clerk('minzheng.zhang');
    await user.act('case.submit', submission(randomUUID()));
    const { cursor } = await user.pull(await lastCursor(user));
    const ahead = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { stamp: number };
    expect((await user.pull(cursor)).reset).toBe(false);
    const elsewhere = { reset: true, otherLedger: true };
    expect(await user.pull(forged(cursor, { stamp: ahead.stamp + 1000 }))).toMatchObject(elsewhere);
    // The restored database wrote other acts under the same sequence numbers.
    expect(await user.pull(forged(cursor, { anchor: '0'.repeat(16) }))).toMatchObject(elsewhere);
    expect(await user.pull(forged(cursor, { epoch: 'another' }))).toMatchObject(elsewhere);
    // Other rights begin anew as well, and say nothing of the ledger.
    const otherRights = await user.pull(forged(cursor, { scopes: '0'.repeat(16) }));
    expect(otherRights.reset).toBe(true);
    expect(otherRights).not.toHaveProperty('otherLedger');
  });

  it('[S18] an answer that is not in this ledger, before the cursor or after it, starts anew where it is after', async () => {
    const user = await officeOf().clerk('minzheng.zhang');
    const cursor = await lastCursor(user);
    const push = { protocol: protocolVersion, mutations: [user.mutation('no.such-act', {})] };
    const { stamp, anchor } = ledgerPlace.loose().parse((await user.post('/sync/push', push)).body);
    const reset = async (answered: object): Promise<unknown> =>
      (await user.post('/sync/pull', { protocol: protocolVersion, cursor, atLeast: 0, answered })).body.reset;
    expect(await reset({ stamp, anchor })).toBe(false);
    expect(await reset({ stamp, anchor: '0'.repeat(16) })).toBe(true);
    expect(await reset({ stamp: stamp + 1000, anchor })).toBe(true);
    // The cursor's own anchor vouches for all that is before it.
    expect(await reset({ stamp: 1, anchor: '' })).toBe(false);
  });

  it('[S20] a page is bounded in bytes as well as in rows, and pages together are everything', async () => {
    const office = officeOf();
    const user = await office.clerk('renshe.chen');
    const before = await user.rows();
    const sample = (await fetchRecord(office.database, {
      table: 'catalogEntry',
      id: entryId,
    })) as CatalogEntry;
    const items = Array.from({ length: 500 }, (_, each) => ({
      id: `item-${each}`,
      name: `${each}${'项'.repeat(190)}`,
      dataType: 'C' as const,
      shareType: 'conditional' as const,
    }));
    const ids = Array.from({ length: 30 }, (_, each) => `entry-large-${each}`);
    for (const id of ids) await write(office, { table: 'catalogEntry', row: { ...sample, id, items } });
    let cursor: string | null = null;
    const seen = new Set<string>();
    for (let more = true; more; ) {
      const page = await user.pull(cursor);
      expect(Buffer.byteLength(JSON.stringify(page.patch))).toBeLessThan(6 * 1024 * 1024);
      for (const { table, id } of page.patch) seen.add(`${table} ${id}`);
      ({ cursor, more } = page);
    }
    expect([...before.keys()].filter((row) => !seen.has(row))).toEqual([]);
    expect(ids.filter((id) => !seen.has(`catalogEntry ${id}`))).toEqual([]);
    await office.database.query(`DELETE FROM record WHERE id LIKE 'entry-large-%'`);
  });
};

const lastCursor = async (clerk: Clerk): Promise<string> => {
  for (let cursor: string | null = null; ; ) {
    const page = await clerk.pull(cursor);
    if (!page.more) return page.cursor;
    cursor = page.cursor;
  }
};

export const platformDefences = (officeOf: () => PlatformOffice): void => {
  describe('withstands', () => {
    gatewayDefences(officeOf);
    certificateDefences(officeOf);
    pushDefences(officeOf);
    signInDefences(officeOf);
    pullDefences(officeOf);
  });
};
