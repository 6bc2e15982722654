/** Not accepting a coordination decision (条例第28条): by either side, once, before it has carried the decision out itself. */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { type Action, type ActionContext, defineAction, firstRefusal, refuse, write } from '../action.ts';
import { type Agreement, type Party, party } from '../agreement/agreement.ts';
import { type CoordinationDecision, decisionIdOf } from '../coordination/decision.ts';
import { checkParty } from '../negotiation/party.ts';
import { runsUnder809 } from '../policy/national-2025.ts';
import { advance, eventOf, isPossible } from '../sharing/machine.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import { type GovernmentFile, governmentFileIdOf } from './government-file.ts';

const args = z.strictObject({
  caseId: identifier,
  party,
  expectedVersion: z.int().positive(),
  reason: paragraph(2000),
});

/** Who signed the agreement that carries the decision out has accepted it. */
const hasSigned = (agreement: Agreement | undefined, side: Party): boolean =>
  agreement?.signatures.some((each) => each.party === side) ?? false;

const openFile = (
  decision: CoordinationDecision,
  said: Pick<GovernmentFile['objection'], 'party' | 'reason'>,
  { actor, now, madeAt }: ActionContext,
): GovernmentFile => ({
  id: governmentFileIdOf(decision.caseId),
  version: 1,
  caseId: decision.caseId,
  caseNumber: decision.caseNumber,
  coordinationNumber: decision.number,
  entryCode: decision.entryCode,
  entryName: decision.entryName,
  itemNames: decision.itemNames,
  userDepartmentId: decision.userDepartmentId,
  userDepartment: decision.userDepartment,
  providerId: decision.providerId,
  providerDepartment: decision.providerDepartment,
  managementId: decision.managementId,
  managementDepartment: decision.managementDepartment,
  objection: { ...said, at: now, madeAt, officerId: actor.officerId, officerName: actor.officerName },
  report: null,
  decision: null,
});

/** A right given without an agreement lives on until the government has decided; a signing waits. */
export const contestDecision: Action<typeof args> = defineAction({
  args,
  numbering: null,
  reads: ({ caseId }) => [
    { table: 'sharingCase', id: caseId },
    { table: 'coordinationDecision', id: decisionIdOf(caseId) },
    { table: 'agreement', id: `${caseId}.agreement` },
    { table: 'governmentFile', id: governmentFileIdOf(caseId) },
  ],
  apply: (given, rows, context) => {
    const subject: SharingCase | undefined = rows.get('sharingCase', given.caseId);
    if (subject === undefined) return refuse('record.missing');
    const decision = rows.get('coordinationDecision', decisionIdOf(subject.id));
    const agreement = rows.get('agreement', `${subject.id}.agreement`);
    const known = rows.get('governmentFile', governmentFileIdOf(subject.id));
    const refused =
      checkParty(subject, given.party, context.actor) ??
      firstRefusal(
        [runsUnder809(subject), 'government.pack-off'],
        [known === undefined, 'government.contested-already'],
        [isPossible(subject, 'contest') && decision !== undefined, 'case.state'],
        [!hasSigned(agreement, given.party), 'government.accepted'],
        [subject.version === given.expectedVersion, 'record.changed'],
      );
    if (refused !== null) return refused;
    if (decision === undefined) return refuse('record.missing');
    const events = [eventOf(null, { act: 'contest', note: given.reason.slice(0, 1000) }, context)];
    return write(
      { table: 'sharingCase', row: advance(subject, { state: 'contested' }, events) },
      {
        table: 'governmentFile',
        row: openFile(decision, { party: given.party, reason: given.reason }, context),
      },
    );
  },
});
