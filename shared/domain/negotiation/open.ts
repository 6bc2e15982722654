/** Opening 协商 after a refusal, for a need that a duty of the user department names (五(三)3, R059). */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { checkOffer } from '../catalog/offer.ts';
import { readsOfCase } from '../sharing/consent.ts';
import { advance, eventOf, isPossible, refusalOfState } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import { type Negotiation, negotiationIdOf } from './negotiation.ts';
import { checkParty } from './party.ts';

const args = z.strictObject({
  caseId: identifier,
  expectedVersion: z.int().positive(),
  dutyBasis: line(300),
  need: paragraph(2000),
});

const openedBy = (
  subject: SharingCase,
  need: Pick<Negotiation, 'dutyBasis' | 'need'>,
  context: ActionContext,
): Negotiation => ({
  id: negotiationIdOf(subject.id),
  version: 1,
  caseId: subject.id,
  userDepartmentId: subject.applicantDepartmentId,
  providerId: subject.providerId,
  dutyBasis: need.dutyBasis,
  need: need.need,
  openedAt: context.now,
  openedBy: context.actor.officerId,
  positions: [],
  proposals: [],
  signOff: null,
});

export const openNegotiation: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: readsOfCase,
  apply: (given, rows, context) => {
    const subject = rows.get('sharingCase', given.caseId);
    const entry = subject && rows.get('catalogEntry', subject.entryId);
    if (subject === undefined || entry === undefined) return refuse('record.missing');
    const wanted = {
      departmentId: subject.applicantDepartmentId,
      itemIds: subject.application.itemIds,
    };
    const refused =
      checkParty(subject, 'user', context.actor) ??
      firstRefusal(
        [isPossible(subject, 'open-negotiation'), refusalOfState(subject)],
        [subject.version === given.expectedVersion, 'record.changed'],
        [subject.route === 'conditional', 'negotiation.conditional-only'],
      ) ??
      // What has been withheld or stopped since is not up for negotiation.
      checkOffer(entry, wanted);
    if (refused !== null) return refused;
    const events = [eventOf(null, { act: 'open-negotiation' }, context)];
    return write(
      { table: 'sharingCase', row: advance(subject, { state: 'negotiating' }, events) },
      { table: 'negotiation', row: openedBy(subject, given, context) },
    );
  },
});
