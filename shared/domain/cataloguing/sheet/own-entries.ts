/** A department's entries as its author works on them: with a draft, or published without one. */
import type { CatalogEntry } from '../../catalog/entry.ts';
import { contentOf } from '../compose.ts';
import type { EntryContent } from '../entry-content.ts';
import { type DraftState, type EntryDraft, isRemoval } from '../entry-draft.ts';

export type OwnEntry = {
  readonly id: string;
  readonly code: string | null;
  readonly codePrefix: string;
  /** Of the draft; 0 where a published entry has none yet. */
  readonly version: number;
  readonly state: DraftState;
  readonly content: EntryContent;
  /** CCYY-MM-DD; null where it was never published. */
  readonly publishedOn: string | null;
};

const prefixOf = (code: string): string => code.split('/')[0] ?? '';

/** Drafts first, then what was published without one, each by code and name; stopped entries are left out. */
export const ownEntries = (
  drafts: readonly EntryDraft[],
  entries: readonly CatalogEntry[],
  departmentId: string,
): readonly OwnEntry[] => {
  const published = new Map(
    entries.filter(({ providerId }) => providerId === departmentId).map((entry) => [entry.id, entry]),
  );
  const own = drafts.filter(({ providerId }) => providerId === departmentId);
  const drafted = new Set(own.map(({ id }) => id));
  const all: OwnEntry[] = [
    ...own.map(({ id, code, codePrefix, version, state, content }) => ({
      id,
      code,
      codePrefix,
      version,
      state,
      content,
      publishedOn: published.get(id)?.publishedOn ?? null,
    })),
    ...[...published.values()]
      .filter(({ id }) => !drafted.has(id))
      .map((entry) => ({
        id: entry.id,
        code: entry.code,
        codePrefix: prefixOf(entry.code),
        version: 0,
        state: entry.status === 'stopped' ? ('stopped' as const) : ('published' as const),
        content: contentOf(entry),
        publishedOn: entry.publishedOn,
      })),
  ];
  return all
    .filter(({ state }) => state !== 'stopped' && !isRemoval({ state }))
    .toSorted(
      (a, b) => (a.code ?? '').localeCompare(b.code ?? '') || a.content.name.localeCompare(b.content.name),
    );
};
