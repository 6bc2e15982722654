/** A case brought into the states that follow a refusal, one act at a time. */
import type { Actor } from '../action.ts';
import type { ActionName } from '../actions.ts';
import type { CatalogEntry } from '../catalog/entry.ts';
import { applicationOf, entryWith, type Office, officers, openOffice } from './office.ts';

export const conditions = { itemIds: ['number'], validUntil: '2027-06-30', callsPerDay: 5, note: '仅限窗口' };

export const refusal = {
  reason: 'beyond-duty',
  basisRank: 'law',
  basis: '《中华人民共和国个人信息保护法》第十三条',
  explanation: '未见职责依据',
};

export const need = { dutyBasis: '《社会救助暂行办法》第十一条', need: '不核对身份无法办理低保' };

export const grounds = {
  facts: '使用部门负责低保审核',
  reasons: '履职确需，且范围已收窄',
  provision: '《社会救助暂行办法》第五十七条',
};

/** Does an act that must stand; the version of the case is added. */
export const must = async (office: Office, who: Actor, name: ActionName, args: object): Promise<void> => {
  const expectedVersion = office.count('sharingCase') === 0 ? 0 : office.row('sharingCase', 'c-1').version;
  const versioned = name === 'case.submit' ? args : { expectedVersion, ...args };
  const outcome = await office.act(name, { caseId: 'c-1', ...versioned }, who);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
};

export const versionOfTalk = (office: Office): number => office.row('negotiation', 'c-1.negotiation').version;

export const awaitingAnswer = async (entry: CatalogEntry = entryWith()): Promise<Office> => {
  const office = openOffice(entry);
  const application = applicationOf(['number']);
  await must(office, officers.user, 'case.submit', { entryId: 'e-1', application });
  await must(office, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
  return office;
};

export const refused = async (entry?: CatalogEntry): Promise<Office> => {
  const office = await awaitingAnswer(entry);
  await must(office, officers.provider, 'case.answer', { answer: { decision: 'refuse', refusal } });
  return office;
};

export const negotiating = async (entry?: CatalogEntry): Promise<Office> => {
  const office = await refused(entry);
  await must(office, officers.user, 'negotiation.open', need);
  return office;
};

/** The provider's side has proposed the outcome; the user's side has not signed it off. */
export const proposed = async (outcome: object, entry?: CatalogEntry): Promise<Office> => {
  const office = await negotiating(entry);
  const expectedVersion = versionOfTalk(office);
  const args = { party: 'provider', expectedVersion, outcome };
  await must(office, officers.provider, 'negotiation.propose-outcome', args);
  return office;
};

export const settled = async (outcome: object, entry?: CatalogEntry): Promise<Office> => {
  const office = await proposed(outcome, entry);
  const args = { party: 'user', expectedVersion: versionOfTalk(office) };
  await must(office, officers.user, 'negotiation.sign-off', args);
  return office;
};

export const unsettled = (entry?: CatalogEntry): Promise<Office> =>
  settled({ kind: 'failed', note: '各持己见' }, entry);

export const coordinating = async (entry?: CatalogEntry): Promise<Office> => {
  const office = await unsettled(entry);
  const request = { party: 'user', statement: '履职确需，请协调' };
  await must(office, officers.user, 'coordination.request', request);
  return office;
};

/** The case as one opened with 809 on: a case keeps the packs it was opened under. */
export const under809 = (office: Office): Office => {
  office.put('sharingCase', {
    ...office.row('sharingCase', 'c-1'),
    packs: ['xinzhou-2022', 'national-2025'],
  });
  return office;
};

/** Decided by the management department, under 809. */
export const coordinated = async (ruling: object, entry?: CatalogEntry): Promise<Office> => {
  const office = under809(await coordinating(entry));
  await must(office, officers.coordinator, 'coordination.decide', { ruling, grounds });
  return office;
};

/** Not accepted by the side it went against. */
export const contested = async (ruling: object, entry?: CatalogEntry): Promise<Office> => {
  const office = await coordinated(ruling, entry);
  const party = Object(ruling).kind === 'grant' ? 'provider' : 'user';
  const who = party === 'user' ? officers.user : officers.provider;
  await must(office, who, 'coordination.contest', { party, reason: '决定未考虑法定职责' });
  return office;
};

export const toGovernment = {
  government: '忻州市人民政府',
  reportNumber: '忻政数〔2026〕3号',
  opinion: '建议维持',
};

export const reported = async (ruling: object, entry?: CatalogEntry): Promise<Office> => {
  const office = await contested(ruling, entry);
  await must(office, officers.coordinator, 'government.report', toGovernment);
  return office;
};

export const governmentSays = (ruling: object) => ({
  decisionNumber: '忻政函〔2026〕12号',
  decidedOn: '2026-11-23',
  ruling,
  grounds,
});
