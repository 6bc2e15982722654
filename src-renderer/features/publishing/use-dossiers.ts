import { useMemo } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { DraftState, EntryDraft } from '#shared/domain/cataloguing/entry-draft.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { useRowsBy, useTable } from '../../data/live.ts';
import { type DraftDuty, draftDutyOf } from '../../office/draft-duty.ts';
import { usePlaces } from '../../office/use-places.ts';

/** An entry as its department works on it: with a draft, or published without one. */
export type Dossier = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly providerId: string;
  readonly state: DraftState;
  readonly draft: EntryDraft | null;
  readonly duty: DraftDuty | null;
  /** True where the catalogue offers it now, a revision on its way or not. */
  readonly offered: boolean;
  /** When it last moved, epoch milliseconds; 0 for entries without a draft. */
  readonly at: number;
};

const fromDraft = (draft: EntryDraft, duty: DraftDuty | null, offered: boolean): Dossier => ({
  id: draft.id,
  name: draft.content.name,
  code: draft.code,
  providerId: draft.providerId,
  state: draft.state,
  draft,
  duty,
  offered,
  at: draft.history.at(-1)?.at ?? 0,
});

const fromEntry = (entry: CatalogEntry): Dossier => ({
  id: entry.id,
  name: entry.name,
  code: entry.code,
  providerId: entry.providerId,
  state: entry.status === 'stopped' ? 'stopped' : 'published',
  draft: null,
  duty: null,
  offered: entry.status === 'published',
  at: 0,
});

/** What waits for this officer first, then what moved last; undefined while loading. */
export function useDossiers(): readonly Dossier[] | undefined {
  const officer = useOfficer();
  const drafts = useTable('entryDraft');
  const entries = useRowsBy('catalogEntry', 'providerId', officer.departmentId);
  const places = usePlaces();
  return useMemo(() => {
    if (drafts === undefined || entries === undefined || places === undefined) return undefined;
    const drafted = new Set(drafts.map((draft) => draft.id));
    const offered = new Set(entries.filter(({ status }) => status === 'published').map(({ id }) => id));
    const own = entries.filter((entry) => !drafted.has(entry.id));
    return [
      ...drafts.map((draft) => fromDraft(draft, draftDutyOf(draft, officer, places), offered.has(draft.id))),
      ...own.map(fromEntry),
    ].sort((a, b) => Number(b.duty !== null) - Number(a.duty !== null) || b.at - a.at);
  }, [drafts, entries, places, officer]);
}
