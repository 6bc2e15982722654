import { latestEdition } from '#shared/domain/guide/guide.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { useRow, useRowsBy } from '../../data/live.ts';
import { actSubject } from './act-subject.ts';
import { type RowOf, rowTitle } from './row-title.ts';

const notHere = '本机没有这条记录';

/** What an act is about, by its name; where the row is not here, as when its department lost the right to it, that. */
export function useSubjectName(mutation: Mutation): string {
  const { words = '' } = actSubject(mutation);
  const [named] = useSubjectRows(mutation);
  const parts = [named?.name ?? '', words].filter((each) => each !== '');
  return parts.length === 0 ? notHere : parts.join(' ');
}

type NamedRow = { readonly id: string; readonly name: string };

/** The rows an act is about that are here, with their names. */
export function useSubjectRows(mutation: Mutation): readonly NamedRow[] {
  const { rows = [], guideId = null } = actSubject(mutation);
  const [first, second] = [useNamed(rows[0]), useNamed(rows[1])];
  const guide = latestEdition(useRowsBy('guide', 'guideId', guideId) ?? []);
  const edition = guide === null ? null : { id: guide.guideId, name: guide.title };
  return [first, second, edition].filter((each) => each !== null);
}

/** The row by its name, before which the name of another may stand. */
function useNamed(of: RowOf | undefined): NamedRow | null {
  const title = useTitle(of);
  const before = useTitle(title?.of);
  if (of === undefined || title === null) return null;
  return { id: of.id, name: [before?.words ?? '', title.words].filter((each) => each !== '').join(' ') };
}

function useTitle(of: RowOf | undefined) {
  const row = useRow(of?.table ?? 'department', of?.id ?? null);
  return of === undefined || row == null ? null : rowTitle(of.table, row);
}
