/** What an entry on its way to the catalogue asks of an officer now. */
import { type EntryDraft, isConsentOf, isDraftOpenTo } from '#shared/domain/cataloguing/entry-draft.ts';
import { isDeskOf, nextHop } from '#shared/domain/cataloguing/filing-hop.ts';
import type { Department, Officer, Region } from '#shared/domain/organisation/organisation.ts';

export type DraftDuty = 'write' | 'review' | 'consent' | 'decide';

/** Departments and regions by their ids. */
export type Places = {
  readonly department: (id: string) => Department | undefined;
  readonly region: (id: string) => Region | undefined;
};

const mayDecide = (draft: EntryDraft, officer: Officer, places: Places): boolean => {
  const desk = places.department(officer.departmentId);
  const deskRegion = desk && places.region(desk.regionId);
  const provider = places.department(draft.providerId);
  const region = provider && places.region(provider.regionId);
  if (desk === undefined || deskRegion === undefined || region === undefined) return false;
  return isDeskOf(nextHop(draft, region), { desk, deskRegion, region });
};

const asksLead = (draft: EntryDraft, { departmentId, roles }: Officer): boolean =>
  draft.leadId === departmentId &&
  !isConsentOf(draft, departmentId) &&
  isDraftOpenTo(draft, 'consent') &&
  roles.includes('provider-reviewer');

/** Null for nothing. An author never reviews (六(一)). */
export function draftDutyOf(draft: EntryDraft, officer: Officer, places: Places): DraftDuty | null {
  const own = draft.providerId === officer.departmentId;
  const { roles } = officer;
  if (isDraftOpenTo(draft, 'decide') && roles.includes('management-admin'))
    return mayDecide(draft, officer, places) ? 'decide' : null;
  if (!own) return asksLead(draft, officer) ? 'consent' : null;
  if (isDraftOpenTo(draft, 'review') && roles.includes('provider-reviewer'))
    return draft.authorIds.includes(officer.id) ? null : 'review';
  const unfinished = isDraftOpenTo(draft, 'file') && !isDraftOpenTo(draft, 'review');
  return unfinished && roles.includes('data-officer') ? 'write' : null;
}
