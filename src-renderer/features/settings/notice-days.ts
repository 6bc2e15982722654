/** Dates as an officer copies them out of a holiday notice: one by one, or a range of days. */
import { addDays } from '#shared/domain/clock/civil-date.ts';

const oneDate = /^\d{4}-\d{2}-\d{2}$/u;
const separators = /[\s,，、;；]+/u;
const range = /^(\d{4}-\d{2}-\d{2})(?:至|到|~|～)(\d{4}-\d{2}-\d{2})$/u;
const longestRange = 31;

const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return oneDate.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Every date from `first` to `last`, both included; null where that is no range of at most a month. */
const datesBetween = (first: string, last: string): string[] | null => {
  if (!isDate(first) || !isDate(last) || last < first) return null;
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (dates.length === longestRange) return null;
    dates.push(date);
  }
  return dates;
};

export type NoticeDays =
  | { readonly ok: true; readonly dates: readonly string[] }
  | { readonly ok: false; readonly fault: string };

/** `2027-01-01至2027-01-03、2027-02-05` as dates, or the first piece that is none. */
export const readNoticeDays = (text: string): NoticeDays => {
  const dates: string[] = [];
  for (const piece of text.split(separators).filter((each) => each !== '')) {
    const [, first = piece, last = piece] = range.exec(piece) ?? [];
    const found = datesBetween(first, last);
    if (found === null) return { ok: false, fault: piece };
    dates.push(...found);
  }
  return { ok: true, dates };
};
