/** The registry: every action an officer can take, by name. */
import type { z } from 'zod';
import { approveRequest, rejectRequest } from './account/decide.ts';
import { requestAccount, requestAccountChange, requestReset } from './account/request.ts';
import { closeAccount, resumeAccount, suspendAccount } from './account/standing.ts';
import { authorise } from './agency/authorise.ts';
import { revokeAgency } from './agency/revoke.ts';
import { signAgreement } from './agreement/sign.ts';
import { computeAssessment } from './assessment/compute.ts';
import { answerObjection, freezeAssessment, objectToAssessment } from './assessment/object.ts';
import { arrangeCalendar } from './calendar/arrange.ts';
import { markUpdated } from './catalog/mark-updated.ts';
import { consentToEntry } from './cataloguing/consent.ts';
import { draftEntry, editEntry } from './cataloguing/draft.ts';
import { acceptFiling, returnFiling } from './cataloguing/filing.ts';
import { publishEntry } from './cataloguing/publish.ts';
import { reviewEntry, submitEntryReview } from './cataloguing/review.ts';
import { stopEntry } from './cataloguing/stop.ts';
import { askUpdateExtension, decideUpdateExtension } from './change-trigger/extend.ts';
import { exemptEntry, recordChange } from './change-trigger/record.ts';
import { recordChannel, reviseChannel } from './channel/record.ts';
import { urgeChannel } from './channel/urge.ts';
import { issueCircular } from './circular/issue.ts';
import { referCircular, replyToCircular, verifyCircular } from './circular/proceed.ts';
import { checkCollection } from './collection-check/check.ts';
import { reportConversion } from './conversion/report.ts';
import { decideCoordination } from './coordination/decide.ts';
import { requestCoordination } from './coordination/request.ts';
import { answerCorrection } from './correction/answer.ts';
import { proceedDuringCorrection } from './correction/proceed.ts';
import { reportCorrection, supplementCorrection } from './correction/report.ts';
import { enterCountyPack, stopCountyPack } from './county-pack/enter.ts';
import { orderDelivery } from './database-delivery/order.ts';
import { confirmDestruction } from './destruction/confirm.ts';
import { reportDestruction } from './destruction/report.ts';
import { takeBackDestruction } from './destruction/take-back.ts';
import { decideDifficulty } from './difficulty/decide.ts';
import { stateDifficulty } from './difficulty/state.ts';
import { acceptMaskingRisk } from './entry-masking/accept.ts';
import { recordMasking } from './entry-masking/record.ts';
import { recordFlow, reviseFlow } from './flow-down/record.ts';
import { moveFrontEnd, registerFrontEnd } from './front-end/register.ts';
import { contestDecision } from './government/contest.ts';
import { recordGovernmentDecision } from './government/decide.ts';
import { reportToGovernment } from './government/report.ts';
import { cutGrant, restoreGrant, resumeGrant, suspendGrant, withdrawGrant } from './grant/force.ts';
import { requestChange } from './grant-change/request.ts';
import { confirmReading } from './guide/confirm-reading.ts';
import { publishGuide, withdrawGuide } from './guide/publish.ts';
import { openNegotiation } from './negotiation/open.ts';
import { signOffOutcome } from './negotiation/sign-off.ts';
import { proposeOutcome, statePosition } from './negotiation/speak.ts';
import { readNotice } from './notice/read.ts';
import { switchPack } from './policy/switch-pack.ts';
import { acknowledgeRegistration, returnRegistration } from './registration/answer.ts';
import { fileRegistration } from './registration/file.ts';
import { mergeDepartment, renameDepartment } from './reorganisation/record.ts';
import { planReplacement } from './replacement/plan.ts';
import { notifyReplacement, stopReplaced } from './replacement/stop.ts';
import { recordDrill } from './security-record/record-drill.ts';
import { closeIncident, noteIncident, openIncident } from './security-record/record-incident.ts';
import { changeLibrary, establishLibrary } from './shared-library/keep.ts';
import { answer } from './sharing/answer.ts';
import { markDelivered } from './sharing/deliver.ts';
import { askExtension, decideExtension } from './sharing/extend.ts';
import { consentToAnswer, consentToApplication } from './sharing/head-consent.ts';
import { requestRenewal } from './sharing/renew.ts';
import { review } from './sharing/review.ts';
import { resubmit, submit } from './sharing/submit.ts';
import { withdraw } from './sharing/withdraw.ts';
import { certifyKey } from './signing/certify-key.ts';
import { registerKey } from './signing/register-key.ts';
import { revokeKey } from './signing/revoke-key.ts';
import { makeAdvice, withdrawAdvice } from './suspension-advice/advise.ts';
import { announceTraining, cancelTraining, holdTraining } from './training/hold.ts';
import { applyDemand, listDemand, settleDemand, withdrawDemand } from './upper-demand/proceed.ts';
import { requestDemand } from './upper-demand/request.ts';
import { decideViolation, registerViolation } from './violation/decide.ts';

export const actions = {
  'case.submit': submit,
  'case.resubmit': resubmit,
  'case.withdraw': withdraw,
  'case.consent-application': consentToApplication,
  'case.review': review,
  'case.answer': answer,
  'case.consent-answer': consentToAnswer,
  'case.ask-extension': askExtension,
  'case.decide-extension': decideExtension,
  'case.mark-delivered': markDelivered,
  'negotiation.open': openNegotiation,
  'negotiation.state-position': statePosition,
  'negotiation.propose-outcome': proposeOutcome,
  'negotiation.sign-off': signOffOutcome,
  'coordination.request': requestCoordination,
  'coordination.decide': decideCoordination,
  'coordination.contest': contestDecision,
  'government.report': reportToGovernment,
  'government.decide': recordGovernmentDecision,
  'agency.authorise': authorise,
  'agency.revoke': revokeAgency,
  'agreement.sign': signAgreement,
  'key.register': registerKey,
  'key.certify': certifyKey,
  'key.revoke': revokeKey,
  'entry.draft': draftEntry,
  'entry.edit': editEntry,
  'entry.submit-review': submitEntryReview,
  'entry.review': reviewEntry,
  'entry.consent': consentToEntry,
  'entry.publish': publishEntry,
  'entry.stop': stopEntry,
  'filing.accept': acceptFiling,
  'filing.return': returnFiling,
  'grant.suspend': suspendGrant,
  'grant.resume': resumeGrant,
  'grant.cut': cutGrant,
  'grant.restore': restoreGrant,
  'grant.withdraw': withdrawGrant,
  'grant.renew-request': requestRenewal,
  'grant.change-request': requestChange,
  'destruction.report': reportDestruction,
  'destruction.confirm': confirmDestruction,
  'destruction.take-back': takeBackDestruction,
  'notice.read': readNotice,
  'policy.switch-pack': switchPack,
  'county.enter-pack': enterCountyPack,
  'county.stop-pack': stopCountyPack,
  'calendar.arrange': arrangeCalendar,
  'entry.mark-updated': markUpdated,
  'replacement.plan': planReplacement,
  'replacement.notify': notifyReplacement,
  'replacement.stop': stopReplaced,
  'change.record': recordChange,
  'change.exempt': exemptEntry,
  'change.ask-extension': askUpdateExtension,
  'change.decide-extension': decideUpdateExtension,
  'difficulty.state': stateDifficulty,
  'difficulty.decide': decideDifficulty,
  'collection.check': checkCollection,
  'correction.report': reportCorrection,
  'correction.answer': answerCorrection,
  'correction.supplement': supplementCorrection,
  'correction.proceed': proceedDuringCorrection,
  'front-end.register': registerFrontEnd,
  'front-end.move': moveFrontEnd,
  'delivery.order': orderDelivery,
  'channel.record': recordChannel,
  'channel.revise': reviseChannel,
  'channel.urge': urgeChannel,
  'department.rename': renameDepartment,
  'department.merge': mergeDepartment,
  'registration.file': fileRegistration,
  'registration.acknowledge': acknowledgeRegistration,
  'registration.return': returnRegistration,
  'guide.publish': publishGuide,
  'guide.withdraw': withdrawGuide,
  'incident.open': openIncident,
  'incident.note': noteIncident,
  'incident.close': closeIncident,
  'drill.record': recordDrill,
  'library.establish': establishLibrary,
  'library.change': changeLibrary,
  'account.request': requestAccount,
  'account.change': requestAccountChange,
  'account.reset': requestReset,
  'account.approve': approveRequest,
  'account.reject': rejectRequest,
  'account.suspend': suspendAccount,
  'account.resume': resumeAccount,
  'account.close': closeAccount,
  'conversion.report': reportConversion,
  'masking.record': recordMasking,
  'masking.accept-risk': acceptMaskingRisk,
  'violation.decide': decideViolation,
  'violation.register': registerViolation,
  'circular.issue': issueCircular,
  'circular.reply': replyToCircular,
  'circular.verify': verifyCircular,
  'circular.refer': referCircular,
  'assessment.compute': computeAssessment,
  'assessment.object': objectToAssessment,
  'assessment.answer': answerObjection,
  'assessment.freeze': freezeAssessment,
  'advice.make': makeAdvice,
  'advice.withdraw': withdrawAdvice,
  'demand.request': requestDemand,
  'demand.list': listDemand,
  'demand.apply': applyDemand,
  'demand.settle': settleDemand,
  'demand.withdraw': withdrawDemand,
  'flow.record': recordFlow,
  'flow.revise': reviseFlow,
  'guide.confirm-reading': confirmReading,
  'training.announce': announceTraining,
  'training.hold': holdTraining,
  'training.cancel': cancelTraining,
} as const;

export type ActionName = keyof typeof actions;
export type ActionArgs<N extends ActionName> = z.input<(typeof actions)[N]['args']>;

export const isActionName = (name: string): name is ActionName => Object.hasOwn(actions, name);
