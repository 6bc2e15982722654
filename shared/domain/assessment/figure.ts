/** A figure of an assessment, and the score that several make (R093). */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import type { Indicator } from './indicator.ts';

export const period = z.strictObject({
  /** Civil dates, both inclusive. */
  from: z.iso.date(),
  to: z.iso.date(),
});
export type Period = z.infer<typeof period>;

export const figure = z.strictObject({
  indicatorId: identifier,
  /** Done in time, of those that fell due; 0 of 0 where nothing did: such an indicator does not count. */
  hits: z.int().nonnegative(),
  of: z.int().nonnegative(),
});
export type Figure = z.infer<typeof figure>;

/** In hundredths of a point, 0 to 10000, over the weights of the indicators that count; null where none does. */
export const scoreOf = (indicators: readonly Indicator[], figures: readonly Figure[]): number | null => {
  const weighed = indicators.flatMap(({ id, weight }) => {
    const found = figures.find(({ indicatorId }) => indicatorId === id);
    return found === undefined || found.of === 0 ? [] : [{ weight, share: found.hits / found.of }];
  });
  const whole = weighed.reduce((total, { weight }) => total + weight, 0);
  if (whole === 0) return null;
  return Math.round(
    (10_000 * weighed.reduce((total, { weight, share }) => total + weight * share, 0)) / whole,
  );
};

/** In percent, of what fell due; a dash where nothing did. */
export const shareLabel = ({ hits, of }: Pick<Figure, 'hits' | 'of'>): string =>
  of === 0 ? '—' : `${Math.round((1000 * hits) / of) / 10}%`;
