/**
 * Who may see a row. A row names scopes; an officer holds scopes; one in common is enough.
 * Decided on the platform alone; a workstation never holds a row its officer may not see.
 *
 * Those who oversee hold one scope: `management` in the city, which every row they may see names, or
 * `management:<region>` elsewhere, which a row names for each side that belongs to the region (一(四), R008).
 */
import type { Account } from '../account/account.ts';
import type { EntryDraft } from '../cataloguing/entry-draft.ts';
import type { FlowDown } from '../flow-down/flow-down.ts';
import type { Guide } from '../guide/guide.ts';
import type { Department, Officer, Region, Role } from '../organisation/organisation.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import type { Change } from '../tables.ts';

/** Of the city's management, or of one region's. */
export type ManagementScope = 'management' | `management:${string}`;
/** Of everybody in a region below the city. */
type RegionScope = `region:${string}`;
/** The three administrators of the city's management, or of one region's; they see accounts and no cases. */
export type AdministrationScope = 'administration' | `administration:${string}`;
export type Scope =
  | 'all'
  | ManagementScope
  | AdministrationScope
  | RegionScope
  | `department:${string}`
  | `officer:${string}`;

/** The management that a department stands under; null for a department that is not known. */
export type AreaOf = (departmentId: string) => ManagementScope | null;

export const managementOf = ({ id, level }: Pick<Region, 'id' | 'level'>): ManagementScope =>
  level === 'city' ? 'management' : `management:${id}`;

/** Everybody of the area; null for the city's, whose matters are everybody's. */
const regionOf = (area: ManagementScope): RegionScope | null =>
  area === 'management' ? null : `region:${area.slice('management:'.length)}`;

const administrationOf = (area: ManagementScope): AdministrationScope =>
  area === 'management' ? 'administration' : `administration:${area.slice('management:'.length)}`;

/** To be raised with every change of {@link audienceOf}: the platform then works out the rows it holds anew. */
export const audienceRule = 5;

const caseRoles: readonly Role[] = ['data-officer', 'provider-reviewer', 'office-head'];
const oversightRoles: readonly Role[] = ['compliance-reviewer', 'management-admin', 'observer'];

/** True where the officer sees what belongs to the departments of an area, and not the own one's alone (R006, R008). */
export const oversees = ({ roles }: Pick<Officer, 'roles'>): boolean =>
  roles.some((held) => oversightRoles.includes(held));

const administratorRoles: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** The scopes an officer holds by department and roles; sorted, so that equal rights give equal text. */
export const scopesOf = (
  officer: Pick<Officer, 'id' | 'roles'>,
  department: Pick<Department, 'id'>,
  areaOf: AreaOf,
): Scope[] => {
  const scopes: Scope[] = ['all', `officer:${officer.id}`];
  if (officer.roles.some((role) => caseRoles.includes(role))) scopes.push(`department:${department.id}`);
  const area = areaOf(department.id);
  const region = area === null ? null : regionOf(area);
  if (region !== null) scopes.push(region);
  if (area !== null && oversees(officer)) scopes.push(area);
  if (area !== null && officer.roles.some((role) => administratorRoles.includes(role)))
    scopes.push(administrationOf(area));
  return scopes.sort();
};

const forDepartment = (id: string): Scope => `department:${id}`;

/** Before 转至 an application is between the applicant and the platform (五(三)2). */
const reachedProvider = (subject: SharingCase): boolean =>
  subject.forwardedAt !== null || subject.grantId !== null || subject.agreementId !== null;

/** The city's management, and that of the region of each side. */
const overseersOf = (areaOf: AreaOf, ...departmentIds: readonly (string | null)[]): ManagementScope[] => {
  const areas = departmentIds.flatMap((id) => (id === null ? [] : (areaOf(id) ?? [])));
  return [...new Set<ManagementScope>(['management', ...areas])];
};

const inHouse: readonly SharingCase['history'][number]['act'][] = ['prepare', 'decline', 'withdraw'];

/**
 * Until its head has consented, an application is its department's own affair (条例第20条): each writing of it, also the
 * one after 退回. Whoever returned it sees it again when it comes back.
 */
const hasLeft = ({ history }: SharingCase): boolean => {
  const written = history.findLastIndex(({ act }) => act === 'prepare');
  return history.slice(written + 1).some(({ act }) => !inHouse.includes(act));
};

const caseAudience = (subject: SharingCase, areaOf: AreaOf): Scope[] => {
  const applicant = forDepartment(subject.applicantDepartmentId);
  return hasLeft(subject) ? [...partiesAudience(subject, areaOf), applicant] : [applicant];
};

const partiesAudience = (subject: SharingCase, areaOf: AreaOf): Scope[] => [
  ...overseersOf(areaOf, subject.applicantDepartmentId, subject.providerId, subject.agentId),
  ...(reachedProvider(subject) ? [forDepartment(subject.providerId)] : []),
  ...(subject.agentId === null ? [] : [forDepartment(subject.agentId)]),
];

/** Until it is filed, or its removal is, what a department writes is its own affair (R025). */
const draftAudience = (subject: EntryDraft, areaOf: AreaOf): Scope[] => [
  forDepartment(subject.providerId),
  // The lead of its library is asked once the provider has reviewed it (三(一)¶2).
  ...(subject.leadId === null ? [] : [forDepartment(subject.leadId)]),
  ...(subject.history.some(({ act }) => act === 'file' || act === 'stop')
    ? overseersOf(areaOf, subject.providerId)
    : []),
];

/** Departments that see the row, and the management above each of them. */
const withOverseers = (areaOf: AreaOf, ...departmentIds: readonly string[]): Scope[] => [
  ...overseersOf(areaOf, ...departmentIds),
  ...departmentIds.map(forDepartment),
];

/** The administrators of the city, and of the regions the account belongs to or is to move to (R063, R008). */
const accountAudience = ({ departmentId, request }: Account, areaOf: AreaOf): Scope[] =>
  overseersOf(areaOf, departmentId, request?.holding.departmentId ?? null).map(administrationOf);

/** The city's guides and training are for everybody, another's for its region and those who oversee it (五(四)3). */
const guideAudience = ({ departmentId }: Pick<Guide, 'departmentId'>, areaOf: AreaOf): Scope[] => {
  const area = areaOf(departmentId);
  if (area === 'management') return ['all'];
  const region = area === null ? null : regionOf(area);
  return [...withOverseers(areaOf, departmentId), ...(region === null ? [] : [region])];
};

/** The city department, those who oversee it, and everybody in the county that it goes to (五(六)¶2). */
const flowAudience = ({ providerId, regionId }: FlowDown, areaOf: AreaOf): Scope[] => [
  ...withOverseers(areaOf, providerId),
  `region:${regionId}`,
  `management:${regionId}`,
];

export const audienceOf = (change: Change, areaOf: AreaOf): Scope[] => {
  switch (change.table) {
    // The pointer from an old resource to its new one is for everybody who finds the old one.
    case 'replacement':
    case 'region':
    case 'department':
    case 'officer':
    case 'signingKey':
    case 'policySetting':
    case 'yearArrangement':
    case 'sharedLibrary':
    // As much published as the plan in the entry it follows.
    case 'conversionPlan':
      return ['all'];
    case 'resourceFile':
      // Name, size and digest, as much published as the entry; the bytes go only through a grant.
      return ['all'];
    case 'catalogEntry':
      return change.row.status === 'draft' ? withOverseers(areaOf, change.row.providerId) : ['all'];
    case 'entryDraft':
      return draftAudience(change.row, areaOf);
    case 'filingReceipt':
      return withOverseers(areaOf, change.row.providerId);
    case 'sharingCase':
      return caseAudience(change.row, areaOf);
    case 'answerDraft':
      return [change.row.providerId, ...(change.row.agentId === null ? [] : [change.row.agentId])].map(
        forDepartment,
      );
    case 'headOpinion':
      return [forDepartment(change.row.departmentId)];
    case 'agreement':
    case 'grant':
    case 'negotiation':
    case 'coordinationDecision':
    case 'governmentFile':
    case 'callRecord':
    case 'databaseDelivery':
      return withOverseers(areaOf, change.row.userDepartmentId, change.row.providerId);
    case 'frontEnd':
      return withOverseers(areaOf, change.row.departmentId);
    case 'upperDemand':
      return withOverseers(areaOf, change.row.departmentId, change.row.counterpartId);
    case 'flowDown':
      return flowAudience(change.row, areaOf);
    case 'legacyChannel':
      return withOverseers(areaOf, change.row.ownerDepartmentId);
    case 'availability':
    case 'changeTrigger':
    case 'difficulty':
    case 'entryMasking':
      return withOverseers(areaOf, change.row.providerId);
    case 'collectionCheck':
      return withOverseers(areaOf, change.row.departmentId);
    case 'correction':
      // Between the two parties: the locator names a person's record, and those who oversee need none (R067).
      return [forDepartment(change.row.userDepartmentId), forDepartment(change.row.providerId)];
    case 'correctionLimit':
      return withOverseers(areaOf, change.row.providerId, change.row.userDepartmentId);
    case 'notice':
      return withOverseers(
        areaOf,
        change.row.departmentId,
        ...(change.row.fromDepartmentId === null ? [] : [change.row.fromDepartmentId]),
      );
    case 'agency':
      return withOverseers(areaOf, change.row.providerId, change.row.agentId);
    case 'destruction':
      return [
        ...withOverseers(areaOf, change.row.userDepartmentId, change.row.providerId),
        `officer:${change.row.witnessId}`,
      ];
    case 'registration':
      return withOverseers(areaOf, change.row.departmentId);
    case 'guideReading':
      return [...withOverseers(areaOf, change.row.departmentId), `officer:${change.row.officerId}`];
    case 'guide':
    case 'training':
      return guideAudience(change.row, areaOf);
    case 'incident':
    case 'drill':
      return withOverseers(areaOf, change.row.departmentId, ...change.row.involvedIds);
    case 'account':
      return accountAudience(change.row, areaOf);
    case 'violation':
      // Between those who oversee: what was only suspected, or dismissed, is told to nobody else (七(四)).
      return overseersOf(areaOf, change.row.departmentId);
    case 'circular':
    case 'assessment':
    case 'suspensionAdvice':
      return withOverseers(areaOf, change.row.departmentId);
    case 'certificate':
      return withOverseers(areaOf, change.row.userDepartmentId);
  }
};
