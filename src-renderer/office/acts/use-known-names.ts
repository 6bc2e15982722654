import type { Mutation } from '#shared/protocol/push.ts';
import { useRow, useTable } from '../../data/live.ts';
import type { NameOf } from './field-words.ts';
import { subjectOf } from './mutation-words.ts';
import { useSubjectRows } from './use-subject.ts';

/** Names for the ids an act carries: departments, officers, the resource and its items. */
export function useKnownNames(mutation: Mutation): NameOf {
  const { caseId, entryId, grantId, circularId, assessmentId } = subjectOf(mutation);
  const departments = useTable('department') ?? [];
  const officers = useTable('officer') ?? [];
  const subject = useRow('sharingCase', caseId ?? null);
  const grant = useRow('grant', grantId ?? null);
  const entry = useRow('catalogEntry', entryId ?? subject?.entryId ?? grant?.entryId ?? null);
  const circular = useRow('circular', circularId ?? null);
  const assessment = useRow('assessment', assessmentId ?? null);
  const about = useSubjectRows(mutation);
  const names = new Map<string, string>([
    ...departments.map(({ id, name }) => [id, name] as const),
    ...officers.map(({ id, name }) => [id, name] as const),
    ...(entry?.items ?? []).map(({ id, name }) => [id, name] as const),
    ...about.map(({ id, name }) => [id, name] as const),
  ]);
  if (entry) names.set(entry.id, entry.name);
  if (subject) names.set(subject.id, subject.number ?? subject.entryName);
  if (grant) names.set(grant.id, grant.entryName);
  if (circular?.number) names.set(circular.id, circular.number);
  if (assessment) names.set(assessment.id, assessment.name);
  return (id) => names.get(id);
}
