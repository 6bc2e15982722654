import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Grant } from '#shared/domain/sharing/grant.ts';
import { useNow } from '../../app/use-now.ts';
import { useCount } from '../../data/live.ts';
import { callsOfGrant, onDay } from './call-stretches.ts';

/** Calls today against the daily limit, and in all. */
export function CallTally({ grant }: { readonly grant: Grant }) {
  const calls = callsOfGrant(grant.id);
  const today = useCount(onDay(calls, civilDateOf(useNow())));
  const total = useCount(calls);
  if (today === undefined || total === undefined) return null;
  return (
    <span className="small soft">
      今日 {today} / {grant.callsPerDay} 次 · 累计 {total} 次
    </span>
  );
}
