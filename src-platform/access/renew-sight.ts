/** At start: rows written under an earlier rule of sight come under today's, once (R008). */
import { audienceRule } from '#shared/domain/access/audience.ts';
import type { Database } from '../database/open-database.ts';
import { renewAudiences } from '../database/records.ts';
import { withLedger } from '../ledger/ledger.ts';
import { readSetting } from '../settings.ts';

const key = 'audienceRule';

/**
 * The number of rows that others see now; null where the rule was today's already. A workstation is sent the
 * removal of what its officer no longer sees (former_audience), and one whose scopes changed starts anew.
 */
export const renewSight = async (database: Database, now: number): Promise<number | null> => {
  if ((await readSetting<number>(database, key)) === audienceRule) return null;
  return withLedger(database, async ({ tx, nextSeq, append }) => {
    // Two nodes may have started together; the second finds the first's work once it holds the head.
    if ((await readSetting<number>(tx, key)) === audienceRule) return null;
    await tx.takeTime();
    const rows = await renewAudiences(tx, nextSeq);
    await tx.query(
      'INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      [key, JSON.stringify(audienceRule)],
    );
    if (rows > 0) {
      const who = { officerId: null, departmentId: null, deviceId: null };
      const subject = { rule: audienceRule, rows };
      append({ at: now, ...who, action: 'sight.renew', outcome: 'applied', subject });
    }
    return rows;
  });
};
