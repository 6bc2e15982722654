/** Ending an authorisation: from then on the agent answers nothing, and loses sight of what it had not answered (R061). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { advance, eventOf } from '../sharing/machine.ts';
import type { Change } from '../tables.ts';

const args = z.strictObject({
  agencyId: identifier,
  expectedVersion: z.int().positive(),
  reason: paragraph(1000),
});

export const revokeAgency: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ agencyId }) => [{ table: 'agency', id: agencyId }],
  lists: (_given, _rows, actor) => [{ table: 'sharingCase', field: 'providerId', value: actor.departmentId }],
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
          each.state === 'awaiting-answer' &&
          each.agentId === subject.agentId &&
          subject.entryIds.includes(each.entryId),
      );
    return write(
      { table: 'agency', row: ended },
      ...unanswered.map(
        (each): Change => ({
          table: 'sharingCase',
          row: advance(each, { agentId: null }, [eventOf(null, { act: 'take-back', note: reason }, context)]),
        }),
      ),
    );
  },
});
