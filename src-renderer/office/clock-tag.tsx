import { type Clock, recomputeClock, runningClocks } from '#shared/domain/clock/clock.ts';
import { useCalendar } from '../app/office-rules.tsx';
import { useNow } from '../app/use-now.ts';
import { Badge } from '../ui/pieces.tsx';
import { clockLine, clockText } from './clock-text.ts';

type ClockTagProps = {
  readonly clock: Clock;
  /** Others that run for the same case, told where the pointer rests. */
  readonly beside?: readonly Clock[];
};

/** A time limit as it stands; the one way clocks are shown. */
export function ClockTag({ clock, beside = [] }: ClockTagProps) {
  const now = useNow();
  const calendar = useCalendar();
  const shown = recomputeClock(clock, calendar);
  const { standing, due, clause, tone, estimated } = clockText(shown, now, calendar);
  const lines = [shown, ...beside].map((each) => clockLine(each, now, calendar));
  return (
    <span title={lines.join('\n')} className="clock">
      <Badge tone={tone}>
        {standing} · {due} · {clause}
      </Badge>
      {estimated && <span className="small soft"> 按周末推算</span>}
    </span>
  );
}

/** The binding clock of a case, with all that run beside it; nothing where none runs. */
export function BindingClockTag({ clocks }: { readonly clocks: readonly Clock[] }) {
  const [binding, ...beside] = runningClocks(clocks, useCalendar());
  return binding === undefined ? null : <ClockTag clock={binding} beside={beside} />;
}
