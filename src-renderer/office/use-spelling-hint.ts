import { useEffect, useState } from 'react';
import type { Facets } from '#shared/domain/search/facets.ts';
import { fold } from '#shared/domain/search/fold.ts';
import { lettersOf, soundingLike } from '#shared/domain/search/homophones.ts';
import { wordsOf } from '#shared/domain/search/words.ts';
import { writtenApart } from '#shared/domain/search/written-apart.ts';
import { useOfficerDesk } from '../app/officer-context.ts';
import { useDeskDatabase } from '../data/desk-data-context.tsx';
import { readRows } from '../data/reader.ts';
import type { SearchClient } from '../search/search-client.ts';
import { type CatalogView, useSearchState } from './use-catalog-search.ts';

export type SpellingHint = { readonly text: string; readonly total: number };

/** Names looked at for what was meant. */
const looked = 5;

type Desk = {
  readonly search: SearchClient;
  readonly namesOf: (ids: readonly string[]) => Promise<readonly string[]>;
};

const ask = (search: SearchClient, text: string, facets: Facets) =>
  search.ask({ text, facets, offset: 0, limit: looked });

const findsSome = async ({ search }: Desk, text: string): Promise<boolean> =>
  (await ask(search, text, {})).total > 0;

/** The word as some name has it that sounds alike; null where none does. */
const soundingIn = async ({ search, namesOf }: Desk, word: string): Promise<string | null> => {
  for (const letters of lettersOf(word)) {
    const { ids } = await ask(search, letters, {});
    for (const name of await namesOf(ids)) {
      const piece = soundingLike(fold(name), word);
      if (piece !== null) return piece;
    }
  }
  return null;
};

/** The word itself where it finds something; else as it is written apart, or sounds, where that does. */
const meantBy = async (desk: Desk, word: string): Promise<string> => {
  if (await findsSome(desk, word)) return word;
  const apart = writtenApart(word);
  if (apart !== null && (await findsSome(desk, apart))) return apart;
  return (await soundingIn(desk, word)) ?? word;
};

/** The same question with its unknown words as they were meant, where that finds something. */
const hintFor = async (desk: Desk, { text, facets }: CatalogView): Promise<SpellingHint | null> => {
  const words = wordsOf(text);
  const meant: string[] = [];
  for (const word of words) meant.push(await meantBy(desk, word));
  const better = meant.join(' ');
  if (better === words.join(' ')) return null;
  const { total } = await ask(desk.search, better, facets);
  return total === 0 ? null : { text: better, total };
};

/** What may have been meant by a question that finds nothing; only what really finds something, with how much. */
export function useSpellingHint(view: CatalogView, findsNothing: boolean): SpellingHint | null {
  const { search } = useOfficerDesk();
  const database = useDeskDatabase();
  const turn = useSearchState((state) => state.turn);
  const [hint, setHint] = useState<{ readonly view: CatalogView; readonly hint: SpellingHint | null }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that the catalogue may have changed.
  useEffect(() => {
    if (!findsNothing) return;
    let asked = true;
    const namesOf = async (ids: readonly string[]) =>
      (await readRows(database, 'catalogEntry', ids)).flatMap((row) => row?.name ?? []);
    hintFor({ search, namesOf }, view).then(
      (found) => asked && setHint({ view, hint: found }),
      () => undefined,
    );
    return () => {
      asked = false;
    };
  }, [search, database, view, findsNothing, turn]);
  return hint?.view === view ? hint.hint : null;
}
