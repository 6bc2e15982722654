/** Asking the management department to settle it after a negotiation that failed (五(三)3, R060). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { party } from '../agreement/agreement.ts';
import { checkParty } from '../negotiation/party.ts';
import { advance, eventOf, isPossible, refusalOfState } from '../sharing/machine.ts';

const args = z.strictObject({
  caseId: identifier,
  party,
  expectedVersion: z.int().positive(),
  statement: paragraph(1000),
});

/** Either side may ask. The request has no time limit; its age is shown (decision 2). */
export const requestCoordination: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ caseId }) => [{ table: 'sharingCase', id: caseId }],
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    const refused =
      checkParty(subject, given.party, context.actor) ??
      firstRefusal(
        [isPossible(subject, 'request-coordination'), refusalOfState(subject)],
        [subject.version === given.expectedVersion, 'record.changed'],
      );
    if (refused !== null) return refused;
    const events = [eventOf(null, { act: 'request-coordination', note: given.statement }, context)];
    return write({ table: 'sharingCase', row: advance(subject, { state: 'coordinating' }, events) });
  },
});
