/** Any act by anybody on the one case of a test office and on what came of it, with arguments that fit the moment. */
import fc from 'fast-check';
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import { conditions, governmentSays, grounds, need, refusal, toGovernment } from './dispute.ts';
import { why } from './grants.ts';
import { applicationOf, monday, type Office, officers } from './office.ts';

const onTheCase = [
  'case.consent-application',
  'case.consent-answer',
  'case.review',
  'case.answer',
  'case.withdraw',
  'case.resubmit',
  'case.ask-extension',
  'case.decide-extension',
  'case.mark-delivered',
  'negotiation.open',
  'negotiation.state-position',
  'negotiation.propose-outcome',
  'negotiation.sign-off',
  'coordination.request',
  'coordination.decide',
  'coordination.contest',
  'government.report',
  'government.decide',
  'agency.authorise',
  'agency.revoke',
  'agreement.sign',
] as const satisfies readonly ActionName[];

const afterTheGrant = [
  'grant.suspend',
  'grant.resume',
  'grant.cut',
  'grant.restore',
  'grant.withdraw',
  'grant.renew-request',
  'grant.change-request',
  'destruction.report',
  'destruction.confirm',
  'destruction.take-back',
  'correction.report',
  'correction.answer',
  'correction.supplement',
  'correction.proceed',
] as const satisfies readonly ActionName[];

export const everyAct: readonly ActionName[] = [...onTheCase, ...afterTheGrant];

/** The case that asks to change the right of the first. */
export const changeId = 'c-change' as const;

/** The second person of a destruction, of the user department. */
export const witness: Actor = { ...officers.user, officerId: 'o-witness' };

export const step = fc.record({
  act: fc.constantFrom(...everyAct),
  who: fc.constantFrom<Actor>(...Object.values(officers), witness),
  good: fc.boolean(),
  party: fc.constantFrom('user' as const, 'provider' as const),
  /** The application, or the one that asks to change the right it led to. */
  on: fc.constantFrom('c-1' as const, 'c-1' as const, changeId),
  kind: fc.constantFrom('agreed' as const, 'closed' as const, 'failed' as const),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const versionOf = (
  office: Office,
  table: 'sharingCase' | 'negotiation' | 'correction',
  id: string,
): number => (office.has(table, id) ? office.row(table, id).version : 1);

const argsOnCase = (
  office: Office,
  { good, party, kind, on }: Step,
  index: number,
): Record<string, object> => {
  const caseId = on;
  const onCase = { caseId, expectedVersion: versionOf(office, 'sharingCase', caseId) };
  const talk = { caseId, party, expectedVersion: versionOf(office, 'negotiation', `${caseId}.negotiation`) };
  const answer = good ? { decision: 'agree', conditions } : { decision: 'refuse', refusal };
  const ruling = good ? { kind: 'grant', conditions } : { kind: 'uphold' };
  const changed = good ? { kind: 'grant', conditions } : { kind: 'refuse' };
  const signature = { keyId: 'k', signedAt: 0, signature: '0'.repeat(128), digest: '0'.repeat(64) };
  const period = { validFrom: '2026-11-01', validTo: '2026-12-31' };
  return {
    'case.consent-application': { ...onCase, consent: good, opinion: '意见' },
    'case.consent-answer': { ...onCase, consent: good, opinion: '意见' },
    'case.review': { ...onCase, decision: good ? 'pass' : 'return', opinion: '意见', missing: ['basis'] },
    'case.answer': { ...onCase, answer },
    'case.withdraw': { ...onCase, reason: '' },
    'case.resubmit': { ...onCase, application: applicationOf(['number']) },
    'case.ask-extension': { ...onCase, workingDays: 5, reason: '需核实' },
    'case.decide-extension': { ...onCase, consent: good, opinion: '意见' },
    'case.mark-delivered': { ...onCase, note: '' },
    'negotiation.open': { ...onCase, ...need },
    'negotiation.state-position': { caseId, party, text: '意见' },
    'negotiation.propose-outcome': {
      ...talk,
      outcome: kind === 'agreed' ? { kind, conditions } : { kind, note: '' },
    },
    'negotiation.sign-off': talk,
    'coordination.request': { ...onCase, party, statement: '请协调' },
    'coordination.decide': { ...onCase, ruling, grounds },
    'coordination.contest': { ...onCase, party, reason: '不服' },
    'government.report': { ...onCase, ...toGovernment },
    'government.decide': { ...onCase, ...governmentSays(kind === 'agreed' ? { kind: 'confirm' } : changed) },
    'agency.authorise': {
      agencyId: `a-${index}`,
      agentId: 'd-agent',
      entryIds: ['e-1'],
      ...period,
      note: '',
    },
    'agency.revoke': { agencyId: `a-${index - 1}`, expectedVersion: 1, reason: '收回' },
    'agreement.sign': { caseId, party, ...signature },
  };
};

export const wantedTerms = {
  itemIds: ['name', 'number'],
  purpose: '低保和临时救助资格核对',
  scenario: '受理窗口',
  purposeKind: 'handling',
  protection: '',
  callsPerDay: 20,
};

const argsAfterGrant = (office: Office, { good, who, kind }: Step, index: number): Record<string, object> => {
  const grantId = 'c-1.grant';
  const hold = { grantId, holdId: `h-${who.departmentId}` };
  const check = { correctionId: 'k-1', expectedVersion: versionOf(office, 'correction', 'k-1') };
  const decision = { agreed: 'corrected', closed: 'found-right', failed: 'more-needed' }[kind];
  const statement = {
    scope: '缓存',
    method: 'overwritten',
    destroyedAt: grantedAtOf(office),
    proof: '',
    witnessId: 'o-witness',
  };
  const report = { kind: 'error', itemIds: ['number'], locator: '末四位', wrong: '有误', evidence: '原件' };
  return {
    'grant.suspend': { ...hold, ...why },
    'grant.cut': { ...hold, holdId: `${hold.holdId}-cut`, ...why },
    'grant.resume': { ...hold, reason: '已整改' },
    'grant.restore': { ...hold, holdId: `${hold.holdId}-cut`, reason: '已整改' },
    'grant.withdraw': { grantId, ...why },
    'grant.renew-request': { caseId: `c-renewal-${index}`, grantId, validMonths: 6 },
    'grant.change-request': {
      caseId: changeId,
      grantId,
      wanted: good ? wantedTerms : { ...wantedTerms, itemIds: ['number'] },
      reason: '增加核对内容',
    },
    'destruction.report': { destructionId: `x-${index}`, grantId, statement },
    'destruction.confirm': {
      destructionId: openDestruction(office) ?? 'x-none',
      decision: good ? 'confirm' : 'return',
      note: '见证意见',
    },
    'destruction.take-back': { destructionId: openDestruction(office) ?? 'x-none' },
    'correction.report': { correctionId: 'k-1', grantId, report },
    'correction.answer': { ...check, decision, explanation: '已核对' },
    'correction.supplement': { ...check, text: '补充' },
    'correction.proceed': { correctionId: 'k-1', matter: '低保受理', evidence: '户口簿' },
  };
};

const grantedAtOf = (office: Office): number =>
  office.count('grant') === 0 ? monday : office.row('grant', 'c-1.grant').grantedAt;

const openDestruction = (office: Office): string | null =>
  office.count('grant') === 0 ? null : office.row('grant', 'c-1.grant').destructionId;

export const argsOf = (office: Office, taken: Step, index: number): object =>
  ({ ...argsOnCase(office, taken, index), ...argsAfterGrant(office, taken, index) })[taken.act] ?? {};
