/** The ledger by months: one chain over all parts, and the schema before them taken over with what was in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerHash } from '#shared/evidence/ledger/chain.ts';
import { migrate } from '../../src-platform/database/migrate.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { anchorAt } from '../../src-platform/ledger/anchor.ts';
import { firstBrokenEntry, withLedger } from '../../src-platform/ledger/ledger.ts';
import { type OpenServer, type PostgresServer, serverTitle } from './postgres-servers.ts';
import { migrateBefore, migrations } from './release-before.ts';
import { openEmpty } from './run-databases.ts';

const nobody = { officerId: null, departmentId: null, deviceId: null };
const subjectAt = (at: number) => ({
  at,
  ...nobody,
  action: 'test.write',
  outcome: 'applied',
  subject: { at },
});
const day = 86_400_000;
const lateOctober = Date.UTC(2026, 9, 30);

/** Entries as the release before wrote them, straight into its one table. */
const writeAsBefore = async (database: Database, count: number): Promise<void> => {
  let prevHash = '0'.repeat(64);
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = subjectAt(lateOctober);
    const hash = ledgerHash(seq, prevHash, entry);
    await database.query(
      `INSERT INTO ledger (seq, at, action, outcome, subject, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [seq, entry.at, entry.action, entry.outcome, JSON.stringify(entry.subject), prevHash, hash],
    );
    await database.query('UPDATE ledger_head SET seq = $1, hash = $2', [seq, hash]);
    prevHash = hash;
  }
};

const partsOf = async (database: Database): Promise<string[]> => {
  const { rows } = await database.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'ledger'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

export function ledgerMonthsSuite(server: PostgresServer): void {
  describe.skipIf(server.missing !== undefined)(`the ledger by months on ${serverTitle(server)}`, () => {
    let open: OpenServer;
    let database: Database;
    beforeAll(async () => {
      open = await openEmpty(server);
      ({ database } = open);
      await migrateBefore(database, '0003');
      await writeAsBefore(database, 7);
      await migrate(database, migrations);
    });
    afterAll(() => open.stop());
    const append = (at: number) => withLedger(database, async (writer) => writer.append(subjectAt(at)));

    it('S13 [R107] entries of the release before stay in their order and their chain', async () => {
      expect(await firstBrokenEntry(database)).toBeNull();
      expect(await anchorAt(database, 7)).toHaveLength(16);
      expect(await partsOf(database)).toEqual(['ledger_until_0003']);
    });

    it('[R107] a month begins a part, a clock set back does not, and no number is left out', async () => {
      for (const at of [lateOctober, lateOctober + 3 * day, lateOctober - day, lateOctober + 34 * day])
        await append(at);
      expect(await partsOf(database)).toEqual([
        'ledger_2026_10',
        'ledger_2026_11',
        'ledger_2026_12',
        'ledger_until_0003',
      ]);
      expect(await firstBrokenEntry(database)).toBeNull();
      const { rows } = await database.query<{ seqs: number[] }>(
        'SELECT array_agg(seq ORDER BY seq) AS seqs FROM ledger',
      );
      expect(rows[0]?.seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    });

    it('a number is looked for in one part alone', async () => {
      const { rows } = await database.query<Record<string, string>>(
        'EXPLAIN SELECT * FROM ledger WHERE seq = 9',
      );
      const plan = rows.map((row) => Object.values(row)[0]).join('\n');
      expect(plan.match(/ledger_2026_\d\d|ledger_until/gu)?.every((part) => part === 'ledger_2026_11')).toBe(
        true,
      );
    });

    it('whether an officer signed in at a workstation is told by an index, over all months', async () => {
      const plan = await database.transaction(async (tx) => {
        await tx.query('SET LOCAL enable_seqscan = off');
        const { rows } = await tx.query<Record<string, string>>(
          `EXPLAIN SELECT 1 FROM ledger WHERE action = 'session.sign-in' AND officer_id = 'a' AND device_id = 'b' LIMIT 1`,
        );
        return rows.map((row) => Object.values(row)[0]).join('\n');
      });
      expect(plan).toContain('Index');
      expect(plan).not.toMatch(/Filter|Seq Scan/u);
    });

    it('[R107] no statement of the platform changes, removes or empties what is in it, in any part, old or new', async () => {
      const before = await database.query('SELECT * FROM ledger ORDER BY seq');
      const parts = await partsOf(database);
      for (const table of ['ledger', ...parts])
        for (const statement of [`UPDATE ${table} SET outcome = 'x'`, `DELETE FROM ${table}`])
          await expect(database.query(statement)).rejects.toThrow(/the ledger is only added to/u);
      await expect(database.query('TRUNCATE ledger')).rejects.toThrow(/the ledger is only added to/u);
      expect((await database.query('SELECT * FROM ledger ORDER BY seq')).rows).toEqual(before.rows);
    });

    it('[R107] a reader who keeps the parts, a backup say, keeps the turn waiting and nobody else', async () => {
      const turn = lateOctober + 100 * day;
      const parts = await partsOf(database);
      const { seq } = await database.transaction(async (reader) => {
        await reader.query('LOCK TABLE call_record IN ACCESS SHARE MODE');
        const entry = await append(turn);
        // Tried already: this one does not wait at all.
        await append(turn + 1000);
        return entry;
      });
      expect(await anchorAt(database, seq)).toHaveLength(16);
      expect(await partsOf(database)).toEqual(parts);
      await append(turn + day);
      expect(await partsOf(database)).toContain('ledger_2027_02');
      expect(await firstBrokenEntry(database)).toBeNull();
    });

    it('two nodes at the turn of a month open its part once', async () => {
      const at = lateOctober + 130 * day;
      const entries = await Promise.all([append(at), append(at), append(at), append(at)]);
      expect(new Set(entries.map(({ seq }) => seq)).size).toBe(4);
      expect(await firstBrokenEntry(database)).toBeNull();
    });
  });
}
