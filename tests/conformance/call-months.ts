/** Calls by months: those of the release before taken over, a turn of the month within a call, and what is looked into. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { migrate } from '../../src-platform/database/migrate.ts';
import type { Database, Transaction } from '../../src-platform/database/open-database.ts';
import {
  fetchRecord,
  fetchRecordsBy,
  renewAudiences,
  writeRecords,
} from '../../src-platform/database/records.ts';
import { otherCallsToday } from '../../src-platform/gateway/call-resource.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { changedSince } from '../../src-platform/sync/changed-since.ts';
import { startCursor } from '../../src-platform/sync/cursor.ts';
import { type OpenServer, type PostgresServer, serverTitle } from './postgres-servers.ts';
import { migrateBefore, migrations } from './release-before.ts';

const byMonth = '0028-calls-by-month.sql';
const day = 86_400_000;
const november = Date.UTC(2026, 10, 20);
const user = 'department:dept-user';

const callAt = (id: string, at: number): CallRecord => ({
  id,
  number: `DY-${id}`,
  grantId: 'grant-1',
  caseId: 'case-1',
  caseNumber: 'SQ-1',
  entryId: 'entry-1',
  entryCode: '1/1',
  entryName: '高龄津贴发放信息',
  providerId: 'dept-provider',
  userDepartmentId: 'dept-user',
  officerId: 'officer-1',
  officerName: '王芳',
  at,
  purpose: '核对',
  itemNames: ['姓名'],
  rowCount: 1,
  requestDigest: 'a'.repeat(64),
  resultDigest: 'b'.repeat(64),
  file: null,
  database: null,
  ledgerSeq: 1,
  ledgerHash: 'c'.repeat(64),
});

const append = (at: number) => ({
  at,
  officerId: null,
  departmentId: null,
  deviceId: null,
  action: 'gateway.call',
  outcome: 'applied',
  subject: {},
});

/** As the gateway does: the row under the head, in the transaction that ends with the ledger's entry. */
const call = (database: Database, id: string, at: number): Promise<void> =>
  withLedger(database, async (writer) => {
    const { seq } = writer.append(append(at));
    await writeRecords(writer.tx, [{ table: 'callRecord', row: callAt(id, at) }], seq);
  });

const partOf = async (tx: Transaction): Promise<Record<string, string>> => {
  const { rows } = await tx.query<{ id: string; part: string }>(
    'SELECT id, tableoid::regclass::text AS part FROM call_record',
  );
  return Object.fromEntries(rows.map(({ id, part }) => [id, part]));
};

const seen = async (tx: Transaction, stamp: number): Promise<string[]> => {
  const { rows } = await changedSince(
    tx,
    { scopes: [user], pageRows: 1000 },
    { ...startCursor('epoch', 'scopes'), stamp },
  );
  return rows.map(({ id, visible }) => `${visible ? '+' : '-'}${id}`);
};

/** A database of the release before, with a call in each of its two parts of the ledger. */
const openReleaseBefore = async (database: Database): Promise<void> => {
  await migrateBefore(database, byMonth);
  for (const [id, at] of [
    ['call-october', november - 30 * day],
    ['call-november', november],
  ] as const) {
    const { seq } = await withLedger(database, async (writer) => writer.append(append(at)));
    await database.query(
      `INSERT INTO record (table_name, id, body, stamp, audience) VALUES ('callRecord', $1, $2, $3, $4)`,
      [id, JSON.stringify(callAt(id, at)), seq, [user, 'department:gone']],
    );
  }
};

export function callMonthsSuite(server: PostgresServer): void {
  describe.skipIf(server.missing !== undefined)(`calls by months on ${serverTitle(server)}`, () => {
    let open: OpenServer;
    let database: Database;
    beforeAll(async () => {
      open = await server.open();
      ({ database } = open);
      await openReleaseBefore(database);
      await migrate(database, migrations);
    });
    afterAll(() => open.stop());

    it('S13 [R066] calls of the release before lie in the part of their month and are found by every question', async () => {
      expect(await partOf(database)).toEqual({
        'call-october': 'call_record_before',
        'call-november': 'call_record_2026_11',
      });
      expect(await fetchRecord(database, { table: 'callRecord', id: 'call-october' })).toEqual(
        callAt('call-october', november - 30 * day),
      );
      const ofGrant = { table: 'callRecord', field: 'grantId', value: 'grant-1' } as const;
      expect(await fetchRecordsBy(database, ofGrant)).toHaveLength(2);
      expect(await seen(database, 0)).toEqual(['+call-october', '+call-november']);
      const { rows } = await database.query(`SELECT FROM record WHERE table_name = 'callRecord'`);
      expect(rows).toEqual([]);
    });

    it('[R049] a node of the release before is refused, and writes no call where none is counted', async () => {
      await expect(
        database.query(
          `INSERT INTO record (table_name, id, body, stamp, audience) VALUES ('callRecord', 'call-astray', $1, 9, $2)`,
          [JSON.stringify(callAt('call-astray', november)), [user]],
        ),
      ).rejects.toThrow('calls_have_a_home');
    });

    it('S8 [R066] the call that turns the month is written once, in the new part, and no pull misses it', async () => {
      await call(database, 'call-same', november + day);
      await call(database, 'call-turn', november + 20 * day);
      await call(database, 'call-back', november);
      expect(await partOf(database)).toMatchObject({
        'call-same': 'call_record_2026_11',
        'call-turn': 'call_record_2026_12',
        'call-back': 'call_record_2026_12',
      });
      expect(await seen(database, 3)).toEqual(['+call-same', '+call-turn', '+call-back']);
    });

    it('two nodes at the turn of a month write each call once', async () => {
      const at = november + 60 * day;
      await Promise.all(['a', 'b', 'c', 'd'].map((name) => call(database, `call-node-${name}`, at)));
      const parts = Object.entries(await partOf(database)).filter(([id]) => id.startsWith('call-node'));
      expect(parts.map(([, part]) => part)).toEqual(Array(4).fill('call_record_2027_01'));
    });

    it('[R049] the calls of a day are counted over all parts that hold them', async () => {
      const count = (callId: string, now: number) =>
        otherCallsToday(database, { grantId: 'grant-1', callId }, now);
      expect(await count('call-new', november)).toBe(8);
      expect(await count('call-node-a', november + 60 * day)).toBe(3);
    });

    it('what changed since is looked for in the parts behind the cursor alone', async () => {
      const { rows } = await database.query<Record<string, string>>(
        `EXPLAIN SELECT * FROM call_record
         WHERE (stamp, table_name, id) > (7, '', '') AND stamp >= 7 ORDER BY stamp, table_name, id LIMIT 9`,
      );
      const plan = rows.map((row) => Object.values(row)[0]).join('\n');
      expect([...new Set(plan.match(/call_record_(?:before|\d{4}_\d\d)/gu))]).toEqual([
        'call_record_2027_01',
      ]);
    });

    it('whoever asks for everything looks at their own calls, and not at those of others', async () => {
      await database.query(
        `INSERT INTO call_record (id, body, stamp, audience)
         SELECT 'other-' || n, '{}', head.seq, ARRAY['department:other-' || n % 100, 'management']
         FROM ledger_head head, generate_series(1, 20000) n`,
      );
      await database.query('ANALYZE call_record');
      await database.transaction(async (tx) => {
        expect(await seen(tx, 0)).toHaveLength(9);
        const { rows } = await tx.query<{ looked: number }>(
          `SELECT sum(seq_tup_read + idx_tup_fetch)::int AS looked FROM pg_stat_xact_user_tables
           WHERE relname LIKE 'call_record%'`,
        );
        expect(rows[0]?.looked).toBeLessThan(100);
      });
      await database.query(`DELETE FROM call_record WHERE id LIKE 'other-%'`);
    });

    it('[R008] who sees a call is worked out anew: those who no longer do are sent its removal', async () => {
      const gone = 'department:gone';
      const stamp = await withLedger(database, async (writer) => {
        const { seq } = writer.append(append(november + 60 * day));
        expect(await renewAudiences(writer.tx, seq)).toBe(2);
        return seq;
      });
      expect(await partOf(database)).toMatchObject({ 'call-october': 'call_record_2027_01' });
      const { rows } = await changedSince(
        database,
        { scopes: [gone], pageRows: 1000 },
        { ...startCursor('e', 's'), stamp: stamp - 1 },
      );
      expect(rows.map(({ id, visible }) => [id, visible])).toEqual([
        ['call-november', false],
        ['call-october', false],
      ]);
    });
  });
}
