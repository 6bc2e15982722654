/** Numbers the platform issues: gapless within a series, because taken in the transaction that uses them. */
import { civilDateOf } from '#shared/domain/clock/civil-date.ts';
import type { Transaction } from '../database/open-database.ts';

export type NumberKind = 'case' | 'entry' | 'receipt' | 'call' | 'certificate' | 'coordination';

const prefixOf: Readonly<Record<NumberKind, string>> = {
  case: 'GX',
  entry: 'ML',
  receipt: 'BA',
  call: 'DY',
  certificate: 'PZ',
  coordination: 'XT',
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

/** `GX2026-000123`: kind, year of the Shanghai date, running number. */
export const issueNumber = async (tx: Transaction, kind: NumberKind, now: number): Promise<string> => {
  const series = `${prefixOf[kind]}${civilDateOf(now).slice(0, 4)}`;
  return `${series}-${String(await nextInSeries(tx, series)).padStart(6, '0')}`;
};
