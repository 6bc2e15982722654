/**
 * Taking back a destruction its witness has not spoken on, so that it can be reported before another one: a witness
 * may have left (R063, R087). Any data officer of the user department, since the operator may have left too.
 */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import type { Destruction } from './destruction.ts';

const args = z.strictObject({ destructionId: identifier });

export const takeBackDestruction: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ destructionId }, rows) => {
    const grantId = rows.get('destruction', destructionId)?.grantId;
    return [
      { table: 'destruction', id: destructionId },
      ...(grantId === undefined ? [] : [{ table: 'grant' as const, id: grantId }]),
    ];
  },
  apply: ({ destructionId }, rows, { actor, now }) => {
    const subject = rows.get('destruction', destructionId);
    const right = subject && rows.get('grant', subject.grantId);
    if (subject === undefined || right === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [actor.roles.includes('data-officer'), 'role.missing'],
      [subject.userDepartmentId === actor.departmentId, 'department.wrong'],
      [subject.state === 'reported', 'destruction.state'],
    );
    if (refused !== null) return refused;
    const row: Destruction = {
      ...subject,
      version: subject.version + 1,
      state: 'taken-back',
      takenBack: { officerId: actor.officerId, officerName: actor.officerName, at: now },
    };
    return write(
      { table: 'destruction', row },
      { table: 'grant', row: { ...right, version: right.version + 1, destructionId: null } },
    );
  },
});
