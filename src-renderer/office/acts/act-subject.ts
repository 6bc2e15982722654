/** What an act is about: every kind of act says it, so that 待同步 has no line without. */
import type { z } from 'zod';
import { type ActionName, actions, isActionName } from '#shared/domain/actions.ts';
import { libraryLabel } from '#shared/domain/catalog/labels.ts';
import { knownPacks } from '#shared/domain/policy/packs.ts';
import { violationLabel } from '#shared/domain/violation/item.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { RowOf, TitledTable } from './row-title.ts';

export type ActSubject = {
  /** In the act itself: all there is to go by where the row it was to write is not there. */
  readonly words?: string;
  /** Rows whose name it is, the first that is here. */
  readonly rows?: readonly RowOf[];
  /** A guide through all its editions. */
  readonly guideId?: string;
};

const row = (table: TitledTable, id: string): RowOf => ({ table, id });
/** About the row whose id the act carries under that name. */
const about =
  <K extends string>(table: TitledTable, key: K) =>
  (args: Readonly<Record<K, string>>): ActSubject => ({ rows: [row(table, args[key])] });

const aCase = about('sharingCase', 'caseId');
const aGrant = about('grant', 'grantId');
const aDestruction = about('destruction', 'destructionId');
const aReplacement = about('replacement', 'replacementId');
const aTrigger = about('changeTrigger', 'triggerId');
const aCorrection = about('correction', 'correctionId');
const aDepartment = about('department', 'departmentId');
const aRegistration = about('registration', 'registrationId');
const anIncident = about('incident', 'incidentId');
const anAccount = about('account', 'accountId');
const aCircular = about('circular', 'circularId');
const anAssessment = about('assessment', 'assessmentId');
const aDemand = about('upperDemand', 'demandId');
const aTraining = about('training', 'trainingId');
/** Published, or still being written. */
const anEntry = ({ entryId }: { readonly entryId: string }): ActSubject => ({
  rows: [row('catalogEntry', entryId), row('entryDraft', entryId)],
});
const ownKey = (): ActSubject => ({ words: '本人的签名密钥' });
const packName = (id: string): string => knownPacks.find((pack) => pack.id === id)?.name ?? id;

type ArgsOf<N extends ActionName> = z.output<(typeof actions)[N]['args']>;

/** A kind of act that is not here does not compile. */
export const subjects: { readonly [N in ActionName]: (args: ArgsOf<N>) => ActSubject } = {
  'case.submit': anEntry,
  'case.resubmit': aCase,
  'case.withdraw': aCase,
  'case.consent-application': aCase,
  'case.review': aCase,
  'case.answer': aCase,
  'case.consent-answer': aCase,
  'case.ask-extension': aCase,
  'case.decide-extension': aCase,
  'case.mark-delivered': aCase,
  'negotiation.open': aCase,
  'negotiation.state-position': aCase,
  'negotiation.propose-outcome': aCase,
  'negotiation.sign-off': aCase,
  'coordination.request': aCase,
  'coordination.decide': aCase,
  'coordination.contest': aCase,
  'government.report': aCase,
  'government.decide': aCase,
  'agency.authorise': ({ agentId }) => aDepartment({ departmentId: agentId }),
  'agency.revoke': about('agency', 'agencyId'),
  'agreement.sign': aCase,
  'key.register': ownKey,
  'key.certify': ownKey,
  'key.revoke': ownKey,
  'entry.draft': ({ content }) => ({ words: content.name }),
  'entry.edit': ({ content }) => ({ words: content.name }),
  'entry.submit-review': anEntry,
  'entry.review': anEntry,
  'entry.consent': anEntry,
  'entry.publish': anEntry,
  'entry.stop': anEntry,
  'filing.accept': anEntry,
  'filing.return': anEntry,
  'grant.suspend': aGrant,
  'grant.resume': aGrant,
  'grant.cut': aGrant,
  'grant.restore': aGrant,
  'grant.withdraw': aGrant,
  'grant.renew-request': aGrant,
  'grant.change-request': aGrant,
  'destruction.report': aGrant,
  'destruction.confirm': aDestruction,
  'destruction.take-back': aDestruction,
  'notice.read': about('notice', 'noticeId'),
  'policy.switch-pack': ({ pack }) => ({ words: packName(pack) }),
  'county.enter-pack': ({ text }) => ({ words: text.name }),
  'county.stop-pack': () => ({ words: '本区域办法' }),
  'calendar.arrange': ({ year }) => ({ words: `${year}年节假日安排` }),
  'entry.mark-updated': anEntry,
  'replacement.plan': ({ plan }) => anEntry({ entryId: plan.oldEntryId }),
  'replacement.notify': aReplacement,
  'replacement.stop': aReplacement,
  'change.record': ({ statement }) => ({ words: statement.title }),
  'change.exempt': aTrigger,
  'change.ask-extension': aTrigger,
  'change.decide-extension': aTrigger,
  'difficulty.state': ({ statement: { subject } }) =>
    subject.kind === 'data-set' ? { words: subject.name } : anEntry(subject),
  'difficulty.decide': about('difficulty', 'difficultyId'),
  'collection.check': ({ proposal }) => ({ words: proposal.name }),
  'correction.report': aGrant,
  'correction.answer': aCorrection,
  'correction.supplement': aCorrection,
  'correction.proceed': aCorrection,
  'front-end.register': ({ plan }) => ({ words: plan.name }),
  'front-end.move': about('frontEnd', 'frontEndId'),
  'delivery.order': aGrant,
  'channel.record': ({ content }) => ({ words: content.name }),
  'channel.revise': ({ content }) => ({ words: content.name }),
  'channel.urge': about('legacyChannel', 'channelId'),
  'department.rename': ({ name }) => ({ words: name }),
  'department.merge': aDepartment,
  'registration.file': () => ({ words: '本部门' }),
  'registration.acknowledge': aRegistration,
  'registration.return': aRegistration,
  'guide.publish': ({ content }) => ({ words: content.title }),
  'guide.withdraw': ({ guideId }) => ({ guideId }),
  'incident.open': ({ report }) => ({ words: report.title }),
  'incident.note': anIncident,
  'incident.close': anIncident,
  'drill.record': ({ report }) => ({ words: report.title }),
  'library.establish': ({ library }) => ({ words: libraryLabel(library) }),
  'library.change': about('sharedLibrary', 'libraryId'),
  'account.request': ({ holding }) => ({ words: holding.name }),
  'account.change': ({ holding }) => ({ words: holding.name }),
  'account.reset': anAccount,
  'account.approve': anAccount,
  'account.reject': anAccount,
  'account.suspend': anAccount,
  'account.resume': anAccount,
  'account.close': anAccount,
  'conversion.report': anEntry,
  'masking.record': anEntry,
  'masking.accept-risk': anEntry,
  'violation.decide': ({ table, recordId, item }) => ({
    words: violationLabel[item],
    rows: [row(table, recordId)],
  }),
  'violation.register': ({ departmentId, item }) => ({
    words: violationLabel[item],
    ...aDepartment({ departmentId }),
  }),
  'circular.issue': about('violation', 'violationId'),
  'circular.reply': aCircular,
  'circular.verify': aCircular,
  'circular.refer': aCircular,
  'assessment.compute': ({ plan, departmentId }) => ({ words: plan.name, ...aDepartment({ departmentId }) }),
  'assessment.object': anAssessment,
  'assessment.answer': anAssessment,
  'assessment.freeze': anAssessment,
  'advice.make': aDepartment,
  'advice.withdraw': about('suspensionAdvice', 'adviceId'),
  'demand.request': ({ content }) => ({ words: content.sourceSystem }),
  'demand.list': aDemand,
  'demand.apply': aDemand,
  'demand.settle': aDemand,
  'demand.withdraw': aDemand,
  'flow.record': ({ content, regionId }) => ({ words: content.resource, rows: [row('region', regionId)] }),
  'flow.revise': ({ content }) => ({ words: content.resource }),
  'guide.confirm-reading': about('guide', 'editionId'),
  'training.announce': ({ content }) => ({ words: content.title }),
  'training.hold': aTraining,
  'training.cancel': aTraining,
};

/** Nothing where an older program wrote the act in a way that is not read any more. */
export const actSubject = ({ name, args }: Pick<Mutation, 'name' | 'args'>): ActSubject => {
  if (!isActionName(name)) return {};
  const read = actions[name].args.safeParse(args);
  return read.success ? (subjects[name] as (args: unknown) => ActSubject)(read.data) : {};
};
