/** The filing chain seen from above: for each region what was filed, where it is now, and what waits (三(一)¶2, R025, R050). */
import { bindingClock, type Clock, type ClockTime, standingOf } from '../clock/clock.ts';
import type { Department, Region } from '../organisation/organisation.ts';
import type { EntryDraft } from './entry-draft.ts';
import { nextHop } from './filing-hop.ts';
import type { FilingReceipt } from './filing-receipt.ts';

export const filingStages = [
  'waiting-own',
  'waiting-city',
  'returned',
  'published',
  'removal-own',
  'removal-city',
  'removed',
] as const;
export type FilingStage = (typeof filingStages)[number];

/** Where a filed entry is; null for one that was never filed, which is its department's own affair. */
export const filingStageOf = (
  { state, history }: Pick<EntryDraft, 'state' | 'history'>,
  region: Pick<Region, 'logicalPlatform'>,
): FilingStage | null => {
  const waits = nextHop({ state }, region) === 'own-level';
  switch (state) {
    case 'filed':
    case 'accepted':
      return waits ? 'waiting-own' : 'waiting-city';
    case 'removal-filed':
    case 'removal-accepted':
      return waits ? 'removal-own' : 'removal-city';
    case 'stopped':
      return 'removed';
    case 'returned':
    case 'published':
      return state;
    default: {
      // Being written anew: what stands is the last the chain said of it.
      const last = history.findLast(({ act }) => act === 'publish' || act === 'return')?.act;
      if (last === undefined) return null;
      return last === 'publish' ? 'published' : 'returned';
    }
  }
};

export type Filing = {
  readonly draft: EntryDraft;
  readonly stage: FilingStage;
  /** The newest receipt of each hop for what travels or travelled last. */
  readonly receipts: readonly FilingReceipt[];
};

export type RegionFilings = {
  readonly region: Region;
  /** Those that wait first, then the newest move first. */
  readonly filings: readonly Filing[];
  readonly count: Readonly<Record<FilingStage, number>>;
  /** Receipts given by the region's own platform, and by the city's. */
  readonly received: { readonly 'own-level': number; readonly city: number };
  /** Filings whose audit ran out of time (条例第17条); a flag, nothing else. */
  readonly overdue: number;
};

export type FilingRows = {
  readonly regions: readonly Region[];
  readonly departments: readonly Department[];
  readonly drafts: readonly EntryDraft[];
  readonly receipts: readonly FilingReceipt[];
};

const waiting: readonly FilingStage[] = ['waiting-own', 'waiting-city', 'removal-own', 'removal-city'];
export const isWaiting = (stage: FilingStage): boolean => waiting.includes(stage);

const runsOut = (clocks: readonly Clock[], { now, calendar }: ClockTime): boolean => {
  const clock = bindingClock(clocks, calendar);
  return clock !== null && standingOf(clock, now, calendar).overdue;
};

const movedAt = ({ draft }: Filing): number => draft.history.at(-1)?.at ?? 0;

const inOrder = (a: Filing, b: Filing): number =>
  Number(isWaiting(b.stage)) - Number(isWaiting(a.stage)) || movedAt(b) - movedAt(a);

const countOf = (filings: readonly Filing[]): RegionFilings['count'] =>
  Object.fromEntries(
    filingStages.map((stage) => [stage, filings.filter((each) => each.stage === stage).length]),
  ) as Record<FilingStage, number>;

/** A row for every region, the city's own departments included, in the order of the regions. */
export const filingOverview = (rows: FilingRows, time: ClockTime): readonly RegionFilings[] => {
  const regionOf = new Map(rows.departments.map(({ id, regionId }) => [id, regionId]));
  const receiptsOf = Map.groupBy(rows.receipts, ({ entryId }) => entryId);
  const draftsOf = Map.groupBy(rows.drafts, ({ providerId }) => regionOf.get(providerId));
  return rows.regions.map((region) => {
    const filings = (draftsOf.get(region.id) ?? [])
      .flatMap((draft): Filing[] => {
        const stage = filingStageOf(draft, region);
        return stage === null ? [] : [{ draft, stage, receipts: receiptsOf.get(draft.id) ?? [] }];
      })
      .toSorted(inOrder);
    const given = filings.flatMap(({ receipts }) => receipts);
    const by = (hop: FilingReceipt['hop']) => given.filter((receipt) => receipt.hop === hop).length;
    return {
      region,
      filings,
      count: countOf(filings),
      received: { 'own-level': by('own-level'), city: by('city') },
      overdue: filings.filter(({ draft, stage }) => isWaiting(stage) && runsOut(draft.clocks, time)).length,
    };
  });
};
