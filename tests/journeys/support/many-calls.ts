/** Thousands of calls of a right, written past the platform; and how many of them a window takes off its disk. */
import type { Page } from '@playwright/test';
import { openDatabase } from '../../../src-platform/database/open-database.ts';
import { callOf } from '../../conformance/platform-cases.ts';
import type { Clerk } from '../../conformance/platform-office.ts';

/** Minutes between two of them: twelve thousand lie within ten months. */
const apart = 36;

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
