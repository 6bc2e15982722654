import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { callCounts } from '#shared/domain/usage/call-counts.ts';
import { useNow } from '../app/use-now.ts';
import { useRowsBy } from '../data/live.ts';

/** Calls today against the daily limit, and in all. */
export function CallTally({ grant }: { readonly grant: Grant }) {
  const today = civilDateOf(useNow());
  const calls = useRowsBy('callRecord', 'grantId', grant.id);
  if (calls === undefined) return null;
  const counts = callCounts(calls, today);
  return (
    <span className="small soft">
      今日 {counts.today} / {grant.callsPerDay} 次 · 累计 {counts.total} 次
    </span>
  );
}
