/** The limits of one matter as one: several packs set one each, and only the earliest binds (decision 8). */
import { type Clock, recomputeClock } from './clock.ts';
import type { WorkCalendar } from './work-calendar.ts';

export type Round = {
  /** What tells this round from others of the row; no calendar moves it. */
  readonly key: string;
  /** The limit that binds, or bound, dated by the calendar known now. */
  readonly clock: Clock;
};

/** One for each time a matter was due: the packs' limits of one round stop together. A row has a handful of them. */
export const roundsOf = (clocks: readonly Clock[], calendar: WorkCalendar): readonly Round[] => {
  const rounds: { key: string; clock: Clock }[] = [];
  for (const each of clocks) {
    const dated = recomputeClock(each, calendar);
    const known = rounds.find(({ clock }) => clock.id === each.id && clock.stoppedAt === each.stoppedAt);
    if (known === undefined) rounds.push({ key: `${each.id}.${each.startedAt}`, clock: dated });
    else if (dated.dueAt < known.clock.dueAt) known.clock = dated;
  }
  return rounds;
};
