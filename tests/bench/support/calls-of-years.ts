/** Years of calls, copies of the one real call that is there, written past the platform with a ledger entry each. */
import type { Database } from '../../../src-platform/database/open-database.ts';

export type Years = { readonly calls: number; readonly months: number };

/**
 * Calls of 5,000 rights of other departments, 20,000 a day, in the parts of so many months. Their names are of years to
 * come, so that what is measured afterwards goes into the last of them.
 */
const fillMonth = (database: Database, { calls, months }: Years, month: number): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.takeTime();
    const name = `${9000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    await tx.query('SELECT ledger_open_month($1, (SELECT seq + 1 FROM ledger_head))', [name]);
    const numbers = [Math.ceil(calls / months), month];
    await tx.query(
      `INSERT INTO ledger (seq, at, officer_id, department_id, device_id, action, outcome, subject, prev_hash, hash)
       SELECT head.seq + n, l.at, l.officer_id, l.department_id, l.device_id, l.action, l.outcome, l.subject,
              md5(n::text) || md5($2 || 'a' || n), md5((n + 1)::text) || md5($2 || 'a' || (n + 1))
       FROM ledger_head head, generate_series(1, $1::int) n,
            (SELECT * FROM ledger WHERE action LIKE 'gateway%' ORDER BY seq DESC LIMIT 1) l`,
      numbers,
    );
    await tx.query(
      `INSERT INTO call_record (id, body, stamp, audience)
       SELECT 'call-' || $2::int || '-' || n,
              r.body || jsonb_build_object('id', 'call-' || $2::int || '-' || n, 'number', 'DY-' || n,
                'grantId', 'right-' || n % 5000,
                'at', (r.body ->> 'at')::bigint - (n / 20000 + 1) * 86400000::bigint, 'ledgerSeq', head.seq + n),
              head.seq + n,
              ARRAY['department:user-' || n % 1000, 'department:provider-' || n % 100, 'management', 'management:region-' || n % 20]
       FROM ledger_head head, generate_series(1, $1::int) n, (SELECT body FROM call_record LIMIT 1) r`,
      numbers,
    );
    await tx.query('UPDATE ledger_head SET seq = seq + $1', [numbers[0]]);
  });

export const fillCalls = async (database: Database, years: Years): Promise<void> => {
  for (let month = 0; month < years.months; month += 1) await fillMonth(database, years, month);
};
