/** A case opened under 809 beside this policy, brought on with the consents that it asks for (条例第20条). */
import type { CatalogEntry } from '../catalog/entry.ts';
import { national2025 } from '../policy/national-2025.ts';
import type { PackId } from '../policy/packs.ts';
import { xinzhou2022 } from '../policy/xinzhou-2022.ts';
import { must } from './dispute.ts';
import { applicationOf, entryWith, type Office, officers, openOffice } from './office.ts';

const bothOn: PackId[] = [xinzhou2022.id, national2025.id];

/** The office with 809 switched on. */
export const nationalOffice = (entry: CatalogEntry = entryWith()): Office => {
  const office = openOffice(entry);
  office.put('policySetting', { id: 'policy', version: 1, packs: bothOn, changes: [] });
  return office;
};

export const yes = { consent: true, opinion: '同意' };
export const no = { consent: false, opinion: '请补充依据' };

/** Written by the data officer; its head has not consented. */
export const awaitingConsent = async (entry?: CatalogEntry): Promise<Office> => {
  const office = nationalOffice(entry);
  await must(office, officers.user, 'case.submit', {
    entryId: 'e-1',
    application: applicationOf(['number']),
  });
  return office;
};

export const submittedUnder809 = async (entry?: CatalogEntry): Promise<Office> => {
  const office = await awaitingConsent(entry);
  await must(office, officers.userHead, 'case.consent-application', yes);
  return office;
};

export const awaitingAnswerUnder809 = async (entry?: CatalogEntry): Promise<Office> => {
  const office = await submittedUnder809(entry);
  await must(office, officers.bureau, 'case.review', { decision: 'pass', opinion: '' });
  return office;
};

/** The provider's answer is written; its head has not consented. */
export const answerPrepared = async (answer: object, entry?: CatalogEntry): Promise<Office> => {
  const office = await awaitingAnswerUnder809(entry);
  await must(office, officers.provider, 'case.answer', { answer });
  return office;
};

export const answeredUnder809 = async (answer: object, entry?: CatalogEntry): Promise<Office> => {
  const office = await answerPrepared(answer, entry);
  await must(office, officers.providerHead, 'case.consent-answer', yes);
  return office;
};
