import type { ActionContext } from '../action.ts';
import { type Clock, runningClocks } from './clock.ts';

/** True where an act was made within a running limit, as the calendar now dates it, and received after it (decision 9). */
export const isLateBySync = (
  clocks: readonly Clock[],
  { now, madeAt, calendar }: Pick<ActionContext, 'now' | 'madeAt' | 'calendar'>,
): boolean =>
  runningClocks(clocks, calendar).some(
    (each) => each.startedAt <= madeAt && madeAt <= each.dueAt && now > each.dueAt,
  );
