/** Telling departments: one notice each, the same one however often it is told (R070, R077). */
import type { ActionContext } from '../action.ts';
import type { Change } from '../tables.ts';
import type { Notice, NoticeKind } from './notice.ts';

/** The id of the one notice of a kind about a subject to a department: told again, it is the same notice. */
export const noticeIdOf = (
  subject: { readonly kind: NoticeKind; readonly subjectId: string; readonly departmentId: string },
  context: Pick<ActionContext, 'digestOf'>,
): string => `notice-${context.digestOf(subject).slice(0, 40)}`;

/** One unread notice to each department, each once, from the actor's department; about the subject where no record is named. */
export const tell = (
  departmentIds: readonly string[],
  body: Pick<Notice, 'kind' | 'text'> &
    Partial<Pick<Notice, 'caseId' | 'grantId' | 'entryId' | 'recordId'>> & { readonly subjectId: string },
  context: ActionContext,
): Extract<Change, { table: 'notice' }>[] =>
  [...new Set(departmentIds)].sort().map((departmentId) => ({
    table: 'notice',
    row: {
      id: noticeIdOf({ kind: body.kind, subjectId: body.subjectId, departmentId }, context),
      kind: body.kind,
      caseId: body.caseId ?? null,
      grantId: body.grantId ?? null,
      entryId: body.entryId ?? null,
      recordId: body.recordId ?? body.subjectId,
      departmentId,
      fromDepartmentId: context.actor.departmentId,
      text: body.text,
      at: context.now,
      readBy: [],
    },
  }));
