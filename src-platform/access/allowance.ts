/** How often a session may sync: an allowance that refills, kept with the session so that every node counts the same. */
import { TooOftenError } from '../http/problem.ts';

/**
 * A workstation asks every few seconds and after each act; two a second for ever, and a burst of two minutes' worth,
 * is more than officers need and less than a program gone wrong would take.
 */
export const allowanceLimits = { burst: 240, perSecond: 2 } as const;

/** Throws sync.too-often where the allowance is overdrawn; @param allowance what is left after this request */
export const demandAllowance = (allowance: number): void => {
  if (allowance < 0) throw new TooOftenError(Math.max(1, Math.ceil(-allowance / allowanceLimits.perSecond)));
};
