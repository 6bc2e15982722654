/** How often a grant was used, against what it allows (R049). */
import { civilDateOf } from '../clock/civil-date.ts';
import type { CallRecord } from './call-record.ts';

export type CallCounts = { readonly today: number; readonly total: number };

/** @param today civil date in Shanghai */
export const callCounts = (calls: readonly Pick<CallRecord, 'at'>[], today: string): CallCounts => ({
  today: calls.filter(({ at }) => civilDateOf(at) === today).length,
  total: calls.length,
});
