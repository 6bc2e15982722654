/** Thousands of calls of a right, written past the platform's gateway; and how many of them a window takes off its disk. */
import type { Page } from '@playwright/test';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { type Database, openDatabase } from '../../../src-platform/database/open-database.ts';
import { withLedger } from '../../../src-platform/ledger/ledger.ts';
import { callOf } from '../../conformance/platform-cases.ts';
import type { Clerk } from '../../conformance/platform-office.ts';

/** Minutes between two of them: twelve thousand lie within ten months. */
const apart = 36;

/** A certificate speaks of a call only where the ledger holds the digest of its record. */
const enterInLedger = (database: Database): Promise<void> =>
  withLedger(database, async ({ tx, append }) => {
    const { rows } = await tx.query<{ body: Record<string, unknown> }>(
      `SELECT body FROM call_record WHERE id ~ '^call-[0-9]+$'`,
    );
    const entered = rows.map(({ body: { ledgerSeq: _seq, ledgerHash: _hash, ...call } }) => {
      const { seq, hash } = append({
        at: Date.now(),
        officerId: null,
        departmentId: null,
        deviceId: null,
        action: 'gateway.call',
        outcome: 'applied',
        subject: { callId: call.id, call: digestOfValue(call) },
      });
      return { ...call, ledgerSeq: seq, ledgerHash: hash };
    });
    await tx.query(
      `UPDATE call_record SET body = entered.body FROM jsonb_array_elements($1::jsonb) AS entered(body)
       WHERE call_record.id = entered.body ->> 'id'`,
      [JSON.stringify(entered)],
    );
  });

/** Copies of a real call of the case's right, each some minutes before the one it follows, from the day before on. */
export const makeCalls = async (
  clerk: Clerk,
  caseId: string,
  { count, databaseUrl }: { readonly count: number; readonly databaseUrl: string },
): Promise<void> => {
  const { status, body } = await clerk.post('/gateway/calls', callOf(caseId));
  if (status !== 200) throw new Error(JSON.stringify(body));
  const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', log: () => undefined });
  try {
    await database.query(
      `INSERT INTO call_record (id, body, stamp, audience)
       SELECT 'call-' || n,
              r.body || jsonb_build_object('id', 'call-' || n, 'number', 'DY2026-' || 100000 + $1::int - n,
                'at', (r.body ->> 'at')::bigint - 86400000 - n * $2::bigint),
              r.stamp, r.audience
       FROM generate_series(1, $1::int) n, (SELECT * FROM call_record LIMIT 1) r`,
      [count, apart * 60_000],
    );
    await enterInLedger(database);
  } finally {
    await database.close();
  }
};

type Watched = { callsRead?: number };

/** From now on the page counts every call that comes sealed off its disk: no more can be opened. */
export const watchCalls = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counted = globalThis as Watched;
    counted.callsRead = 0;
    const seen = new WeakSet<object>();
    const note = (value: unknown) => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return;
      if (!('_c' in value && 'grantId' in value && 'at' in value)) return;
      seen.add(value);
      counted.callsRead = (counted.callsRead ?? 0) + 1;
    };
    const noteAll = (result: unknown) => {
      for (const each of Array.isArray(result) ? result : [result]) {
        note(each);
        // A row in the answer of getAllRecords.
        if (typeof each === 'object' && each !== null && 'primaryKey' in each && !('continue' in each))
          note((each as { value?: unknown }).value);
      }
    };
    const watch = (owner: object, property: string, look: (value: unknown) => void) => {
      const { get } = Object.getOwnPropertyDescriptor(owner, property) ?? {};
      Object.defineProperty(owner, property, {
        get() {
          const value = get?.call(this);
          look(value);
          return value;
        },
      });
    };
    watch(IDBRequest.prototype, 'result', noteAll);
    watch(IDBCursorWithValue.prototype, 'value', note);
  });

/** Calls read since the last time. */
export const callsRead = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const counted = globalThis as Watched;
    const { callsRead: read = 0 } = counted;
    counted.callsRead = 0;
    return read;
  });
