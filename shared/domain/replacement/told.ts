/** Whether the users of a resource that is to be stopped have been told (R077). */
import type { ActionContext, RowQuery, Rows } from '../action.ts';
import { noticeIdOf } from '../notice/tell.ts';
import { currentUsers } from '../sharing/current-users.ts';
import type { Replacement } from './replacement.ts';

/** What {@link untoldUsers} needs of the resource. */
export const usersAndNotices = (oldEntryId: string): readonly RowQuery[] => [
  { table: 'grant', field: 'entryId', value: oldEntryId },
  { table: 'notice', field: 'entryId', value: oldEntryId },
];

/** Departments that use the old resource now and have no notice of this plan, whenever their right was given. */
export const untoldUsers = (
  subject: Pick<Replacement, 'id' | 'oldEntryId'>,
  rows: Pick<Rows, 'list'>,
  context: Pick<ActionContext, 'digestOf' | 'now'>,
): string[] => {
  const told = new Set(rows.list('notice', 'entryId', subject.oldEntryId).map(({ id }) => id));
  return currentUsers(rows.list('grant', 'entryId', subject.oldEntryId), context.now).filter(
    (departmentId) =>
      !told.has(noticeIdOf({ kind: 'replacement-planned', subjectId: subject.id, departmentId }, context)),
  );
};
