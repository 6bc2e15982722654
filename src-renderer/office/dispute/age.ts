/** How long something without a statutory limit has been open (decision 2: its age is shown, no clock is invented). */
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';

/** Whole civil days in Shanghai from one instant to another; never negative. */
export const ageInDays = (since: number, now: number): number =>
  Math.max(0, Math.round((Date.parse(civilDateOf(now)) - Date.parse(civilDateOf(since))) / 86_400_000));

/** `今天开始` or `已历 12 天`, with the words that there is no limit. */
export const ageText = (since: number, now: number): string => {
  const days = ageInDays(since, now);
  return `${days === 0 ? '今天开始' : `已历 ${days} 天`} · 无法定时限`;
};
