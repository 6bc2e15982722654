/** The provider's check (R068): corrected, found right, or more is needed; a correction is told to other users (R070). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { stopClocks } from '../clock/clock.ts';
import { tell } from '../notice/tell.ts';
import { currentUsers } from '../sharing/current-users.ts';
import { type Correction, type CorrectionEvent, isCorrectionPossible } from './correction.ts';
import { advanceCorrection, correctionEventOf, limitOf } from './record.ts';

export const correctionDecision = z.enum(['corrected', 'found-right', 'more-needed']);
export type CorrectionDecision = z.infer<typeof correctionDecision>;

const args = z.strictObject({
  correctionId: identifier,
  expectedVersion: z.int().positive(),
  decision: correctionDecision,
  explanation: paragraph(1000),
});

const actOf = {
  corrected: 'correct',
  'found-right': 'confirm',
  'more-needed': 'ask',
} as const satisfies Record<CorrectionDecision, CorrectionEvent['act']>;

/** Names the items, never the record: whose data it was is no business of the other users. */
const textFor = (subject: Correction): string =>
  `提供部门更正了“${subject.entryName}”（${subject.entryCode}）中的数据，涉及信息项：${subject.itemNames.join('、')}。` +
  '本部门正在使用或已经留存该资源数据的，请重新取数核对。';

const decided = (
  subject: Correction,
  given: { readonly decision: CorrectionDecision; readonly explanation: string },
  context: ActionContext,
): Correction => {
  const event = correctionEventOf(
    subject.clocks,
    { act: actOf[given.decision], note: given.explanation },
    context,
  );
  const clocks =
    given.decision === 'more-needed' ? subject.clocks : stopClocks(subject.clocks, 'every', context);
  return advanceCorrection(subject, { state: given.decision, clocks }, event);
};

export const answerCorrection: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ correctionId }) => [{ table: 'correction', id: correctionId }],
  lists: ({ correctionId }, rows) => {
    const subject = rows.get('correction', correctionId);
    return subject === undefined ? [] : [{ table: 'grant', field: 'entryId', value: subject.entryId }];
  },
  apply: ({ correctionId, expectedVersion, decision, explanation }, rows, context) => {
    const subject = rows.get('correction', correctionId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.providerId === context.actor.departmentId, 'department.wrong'],
      [isCorrectionPossible(subject, decision === 'more-needed' ? 'ask' : 'answer'), 'correction.state'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const row = decided(subject, { decision, explanation }, context);
    const grants = decision === 'corrected' ? rows.list('grant', 'entryId', subject.entryId) : [];
    const others = currentUsers(grants, context.now).filter((id) => id !== subject.userDepartmentId);
    const body = {
      kind: 'correction-made',
      text: textFor(subject),
      entryId: subject.entryId,
      subjectId: subject.id,
    } as const;
    return write({ table: 'correction', row }, limitOf(row), ...tell(others, body, context));
  },
});
