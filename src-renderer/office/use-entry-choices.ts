import { useEffect, useMemo, useState } from 'react';
import { useOfficerDesk } from '../app/officer-context.ts';
import { useRows } from '../data/live.ts';

/** As many as a list can be looked through; more is narrowed by typing. */
const shown = 50;

export type EntryChoice = { readonly value: string; readonly label: string };

/**
 * Published entries to choose from: the best hits for what is typed, after those already chosen. Asks the search,
 * because the catalogue may hold 100,000.
 * @param chosen ids that must have a name in the list
 */
export function useEntryChoices(chosen: readonly string[]) {
  const { search } = useOfficerDesk();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void search.ask({ text, facets: {}, offset: 0, limit: shown }).then(({ ids }) => {
      if (current) setFound(ids);
    });
    return () => {
      current = false;
    };
  }, [search, text]);
  const ids = useMemo(() => [...new Set([...chosen, ...found])], [chosen, found]);
  const rows = useRows('catalogEntry', ids);
  const choices = useMemo(
    (): EntryChoice[] =>
      ids.map((id, index) => {
        const row = rows?.[index];
        return { value: id, label: row === undefined ? id : `${row.name}（${row.code}）` };
      }),
    [ids, rows],
  );
  return { choices, onSearch: setText };
}
