/** In which states a case can be an officer's turn: what their screens read, of the hundred thousand a bureau may hold. */
import type { Officer, Role } from '#shared/domain/organisation/organisation.ts';
import { type PolicySetting, packIdsOf } from '#shared/domain/policy/policy-setting.ts';
import { type OfficerAct, statesOf } from '#shared/domain/sharing/machine.ts';
import type { CaseState } from '#shared/domain/sharing/sharing-case.ts';

const turnsOf: Readonly<Partial<Record<Role, readonly OfficerAct[]>>> = {
  'data-officer': ['resubmit', 'negotiate', 'sign'],
  'provider-reviewer': ['answer', 'negotiate', 'deliver', 'sign'],
  'office-head': ['consent-application', 'consent-answer'],
  'compliance-reviewer': ['review'],
  'management-admin': ['coordinate', 'report-to-government', 'record-government-decision', 'extend'],
};

/** An extension is asked for and a delivery is timed under 809 or a county's own limits alone (条例第21、22条). */
const laterActs: readonly OfficerAct[] = ['extend', 'deliver'];

/** True where some case may have been opened under more than this policy alone. */
export const everMoreThanOne = (setting: PolicySetting | null): boolean =>
  packIdsOf(setting).length > 1 ||
  (setting?.changes.length ?? 0) > 0 ||
  (setting?.countyPacks?.length ?? 0) > 0;

/** @param more see {@link everMoreThanOne} */
export const turnStates = ({ roles }: Pick<Officer, 'roles'>, more: boolean): readonly CaseState[] => {
  const acts = roles.flatMap((role) => turnsOf[role] ?? []).filter((act) => more || !laterActs.includes(act));
  return [...new Set(acts.flatMap((act) => statesOf[act]))].toSorted();
};
