import { z } from 'zod';
import { isActionName } from '#shared/domain/actions.ts';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import { hrefOf } from '../../app/routes.ts';
import type { RefusedMutation } from '../../data/records.ts';
import { draftKey } from '../draft-keys.ts';
import { accountRedo } from './account-redo.ts';
import { disputeRedo } from './dispute-redo.ts';
import { ledgerRedo } from './ledger-redo.ts';
import { maskingRedo } from './masking-redo.ts';
import { subjectOf } from './mutation-words.ts';
import { organisationRedo } from './organisation-redo.ts';
import { oversightRedo } from './oversight-redo.ts';
import { recordRedo } from './record-redo.ts';
import type { Redo } from './redo-form.ts';
import { settingsRedo } from './settings-redo.ts';

export type { Redo } from './redo-form.ts';

/**
 * Where a refused act is written again, and the draft that brings back what was written. Null for an act that has no
 * form, that does not say what it was about, or that this release does not know.
 */
export function redoOf({ mutation }: Pick<RefusedMutation, 'mutation'>): Redo | null {
  const { caseId, entryId, application, answer, decision, opinion, reason, content, codePrefix } =
    subjectOf(mutation);
  const { name } = mutation;
  if (!isActionName(name)) return null;
  // Without a default: an act that is not here does not compile.
  switch (name) {
    case 'case.submit':
      if (entryId === undefined || application === undefined) return null;
      return { href: hrefOf('apply', { entryId }), draft: [draftKey.apply(entryId), application] };
    case 'case.resubmit':
      if (caseId === undefined || application === undefined) return null;
      return { href: hrefOf('supplement', { caseId }), draft: [draftKey.supplement(caseId), application] };
    case 'case.review':
      if (caseId === undefined) return null;
      return {
        href: hrefOf('reviewCase', { caseId }),
        draft: decision === undefined ? null : [draftKey.review(caseId), opinion ?? ''],
      };
    case 'case.answer':
      if (caseId === undefined) return null;
      return { href: hrefOf('reviewCase', { caseId }), draft: answerDraft(caseId, answer) };
    case 'case.withdraw':
      if (caseId === undefined) return null;
      return { href: hrefOf('case', { caseId }), draft: [draftKey.withdraw(caseId), reason ?? ''] };
    case 'agreement.sign':
      return caseId === undefined ? null : { href: hrefOf('agreement', { caseId }), draft: null };
    case 'replacement.plan':
      return { href: hrefOf('planReplacement'), draft: planDraft(mutation.args) };
    case 'replacement.notify':
    case 'replacement.stop':
    case 'entry.mark-updated':
      return { href: hrefOf('upkeep'), draft: null };
    case 'correction.report':
    case 'correction.answer':
    case 'correction.supplement':
    case 'correction.proceed':
      return correctionRedo(mutation);
    case 'grant.suspend':
    case 'grant.cut':
    case 'grant.withdraw':
    case 'grant.resume':
    case 'grant.restore':
      return forceRedo(mutation);
    case 'grant.renew-request':
    case 'delivery.order': {
      const { grantId } = subjectOf(mutation);
      return grantId === undefined ? null : { href: hrefOf('use', { grantId }), draft: null };
    }
    case 'grant.change-request': {
      const { grantId, wanted, reason = '' } = subjectOf(mutation);
      if (grantId === undefined || wanted === undefined) return null;
      return {
        href: hrefOf('use', { grantId }),
        draft: [draftKey.changeRight(grantId), { ...wanted, reason }],
      };
    }
    case 'destruction.report':
    case 'destruction.confirm':
    case 'destruction.take-back':
      return destructionRedo(mutation);
    case 'entry.draft':
      if (content === undefined || codePrefix === undefined) return null;
      return { href: hrefOf('newEntry'), draft: [draftKey.newEntry(), { codePrefix, content }] };
    case 'entry.edit':
      if (entryId === undefined || content === undefined) return null;
      return { href: hrefOf('editEntry', { entryId }), draft: [draftKey.entry(entryId), content] };
    case 'entry.review':
      if (entryId === undefined) return null;
      return {
        href: hrefOf('publishingEntry', { entryId }),
        draft: [draftKey.entryReview(entryId), opinion ?? ''],
      };
    case 'entry.consent':
      if (entryId === undefined) return null;
      return {
        href: hrefOf('publishingEntry', { entryId }),
        draft: [draftKey.leadConsent(entryId), opinion ?? ''],
      };
    case 'entry.submit-review':
    case 'entry.publish':
    case 'entry.stop':
    case 'filing.accept':
    case 'filing.return':
      return entryId === undefined ? null : { href: hrefOf('publishingEntry', { entryId }), draft: null };
    case 'change.record':
    case 'change.exempt':
    case 'change.ask-extension':
    case 'change.decide-extension':
    case 'difficulty.state':
    case 'difficulty.decide':
    case 'collection.check':
    case 'library.establish':
    case 'library.change':
    case 'conversion.report':
      return recordRedo(mutation);
    case 'masking.record':
    case 'masking.accept-risk':
      return maskingRedo(mutation);
    case 'negotiation.open':
    case 'negotiation.state-position':
    case 'negotiation.propose-outcome':
    case 'negotiation.sign-off':
    case 'coordination.request':
    case 'coordination.decide':
    case 'coordination.contest':
    case 'government.report':
    case 'government.decide':
    case 'case.ask-extension':
    case 'case.decide-extension':
    case 'case.mark-delivered':
    case 'case.consent-application':
    case 'case.consent-answer':
    case 'agency.authorise':
    case 'agency.revoke':
      return disputeRedo(mutation);
    case 'department.rename':
    case 'department.merge':
    case 'registration.file':
    case 'registration.acknowledge':
    case 'registration.return':
    case 'guide.publish':
    case 'guide.withdraw':
    case 'guide.confirm-reading':
    case 'training.announce':
    case 'training.hold':
    case 'training.cancel':
    case 'incident.open':
    case 'incident.note':
    case 'incident.close':
    case 'drill.record':
      return organisationRedo(mutation);
    case 'account.request':
    case 'account.change':
    case 'account.reset':
    case 'account.approve':
    case 'account.reject':
    case 'account.suspend':
    case 'account.resume':
    case 'account.close':
      return accountRedo(mutation);
    case 'channel.record':
    case 'channel.revise':
    case 'channel.urge':
    case 'front-end.register':
    case 'front-end.move':
    case 'demand.request':
    case 'demand.list':
    case 'demand.apply':
    case 'demand.settle':
    case 'demand.withdraw':
    case 'flow.record':
    case 'flow.revise':
      return ledgerRedo(mutation);
    case 'violation.decide':
    case 'violation.register':
    case 'circular.issue':
    case 'circular.reply':
    case 'circular.verify':
    case 'circular.refer':
    case 'assessment.compute':
    case 'assessment.object':
    case 'assessment.answer':
    case 'assessment.freeze':
    case 'advice.make':
    case 'advice.withdraw':
      return oversightRedo(mutation);
    case 'key.register':
    case 'key.certify':
    case 'key.revoke':
    case 'policy.switch-pack':
    case 'calendar.arrange':
    case 'county.enter-pack':
    case 'county.stop-pack':
      return settingsRedo(mutation);
    case 'notice.read':
      return null;
  }
}

const destructionRedo = (mutation: RefusedMutation['mutation']): Redo | null => {
  const { grantId, statement } = subjectOf(mutation);
  if (grantId === undefined || statement === undefined) return { href: hrefOf('destructions'), draft: null };
  const value = { ...statement, destroyedAt: timeLabel(statement.destroyedAt) };
  return { href: hrefOf('destruction', { grantId }), draft: [draftKey.destruction(grantId), value] };
};

const forceRedo = (mutation: RefusedMutation['mutation']): Redo | null => {
  const { grantId, ground, reason = '', holdId } = subjectOf(mutation);
  if (grantId === undefined) return null;
  const href = hrefOf('supervisedGrant', { grantId });
  if (ground !== undefined) return { href, draft: [draftKey.force(grantId), { ground, reason }] };
  return { href, draft: holdId === undefined ? null : [draftKey.lift(holdId), reason] };
};

const answerDraft = (caseId: string, answer: unknown): Redo['draft'] => {
  if (typeof answer !== 'object' || answer === null) return null;
  if ('conditions' in answer) return [draftKey.conditions(caseId), answer.conditions];
  return 'refusal' in answer ? [draftKey.refusal(caseId), answer.refusal] : null;
};

const planDraft = (args: unknown): Redo['draft'] => {
  const plan = z.object({ plan: z.unknown() }).safeParse(args).data?.plan;
  return plan === undefined ? null : [draftKey.replacement(), plan];
};

const correctionArgs = z.object({
  correctionId: z.string(),
  grantId: z.string().optional(),
  report: z.unknown().optional(),
  explanation: z.string().optional(),
  text: z.string().optional(),
  matter: z.string().optional(),
  evidence: z.string().optional(),
});

const correctionRedo = ({ name, args }: RefusedMutation['mutation']): Redo | null => {
  const given = correctionArgs.safeParse(args).data;
  if (given === undefined) return null;
  const { correctionId, grantId, report, explanation, text, matter, evidence } = given;
  if (name === 'correction.report')
    return grantId === undefined
      ? null
      : {
          href: hrefOf('reportCorrection', { grantId }),
          draft: [draftKey.correctionReport(grantId), report],
        };
  const href = hrefOf('correction', { correctionId });
  if (explanation !== undefined)
    return { href, draft: [draftKey.correctionAnswer(correctionId), explanation] };
  if (text !== undefined) return { href, draft: [draftKey.correctionSupplement(correctionId), text] };
  return { href, draft: [draftKey.correctionProceed(correctionId), { matter, evidence }] };
};
