/** Ending an authorisation: from then on the agent answers nothing, and loses sight of what it had not answered (R061). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type AnswerDraft, answerDraftIdOf } from '../sharing/answer-draft.ts';
import { advance, eventOf, isPossible } from '../sharing/machine.ts';
import type { CaseEvent, SharingCase } from '../sharing/sharing-case.ts';
import type { Change } from '../tables.ts';

const args = z.strictObject({
  agencyId: identifier,
  expectedVersion: z.int().positive(),
  reason: paragraph(1000),
});

/** What the agent wrote and the head has not consented to goes out no more: the provider answers itself. */
const takeBack = (subject: SharingCase, draft: AnswerDraft | undefined, event: CaseEvent): Change[] => {
  if (draft === undefined || draft.agentId !== subject.agentId)
    return [{ table: 'sharingCase', row: advance(subject, { agentId: null }, [event]) }];
  const patch = { agentId: null, state: 'awaiting-answer' } as const;
  return [
    { table: 'sharingCase', row: advance(subject, patch, [event]) },
    { table: 'answerDraft', row: { ...draft, version: draft.version + 1, agentId: null } },
  ];
};

export const revokeAgency: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ agencyId }) => [{ table: 'agency', id: agencyId }],
  lists: (_given, _rows, actor) => [
    { table: 'sharingCase', field: 'providerId', value: actor.departmentId },
    { table: 'answerDraft', field: 'providerId', value: actor.departmentId },
  ],
  apply: ({ agencyId, expectedVersion, reason }, rows, context) => {
    const subject = rows.get('agency', agencyId);
    if (subject === undefined) return refuse('record.missing');
    const { actor, now } = context;
    const refused = firstRefusal(
      [actor.roles.includes('provider-reviewer'), 'role.missing'],
      [subject.providerId === actor.departmentId, 'department.wrong'],
      [subject.state === 'active', 'agency.ended'],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const ended = {
      ...subject,
      version: subject.version + 1,
      state: 'revoked' as const,
      revokedAt: now,
      revokedBy: actor.officerId,
      revokedReason: reason,
    };
    const unanswered = rows
      .list('sharingCase', 'providerId', actor.departmentId)
      .filter(
        (each) =>
          isPossible(each, 'answer') &&
          each.agentId === subject.agentId &&
          subject.entryIds.includes(each.entryId),
      );
    const drafts = rows.list('answerDraft', 'providerId', actor.departmentId);
    const taken = unanswered.flatMap((each) => {
      const draft = drafts.find(({ id }) => id === answerDraftIdOf(each.id));
      return takeBack(each, draft, eventOf(null, { act: 'take-back', note: reason }, context));
    });
    return write({ table: 'agency', row: ended }, ...taken);
  },
});
