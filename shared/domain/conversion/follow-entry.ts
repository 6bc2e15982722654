/** What a publication or the end of an entry does to its conversion plan (R029). */
import type { ActionContext, Rows } from '../action.ts';
import type { Conversion } from '../catalog/publication.ts';
import type { Change } from '../tables.ts';
import {
  type ConversionPlan,
  type ConversionStatus,
  conversionStatus,
  currentPlan,
} from './conversion-plan.ts';

type Published = {
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  readonly conversion: Conversion | null;
};

/** What a publication makes of the entry's plan: a new row, the next plan in it, or its end. */
export const planAfterPublication = (
  { id, name, providerId, conversion: said }: Published,
  rows: Pick<Rows, 'get'>,
  { now }: ActionContext,
): readonly Change[] => {
  const before = rows.get('conversionPlan', id);
  if (said === null) return endedPlan(id, rows);
  const { plan, targetDate, status } = said;
  const last = before && currentPlan(before);
  const same = last?.plan === plan && last.targetDate === targetDate;
  // After one that ended or was kept to, another plan begins from its own beginning.
  const anew = before === undefined || before.ended || (before.status === 'done' && !same);
  const row: ConversionPlan = {
    id,
    version: (before?.version ?? 0) + 1,
    providerId,
    entryName: name,
    status: anew ? status : reached(before, status),
    percent: status === 'done' ? 100 : anew ? 0 : before.percent,
    plans:
      same && before !== undefined ? before.plans : [...(before?.plans ?? []), { at: now, plan, targetDate }],
    reports: before?.reports ?? [],
    ended: false,
  };
  return [{ table: 'conversionPlan', row }];
};

const order: readonly ConversionStatus[] = conversionStatus.options;

/** The further of what was reported and what the entry says: an older text takes no progress back. */
const reached = (before: ConversionPlan, status: ConversionStatus): ConversionStatus =>
  order.indexOf(before.status) > order.indexOf(status) ? before.status : status;

/** The plan of an entry that leaves the catalogue, or has none any more. */
export const endedPlan = (entryId: string, rows: Pick<Rows, 'get'>): readonly Change[] => {
  const before = rows.get('conversionPlan', entryId);
  if (before === undefined || before.ended) return [];
  return [{ table: 'conversionPlan', row: { ...before, version: before.version + 1, ended: true } }];
};
