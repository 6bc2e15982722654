/**
 * Civil dates of Asia/Shanghai as `YYYY-MM-DD` strings, and instants as epoch milliseconds.
 * The offset has been +08:00 without daylight saving since 1992; deadlines before that do not occur.
 */
const day = 86_400_000;
const offset = 8 * 3_600_000;

/** The civil date in Shanghai at an instant. */
export const civilDateOf = (instant: number): string => new Date(instant + offset).toISOString().slice(0, 10);

/** The instant at which `hour` (0 to 24) strikes in Shanghai on that date. */
export const instantOf = (date: string, hour: number): number =>
  Date.parse(`${date}T00:00:00Z`) - offset + hour * 3_600_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Civil days from one date to the other; negative where that is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day;

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The same day `months` later; the last day of the month where that day does not exist (Civil Code art. 202). */
export const addMonths = (date: string, months: number): string => {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(dayOfMonth, last));
  return target.toISOString().slice(0, 10);
};

const weekdayNames = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** `11-23 (周一)`, the form for lists. */
export const shortDateLabel = (date: string): string =>
  `${date.slice(5)} (周${weekdayNames[weekdayOf(date)]})`;

/** `2026年11月23日`, the form for paper. */
export const longDateLabel = (date: string): string => {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
};

/** `2026-11-23 14:05`, Shanghai time. */
export const timeLabel = (instant: number): string =>
  new Date(instant + offset).toISOString().slice(0, 16).replace('T', ' ');
