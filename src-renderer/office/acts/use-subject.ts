import { latestEdition } from '#shared/domain/guide/guide.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import { useRow, useRowsBy } from '../../data/live.ts';
import { actSubject } from './act-subject.ts';
import { type RowOf, rowTitle, type Title } from './row-title.ts';

const notHere = '本机没有这条记录';

/** What an act is about, by its name; where the row is not here, as when its department lost the right to it, that. */
export function useSubjectName(mutation: Mutation): string {
  const { words = '', rows = [], guideId = null } = actSubject(mutation);
  const [first, second] = [useTitle(rows[0]), useTitle(rows[1])];
  const editions = useRowsBy('guide', 'guideId', guideId);
  const named = first ?? second;
  const before = useTitle(named?.of);
  const guide = latestEdition(editions ?? [])?.title ?? '';
  const parts = [before?.words, named?.words, guide, words].filter(
    (each) => each !== undefined && each !== '',
  );
  return parts.length === 0 ? notHere : parts.join(' ');
}

function useTitle(of: RowOf | undefined): Title | null {
  const row = useRow(of?.table ?? 'department', of?.id ?? null);
  return of === undefined || row == null ? null : rowTitle(of.table, row);
}
