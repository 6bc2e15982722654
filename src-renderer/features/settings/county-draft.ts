/** 本区域办法 as it is being typed: a limit for each matter, blank where the texts above go on alone (八(一)). */
import { type CountyLimit, type CountyText, countyText } from '#shared/domain/county-pack/county-pack.ts';
import {
  type ClockMatter,
  type ClockRule,
  clockMatters,
  type PolicyPack,
} from '#shared/domain/policy/pack.ts';
import { knownPacks } from '#shared/domain/policy/packs.ts';

type LimitDraft = { readonly days: number | null; readonly clause: string };

export type CountyDraft = {
  readonly name: string;
  readonly source: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly limits: { readonly [matter in ClockMatter]?: LimitDraft };
};

export const emptyCounty: CountyDraft = { name: '', source: '', validFrom: '', validTo: '', limits: {} };
export const emptyLimit: LimitDraft = { days: null, clause: '' };

/** The limits above for a matter, of the texts that are on. */
export const limitsAbove = (matter: ClockMatter, packs: readonly PolicyPack[]): readonly ClockRule[] =>
  packs.flatMap((pack) => (pack.regionId === undefined ? (pack.clocks[matter] ?? []) : []));

/** It counts from where the first text that is on counts from, or else any text this program knows. */
const startOf = (matter: ClockMatter, packs: readonly PolicyPack[]): CountyLimit['startsAt'] | null =>
  (limitsAbove(matter, packs)[0] ?? limitsAbove(matter, knownPacks)[0])?.startsAt ?? null;

const written = (draft: CountyDraft, packs: readonly PolicyPack[]): CountyLimit[] =>
  clockMatters.flatMap((matter) => {
    const { days, clause } = draft.limits[matter] ?? emptyLimit;
    const startsAt = startOf(matter, packs);
    return days === null || startsAt === null ? [] : [{ matter, workingDays: days, startsAt, clause }];
  });

/** What will be entered; null while something is missing. */
export const textOf = (draft: CountyDraft, packs: readonly PolicyPack[]): CountyText | null =>
  countyText.safeParse({ ...draft, limits: written(draft, packs) }).data ?? null;
