/** Numbers the platform issues: gapless within a series, because taken in the transaction that uses them. */
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Transaction } from '../database/open-database.ts';

export type NumberKind = 'case' | 'entry' | 'receipt' | 'call' | 'certificate' | 'coordination' | 'circular';

const prefixOf: Readonly<Record<NumberKind, string>> = {
  case: 'GX',
  entry: 'ML',
  receipt: 'BA',
  call: 'DY',
  certificate: 'PZ',
  coordination: 'XT',
  circular: 'TB',
};

export const nextInSeries = async (tx: Transaction, series: string): Promise<number> => {
  const { rows } = await tx.query<{ taken: number }>(
    `INSERT INTO number_series (series, next) VALUES ($1, 2)
     ON CONFLICT (series) DO UPDATE SET next = number_series.next + 1 RETURNING next - 1 AS taken`,
    [series],
  );
  const taken = rows[0]?.taken;
  if (taken === undefined) throw new Error(`no number in series ${series}`);
  return taken;
};

/** Takes so many of each series at once; answers the first number taken of each. */
export const takeNumbers = async (
  tx: Transaction,
  wanted: ReadonlyMap<string, number>,
  seriesOf: (name: string) => string,
): Promise<Map<string, number>> => {
  if (wanted.size === 0) return new Map();
  const names = [...wanted.keys()];
  const { rows } = await tx.query<{ series: string; next: number }>(
    `INSERT INTO number_series (series, next)
     SELECT series, 1 + count FROM unnest($1::text[], $2::bigint[]) AS asked (series, count)
     ON CONFLICT (series) DO UPDATE SET next = number_series.next + excluded.next - 1
     RETURNING series, next`,
    [names.map(seriesOf), names.map((name) => wanted.get(name))],
  );
  const after = new Map(rows.map(({ series, next }) => [series, next]));
  return new Map(names.map((name) => [name, (after.get(seriesOf(name)) ?? 0) - (wanted.get(name) ?? 0)]));
};

/** `GX2026-000123`: kind, year of the Shanghai date, running number. */
export const issueNumber = async (tx: Transaction, kind: NumberKind, now: number): Promise<string> => {
  const series = `${prefixOf[kind]}${civilDateOf(now).slice(0, 4)}`;
  return `${series}-${String(await nextInSeries(tx, series)).padStart(6, '0')}`;
};
