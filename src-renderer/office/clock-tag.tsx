import type { Clock } from '#shared/domain/clock/clock.ts';
import { clockLabel } from '#shared/domain/clock/clock-id.ts';
import { useNow } from '../app/use-now.ts';
import { Badge } from '../ui/pieces.tsx';
import { calendar } from './calendar.ts';
import { clockText } from './clock-text.ts';

/** A time limit as it stands; the one way clocks are shown. */
export function ClockTag({ clock }: { readonly clock: Clock }) {
  const now = useNow();
  const { standing, due, clause, tone, estimated } = clockText(clock, now, calendar);
  return (
    <span title={clockLabel[clock.id]} className="clock">
      <Badge tone={tone}>
        {standing} · {due} · {clause}
      </Badge>
      {estimated && <span className="small soft"> 按周末推算</span>}
    </span>
  );
}
