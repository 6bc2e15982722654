import type { Mutation } from '#shared/protocol/push.ts';
import { useRow } from '../../data/live.ts';
import { subjectOf } from './mutation-words.ts';

/** What an act is about: the resource, the 通报 or the department, by its name; empty where it is not known here. */
export function useSubjectName(mutation: Mutation): string {
  const { caseId, entryId, grantId, circularId, assessmentId, departmentId } = subjectOf(mutation);
  const subject = useRow('sharingCase', caseId ?? null);
  const entry = useRow('catalogEntry', entryId ?? null);
  const grant = useRow('grant', grantId ?? null);
  const circular = useRow('circular', circularId ?? null);
  const assessment = useRow('assessment', assessmentId ?? null);
  const department = useRow('department', departmentId ?? null);
  return (
    subject?.entryName ??
    entry?.name ??
    grant?.entryName ??
    (circular ? `${circular.number ?? '通报'} ${circular.departmentName}` : null) ??
    (assessment ? `${assessment.departmentName} ${assessment.name}` : null) ??
    department?.name ??
    ''
  );
}
