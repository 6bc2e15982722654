/** The course of a case of the last two years: its limits under both texts, and how they ended. */
import { addDays, civilDateOf, instantOf } from '#shared/domain/clock/civil-date.ts';
import { type ClockTime, startClock } from '#shared/domain/clock/clock.ts';
import { national2025 } from '#shared/domain/policy/national-2025.ts';
import { xinzhou2022 } from '#shared/domain/policy/xinzhou-2022.ts';
import type { SharingCase } from '#shared/domain/sharing/sharing-case.ts';

const days = 720;

/** Nine of ten were answered, one of ten of those late. */
export const courseOf = (
  index: number,
  { now, calendar }: ClockTime,
): Pick<SharingCase, 'forwardedAt' | 'clocks'> => {
  const submitted = instantOf(addDays(civilDateOf(now), (index % days) - days), 10);
  const answered = index % 10 === 0 ? null : submitted + (index % 10 === 1 ? 15 : 4) * 86_400_000;
  const stop = { stoppedAt: answered !== null && answered < now ? answered : null };
  const forwardedAt = submitted + 3_600_000;
  const clocks = [
    { ...startClock(xinzhou2022.clocks.conditionalReview, submitted, calendar), stoppedAt: forwardedAt },
    { ...startClock(xinzhou2022.clocks.providerAnswer, submitted, calendar), ...stop },
    { ...startClock(national2025.clocks.providerAnswer, submitted, calendar), ...stop },
  ];
  return { forwardedAt, clocks };
};
