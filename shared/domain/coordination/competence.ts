/** Who coordinates between two departments (五(三)3, 一(四)): the management department of their own level. */
import type { Department, Region } from '../organisation/organisation.ts';
import type { CaseEvent, SharingCase } from '../sharing/sharing-case.ts';

export type Parties = { readonly user: Department; readonly provider: Department };

/** Of their own area where both belong to one; otherwise the city's, the nearest level above both. */
export const isCompetent = (manager: Department, area: Region | undefined, parties: Parties): boolean => {
  if (!manager.management) return false;
  return parties.user.regionId === parties.provider.regionId
    ? manager.regionId === parties.user.regionId
    : area?.level === 'city';
};

/** The platform's review and the management department's word on an extension are for neither party. */
const forNeither: readonly CaseEvent['act'][] = ['pass', 'return', 'forward', 'extend', 'refuse-extension'];

/** True where the officer has acted for one of the parties. */
export const isInvolved = (subject: SharingCase, officerId: string): boolean =>
  subject.history.some((event) => event.officerId === officerId && !forNeither.includes(event.act));
