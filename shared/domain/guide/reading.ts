/** 阅读确认 of a guide that everybody it is for is to read: one row an officer and edition (五(八), R079). */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import type { Guide } from './guide.ts';

export const guideReading = z.strictObject({
  id: identifier,
  guideId: identifier,
  editionId: identifier,
  edition: z.int().positive(),
  departmentId: identifier,
  officerId: identifier,
  officerName: line(40),
  at: instant,
});
export type GuideReading = z.infer<typeof guideReading>;

export const guideReadingIdOf = (editionId: string, officerId: string): string => `${editionId}.${officerId}`;

/** True where this edition waits for the officer's confirmation; what was read of an earlier one does not count. */
export const isToBeRead = (
  { id, state, mustRead }: Pick<Guide, 'id' | 'state' | 'mustRead'>,
  readings: readonly GuideReading[],
  officerId: string,
): boolean =>
  mustRead &&
  state === 'current' &&
  readings.every((each) => each.editionId !== id || each.officerId !== officerId);
