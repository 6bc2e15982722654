import { useState } from 'react';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { useCount, useFirstTime, usePage } from '../../data/live.ts';
import { type CallStretch, inMonth } from './call-stretches.ts';

export type CallPages = {
  /** Undefined until the first page has come; then the page before stays until the next has. */
  readonly calls: readonly CallRecord[] | undefined;
  /** True while what is shown is the page before. */
  readonly turning: boolean;
  readonly number: number;
  readonly size: number;
  /** Calls of the chosen time. */
  readonly count: number;
  /** Calls of all time. */
  readonly total: number;
  /** When the first of all was, epoch milliseconds; null where there is none. */
  readonly first: number | null;
  /** `YYYY-MM`; null: all of its time. */
  readonly month: string | null;
  readonly turnTo: (number: number) => void;
  readonly chooseMonth: (month: string | null) => void;
};

/** The last value that there was. */
function useHeld<T>(value: T | undefined): T | undefined {
  const [held, setHeld] = useState(value);
  if (value !== undefined && value !== held) setHeld(value);
  return value ?? held;
}

/** Calls a page at a time, the newest first, of all time or of a month; no more rows than the page's are opened. */
export function useCallPages(calls: CallStretch, size: number): CallPages {
  const [month, setMonth] = useState<string | null>(null);
  const [wanted, setWanted] = useState(1);
  const within = inMonth(calls, month);
  const total = useHeld(useCount(calls)) ?? 0;
  const count = useHeld(useCount(within)) ?? 0;
  const first = useFirstTime(calls) ?? null;
  const number = Math.max(1, Math.min(wanted, Math.ceil(count / size)));
  const page = usePage(within, { number, size });
  const shown = useHeld(page);
  return {
    calls: shown,
    turning: page === undefined && shown !== undefined,
    number,
    size,
    count,
    total,
    first,
    month,
    turnTo: setWanted,
    chooseMonth: (next) => {
      setMonth(next);
      setWanted(1);
    },
  };
}
