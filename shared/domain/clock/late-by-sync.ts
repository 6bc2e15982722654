import type { ActionContext } from '../action.ts';
import type { Clock } from './clock.ts';

/** True where an act was made within a running limit and received after it (decision 9). */
export const isLateBySync = (
  clocks: readonly Clock[],
  { now, madeAt }: Pick<ActionContext, 'now' | 'madeAt'>,
): boolean =>
  clocks.some(
    (each) => each.stoppedAt === null && each.startedAt <= madeAt && madeAt <= each.dueAt && now > each.dueAt,
  );
