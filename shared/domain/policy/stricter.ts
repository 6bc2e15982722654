/** A county may add a pack that is only stricter than the one above it (八(一), R108). */
import { type ClockMatter, clockMatters, type PolicyPack } from './pack.ts';

/**
 * The matters in which `pack` would give more time than `base`: a longer limit, or one that starts at another event
 * and therefore cannot be said to be shorter. A matter that `pack` leaves out stays with `base`, which runs beside it.
 */
export const loosenedMatters = (
  pack: Pick<PolicyPack, 'clocks'>,
  base: Pick<PolicyPack, 'clocks'>,
): readonly ClockMatter[] =>
  clockMatters.filter((matter) => {
    const own = pack.clocks[matter];
    const above = base.clocks[matter];
    if (own === undefined || above === undefined) return false;
    return own.workingDays > above.workingDays || own.startsAt !== above.startsAt;
  });

/** True where every limit of `pack` is at least as tight as that of `base`. */
export const isStricter = (pack: Pick<PolicyPack, 'clocks'>, base: Pick<PolicyPack, 'clocks'>): boolean =>
  loosenedMatters(pack, base).length === 0;
