/** Taking an application back before it is decided. */
import { z } from 'zod';
import { identifier, optionalParagraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { stopClocks } from '../clock/clock.ts';
import { advance, eventOf, isPossible, refusalOfState } from './machine.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  reason: optionalParagraph(1000),
});

export const withdraw: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ caseId }) => [{ table: 'sharingCase', id: caseId }],
  apply: ({ caseId, expectedVersion, reason }, rows, context) => {
    const subject = rows.get('sharingCase', caseId);
    if (subject === undefined) return refuse('record.missing');
    const refused = firstRefusal(
      [context.actor.roles.includes('data-officer'), 'role.missing'],
      [subject.applicantDepartmentId === context.actor.departmentId, 'department.wrong'],
      [isPossible(subject, 'withdraw'), refusalOfState(subject)],
      [subject.version === expectedVersion, 'record.changed'],
    );
    if (refused !== null) return refused;
    const clocks = stopClocks(subject.clocks, 'every', context);
    const events = [eventOf(null, { act: 'withdraw', note: reason }, context)];
    return write({ table: 'sharingCase', row: advance(subject, { state: 'withdrawn', clocks }, events) });
  },
});
