/** 延长: one side asks once for more working days, the management department consents or does not (条例第17条、第21条). */
import { z } from 'zod';
import { identifier, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { type Clock, type ClockTime, recomputeClock, runningClocks } from './clock.ts';
import { instant } from './instant.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * `consent` is null until the management department has decided.
 * @param days the working days that may be asked for
 */
export const extensionOf = <S extends z.ZodType<number>>(days: S) =>
  z.strictObject({
    workingDays: days,
    reason: paragraph(1000),
    askedAt: instant,
    askedBy: identifier,
    consent: z.boolean().nullable(),
    opinion: optionalParagraph(1000),
    decidedAt: instant.nullable(),
    decidedBy: identifier.nullable(),
  });
export type Extension = z.infer<ReturnType<typeof extensionOf<z.ZodType<number>>>>;

type Who = { readonly now: number; readonly actor: { readonly officerId: string } };

export const askedExtension = (
  asked: Pick<Extension, 'workingDays' | 'reason'>,
  { now, actor }: Who,
): Extension => ({
  ...asked,
  askedAt: now,
  askedBy: actor.officerId,
  consent: null,
  opinion: '',
  decidedAt: null,
  decidedBy: null,
});

export const decidedExtension = (
  asked: Extension,
  decided: { readonly consent: boolean; readonly opinion: string },
  { now, actor }: Who,
): Extension => ({ ...asked, ...decided, decidedAt: now, decidedBy: actor.officerId });

/** The running clocks of that rule from the same start, with the days added; every other one as it is. */
export const prolong = (
  clocks: readonly Clock[],
  by: Pick<Clock, 'pack' | 'id' | 'workingDays'>,
  calendar: WorkCalendar,
): Clock[] =>
  clocks.map((each) =>
    each.pack === by.pack && each.id === by.id && each.stoppedAt === null
      ? recomputeClock({ ...each, workingDays: each.workingDays + by.workingDays }, calendar)
      : each,
  );

type Limit = Pick<Clock, 'pack' | 'id'>;

/**
 * True while a limit of that rule still runs: what has run out is late, and no consent given afterwards makes it timely. A
 * figure that counted it therefore never loses it (decision 0032).
 */
export const canBeExtended = (clocks: readonly Clock[], by: Limit, { now, calendar }: ClockTime): boolean =>
  runningClocks(clocks, calendar).some(
    ({ pack, id, dueAt }) => pack === by.pack && id === by.id && now <= dueAt,
  );

/** The clocks as they were at that moment: days that were consented to later are taken off again. */
export const withoutLaterConsent = (
  clocks: readonly Clock[],
  given: { readonly extension: Extension; readonly by: Limit },
  at: number,
): Clock[] => {
  const { extension, by } = given;
  const decidedAt = extension.consent === true ? (extension.decidedAt ?? 0) : 0;
  if (decidedAt <= at) return [...clocks];
  return clocks.map((each) =>
    each.pack === by.pack &&
    each.id === by.id &&
    each.startedAt <= decidedAt &&
    (each.stoppedAt ?? decidedAt) >= decidedAt
      ? { ...each, workingDays: each.workingDays - extension.workingDays }
      : each,
  );
};
