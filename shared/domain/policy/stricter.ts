/** A county may add a pack that is only stricter than the one above it (八(一), R108). */
import { type ClockMatter, clockMatters, type PolicyPack } from './pack.ts';

/**
 * The matters in which `pack` would give more time than a text above: a limit longer than one that starts at the same
 * event, or one that starts at an event none above starts at and therefore cannot be said to be shorter. A matter that
 * `pack` leaves out stays with those above, which run beside it.
 */
export const loosenedMatters = (
  pack: Pick<PolicyPack, 'clocks'>,
  ...above: readonly Pick<PolicyPack, 'clocks'>[]
): readonly ClockMatter[] =>
  clockMatters.filter((matter) => {
    const own = pack.clocks[matter];
    const limits = above.flatMap(({ clocks }) => clocks[matter] ?? []);
    if (own === undefined || limits.length === 0) return false;
    const comparable = limits.filter(({ startsAt }) => startsAt === own.startsAt);
    return comparable.length === 0 || comparable.some(({ workingDays }) => own.workingDays > workingDays);
  });

/** True where every limit of `pack` is at least as tight as those above. */
export const isStricter = (
  pack: Pick<PolicyPack, 'clocks'>,
  ...above: readonly Pick<PolicyPack, 'clocks'>[]
): boolean => loosenedMatters(pack, ...above).length === 0;
