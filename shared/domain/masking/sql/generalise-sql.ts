/** 泛化 and 取整 as expressions over `t`, the value folded and trimmed; whole numbers in `numeric`, as in `generalise.ts`. */
import { maskMark } from '../algorithm.ts';
import { quoteText } from './words.ts';

const mark = quoteText(maskMark);
const number = "t ~ '^-?[0-9]{1,30}(?:\\.[0-9]{1,20})?$'";
const band = "t ~ '^-?[0-9]{1,30}--?[0-9]{1,30}$'";

const floorTo = (value: string, width: string): string =>
  `(${value} - mod(mod(${value}, ${width}) + ${width}, ${width}))`;
const bandOf = (value: string, width: number): string => {
  const from = floorTo(value, String(width));
  return `(${from}::text || '-' || (${from} + ${width - 1})::text)`;
};
const firstOfBand = "(regexp_match(t, '^(-?[0-9]{1,30})-'))[1]::numeric";

const bandStays = (width: number): string =>
  `WHEN ${band} THEN CASE WHEN ${bandOf(firstOfBand, width)} = t THEN t ELSE ${mark} END`;

export const numberSql = (width: number): string =>
  `CASE WHEN t = '' THEN '' ${bandStays(width)} WHEN ${number} THEN ${bandOf('floor(t::numeric)', width)} ELSE ${mark} END`;

export const ageSql = (width: number): string => {
  const years = "(regexp_match(t, '^([0-9]{1,3})'))[1]::numeric";
  return `CASE WHEN t = '' THEN '' ${bandStays(width)} WHEN t ~ '^[0-9]{1,3}(?:周?岁)?$' THEN CASE WHEN ${years} <= 150 THEN ${bandOf(years, width)} ELSE ${mark} END ELSE ${mark} END`;
};

export const roundSql = (step: number): string => {
  const twice = `(floor(2 * t::numeric) + ${step})`;
  return `CASE WHEN t = '' THEN '' WHEN ${number} THEN div(${floorTo(twice, String(2 * step))}, 2)::text ELSE ${mark} END`;
};

const dateForm =
  '^((?:18|19|20)[0-9]{2})(?:([0-9]{2})([0-9]{2})|[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?)(?:[ T][0-9:.]{4,15}(?:Z|[+-][0-9:]{4,6})?)?$';

/** Days of month `m` in year `y`, by the calendar; asked for months 1 to 12 alone. */
const daysOfMonth = "extract(day FROM make_date(y, m, 1) + interval '1 month' - interval '1 day')";

export const dateSql = (to: 'month' | 'year'): string => {
  const known =
    to === 'year'
      ? "WHEN t ~ '^(?:18|19|20)[0-9]{2}$' THEN t WHEN t ~ '^(?:18|19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$' THEN left(t, 4)"
      : "WHEN t ~ '^(?:18|19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$' THEN t";
  const shown = to === 'year' ? 'y::text' : "y::text || '-' || lpad(m::text, 2, '0')";
  return (
    `CASE WHEN t = '' THEN '' ${known} WHEN t ~ ${quoteText(dateForm)} THEN ` +
    `(SELECT CASE WHEN m NOT BETWEEN 1 AND 12 THEN ${mark} WHEN d BETWEEN 1 AND ${daysOfMonth} THEN ${shown} ELSE ${mark} END ` +
    `FROM (SELECT f[1]::int AS y, coalesce(f[2], f[4])::int AS m, coalesce(f[3], f[5])::int AS d ` +
    `FROM regexp_match(t, ${quoteText(dateForm)}) AS f) AS parts) ELSE ${mark} END`
  );
};
