import type { Mutation } from '#shared/protocol/push.ts';
import { useRow } from '../../data/live.ts';
import { subjectOf } from './mutation-words.ts';

/** The resource an act is about, by its name; empty where it is not known here. */
export function useSubjectName(mutation: Mutation): string {
  const { caseId, entryId, grantId } = subjectOf(mutation);
  const subject = useRow('sharingCase', caseId ?? null);
  const entry = useRow('catalogEntry', entryId ?? null);
  const grant = useRow('grant', grantId ?? null);
  return subject?.entryName ?? entry?.name ?? grant?.entryName ?? '';
}
