/** From what was written to the entry that is published, and back for a revision. */
import { type CatalogEntry, catalogEntry } from '../catalog/entry.ts';
import type { Publication } from '../catalog/publication.ts';
import { overallShareType } from '../catalog/share-type.ts';
import { civilDateOf } from '../clock/civil-date.ts';
import type { EntryContent } from './entry-content.ts';
import type { EntryDraft } from './entry-draft.ts';

const sameList = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** A list that changes is a version of its own; who is not on the newest has no right from then on (R043). */
const dedicatedHistory = (
  listed: CatalogEntry['dedicatedTo'],
  previous: CatalogEntry | undefined,
  at: number,
): Publication['dedicatedHistory'] => {
  const known = previous?.publication?.dedicatedHistory ?? [];
  const before = previous?.dedicatedTo ?? null;
  return sameList(before, listed) ? known : [...known, { at, listed }];
};

const isWithheld = ({ shareType }: { readonly shareType: string }): boolean => shareType === 'withheld';

const partsOf = (draft: EntryDraft, previous: CatalogEntry | undefined, now: number) => {
  const { duty, quality, itemSources, conflictNote, conversion, withholding, ...metadata } = draft.content;
  const withheld = metadata.items.some(isWithheld);
  return {
    metadata,
    withholding: withheld ? { reason: withholding.reason, basis: withholding.basis } : null,
    publication: {
      duty,
      secrecyReview: draft.secrecyReview,
      leadConsent: draft.leadConsent,
      quality,
      withholdingRank: withheld ? withholding.basisRank : null,
      conflictNote,
      itemSources,
      conversion,
      dedicatedHistory: dedicatedHistory(metadata.dedicatedTo, previous, now),
    },
  };
};

/** The published entry; null where a part is missing that the gate should have asked for. */
export const composeEntry = (
  draft: EntryDraft,
  previous: CatalogEntry | undefined,
  now: number,
): CatalogEntry | null => {
  const { metadata, withholding, publication } = partsOf(draft, previous, now);
  const composed = catalogEntry.safeParse({
    ...metadata,
    id: draft.id,
    code: draft.code,
    providerId: draft.providerId,
    shareType: overallShareType(metadata.items),
    withholding,
    publishedOn: civilDateOf(now),
    status: 'published',
    publication,
    importedFrom: previous?.importedFrom ?? null,
    demonstration: previous?.demonstration ?? false,
  });
  return composed.success ? composed.data : null;
};

/** What an entry says, as its author would have written it; parts older than the gate are empty. */
export const contentOf = (entry: CatalogEntry): EntryContent => {
  const { publication } = entry;
  return {
    name: entry.name,
    abstract: entry.abstract,
    library: entry.library,
    acquisition: entry.acquisition,
    duty: publication?.duty ?? '',
    kind: entry.kind,
    formats: entry.formats,
    items: entry.items,
    shareConditions: entry.shareConditions,
    withholding: {
      reason: entry.withholding?.reason ?? '',
      basis: entry.withholding?.basis ?? '',
      basisRank: publication?.withholdingRank ?? null,
    },
    exchangeMethods: entry.exchangeMethods,
    openToSociety: entry.openToSociety,
    openConditions: entry.openConditions,
    updateCycle: entry.updateCycle,
    relatedCodes: entry.relatedCodes,
    dataClass: entry.dataClass,
    grade: entry.grade,
    review: entry.review,
    agreementRequired: entry.agreementRequired,
    dedicatedTo: entry.dedicatedTo,
    quality: publication?.quality ?? { accurate: false, controlled: false, usable: false, updated: false },
    itemSources: publication?.itemSources ?? [],
    conflictNote: publication?.conflictNote ?? '',
    conversion: publication?.conversion ?? null,
  };
};
