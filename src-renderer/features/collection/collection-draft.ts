/** A proposed collection being described: items one a line, and what is decided for those the catalogue supplies. */
import { resolutionFault } from '#shared/domain/collection-check/check.ts';
import {
  type CollectionProposal,
  collectionProposal,
  type ItemResolution,
} from '#shared/domain/collection-check/collection-check.ts';
import type { Supply } from '#shared/domain/collection-check/match.ts';
import type { RefusalCode } from '#shared/domain/refusals.ts';
import type { Basis } from '../../office/basis-fields.tsx';

/** Everything an item's decision may hold, whichever way it goes; null: not decided. */
export type ResolutionDraft = Basis & {
  readonly kind: Exclude<ItemResolution['kind'], 'collect'> | null;
  readonly entryId: string | null;
  readonly reason: string;
};

export type CollectionDraft = {
  readonly name: string;
  readonly purpose: string;
  readonly items: string;
  readonly resolutions: Readonly<Record<string, ResolutionDraft>>;
};

export const emptyCollection: CollectionDraft = { name: '', purpose: '', items: '', resolutions: {} };

export const emptyResolution: ResolutionDraft = {
  kind: null,
  entryId: null,
  reason: '',
  basis: '',
  basisRank: null,
};

/** As many as one check may hold. */
export const mostItems = 60;

/** Names of items, each once, in the order written; separated by lines or by 、. */
export const itemNamesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n、，,；;]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** The decision as it would be recorded; null while it is not whole. */
export const resolutionOf = (
  draft: ResolutionDraft | undefined,
  supplies: readonly Supply[],
): ItemResolution | null => {
  if (supplies.length === 0) return { kind: 'collect' };
  const { kind, entryId, reason, basis, basisRank } = draft ?? emptyResolution;
  if (kind === 'share') return entryId === null ? null : { kind, entryId };
  if (kind === 'different') return reason.trim() === '' ? null : { kind, reason };
  if (kind === 'exception')
    return basis.trim() === '' || basisRank === null ? null : { kind, basis, basisRank };
  return null;
};

/** Why an item's decision does not stand yet; null where it does. */
export const itemFault = (
  draft: ResolutionDraft | undefined,
  supplies: readonly Supply[],
): RefusalCode | null => {
  const resolution = resolutionOf(draft, supplies);
  return resolution === null ? 'collection.unresolved' : resolutionFault(resolution, supplies);
};

/** The whole proposal; null until every part of it stands. */
export const proposalOf = (
  draft: CollectionDraft,
  found: readonly (readonly Supply[])[],
): CollectionProposal | null => {
  const items = itemNamesOf(draft.items).map((name, at) => ({
    name,
    resolution: resolutionOf(draft.resolutions[name], found[at] ?? []),
  }));
  return collectionProposal.safeParse({ name: draft.name, purpose: draft.purpose, items }).data ?? null;
};
