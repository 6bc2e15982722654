/** The witness's word on a destruction: confirmed, the right is final; returned, another record is due (R087). */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { tell } from '../notice/tell.ts';
import { type Destruction, destructionMethodLabel } from './destruction.ts';

const args = z
  .strictObject({
    destructionId: identifier,
    decision: z.enum(['confirm', 'return']),
    /** For a return: what is not as stated. */
    note: optionalParagraph(1000),
  })
  .refine((value) => value.decision === 'confirm' || value.note !== '', {
    path: ['note'],
    message: 'destruction.note-required',
  });

const wordsOf = (subject: Destruction): string =>
  `${subject.entryName}：使用部门已按程序销毁数据（${destructionMethodLabel[subject.method]}），执行人${subject.operatorName}，见证人${subject.witnessName}。`;

export const confirmDestruction: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ destructionId }, rows) => {
    const grantId = rows.get('destruction', destructionId)?.grantId;
    return [
      { table: 'destruction', id: destructionId },
      ...(grantId === undefined ? [] : [{ table: 'grant' as const, id: grantId }]),
    ];
  },
  apply: ({ destructionId, decision, note }, rows, context) => {
    const subject = rows.get('destruction', destructionId);
    const right = subject && rows.get('grant', subject.grantId);
    if (subject === undefined || right === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [subject.userDepartmentId === context.actor.departmentId, 'department.wrong'],
      [subject.witnessId === context.actor.officerId, 'destruction.witness-only'],
      [subject.state === 'reported', 'destruction.state'],
    );
    if (refused !== null) return refused;
    const confirmed = decision === 'confirm';
    const row: Destruction = {
      ...subject,
      version: subject.version + 1,
      state: confirmed ? 'confirmed' : 'returned',
      witnessedAt: context.now,
      note,
    };
    const version = right.version + 1;
    if (!confirmed) {
      return write(
        { table: 'destruction', row },
        { table: 'grant', row: { ...right, version, destructionId: null } },
      );
    }
    const { caseId, grantId } = subject;
    const text = wordsOf(subject);
    return write(
      { table: 'destruction', row },
      { table: 'grant', row: { ...right, version, state: 'destroyed' } },
      ...tell(
        [subject.providerId],
        { kind: 'data-destroyed', subjectId: subject.id, caseId, grantId, entryId: right.entryId, text },
        context,
      ),
    );
  },
});
