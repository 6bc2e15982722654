/** The read receipt of a notice (R077): by an officer of the department told, once each. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';

const args = z.strictObject({ noticeId: identifier });

export const readNotice: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ noticeId }) => [{ table: 'notice', id: noticeId }],
  apply: ({ noticeId }, rows, { actor }) => {
    const subject = rows.get('notice', noticeId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [actor.roles.includes('data-officer') || actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.departmentId === actor.departmentId, 'department.wrong'],
    );
    if (refused !== null) return refused;
    if (subject.readBy.includes(actor.officerId)) return write();
    return write({ table: 'notice', row: { ...subject, readBy: [...subject.readBy, actor.officerId] } });
  },
});
