import { useCallback, useEffect, useState } from 'react';
import { useDeskNote } from '../../../app/desk-memory.ts';
import type { CatalogFound, CatalogView } from '../../../office/use-catalog-search.ts';

/** What 目录 showed for a question: which entry, and how far the list was scrolled, in CSS pixels. */
export type Shown = { readonly view: CatalogView; readonly id: string | null; readonly top: number };

type Found = Pick<CatalogFound, 'view' | 'entries'>;

/**
 * The entry that is open: the one the officer has chosen; else the one that was open for this question, whatever a sync puts
 * before it; else the first hit. Null where nothing was found.
 */
export function shownEntry(was: Shown | undefined, found: Found, chosenId: string | null): string | null {
  const held = was?.view === found.view ? was.id : null;
  return chosenId ?? held ?? found.entries.at(0)?.id ?? null;
}

/** Where the list begins: where it was left, if that question and that entry are come back to. */
export const beginsAt = (
  was: Shown | undefined,
  found: Found,
  chosenId: string | null,
): number | undefined =>
  was?.view === found.view && (chosenId === null || chosenId === was.id) ? was.top : undefined;

/** What is open and where the list stands, kept while the officer is on other screens. */
export function useShown(found: CatalogFound | undefined, chosenId: string | null) {
  const { read, note } = useDeskNote<Shown>('catalog-shown');
  // Noted after a drawing only, so that a drawing that is given up leaves it as it was.
  const was = read();
  const id = found === undefined ? null : shownEntry(was, found, chosenId);
  const [before] = useState(was);
  useEffect(() => {
    if (found === undefined) return;
    const now = read();
    note({ view: found.view, id, top: now?.view === found.view ? now.top : 0 });
  }, [read, note, found, id]);
  const onScroll = useCallback(
    (top: number) => {
      const now = read();
      if (now !== undefined) note({ ...now, top });
    },
    [read, note],
  );
  return { id, begin: found && beginsAt(before, found, chosenId), onScroll };
}
