/**
 * Who may see a row. A row names scopes; an officer holds scopes; one in common is enough.
 * Decided on the platform alone; a workstation never holds a row its officer may not see.
 */
import type { EntryDraft } from '../cataloguing/entry-draft.ts';
import type { Department, Officer, Role } from '../organisation/organisation.ts';
import type { SharingCase } from '../sharing/sharing-case.ts';
import type { Change } from '../tables.ts';

export type Scope = 'all' | 'management' | `department:${string}` | `officer:${string}`;

const caseRoles: readonly Role[] = ['data-officer', 'provider-reviewer'];
const oversightRoles: readonly Role[] = ['compliance-reviewer', 'management-admin', 'observer'];

/** The scopes an officer holds by department and roles; sorted, so that equal rights give equal text. */
export const scopesOf = (
  officer: Pick<Officer, 'id' | 'roles'>,
  department: Pick<Department, 'id'>,
): Scope[] => {
  const scopes: Scope[] = ['all', `officer:${officer.id}`];
  if (officer.roles.some((role) => caseRoles.includes(role))) scopes.push(`department:${department.id}`);
  if (officer.roles.some((role) => oversightRoles.includes(role))) scopes.push('management');
  return scopes.sort();
};

const forDepartment = (id: string): Scope => `department:${id}`;

/** Before 转至 an application is between the applicant and the platform (五(三)2). */
const reachedProvider = (subject: SharingCase): boolean =>
  subject.forwardedAt !== null || subject.grantId !== null || subject.agreementId !== null;

const caseAudience = (subject: SharingCase): Scope[] => [
  'management',
  forDepartment(subject.applicantDepartmentId),
  ...(reachedProvider(subject) ? [forDepartment(subject.providerId)] : []),
  ...(subject.agentId === null ? [] : [forDepartment(subject.agentId)]),
];

/** Until it is filed, what a department writes is its own affair (R025). */
const draftAudience = (subject: EntryDraft): Scope[] => [
  forDepartment(subject.providerId),
  ...(subject.history.some((event) => event.act === 'file') ? ['management' as const] : []),
];

export const audienceOf = (change: Change): Scope[] => {
  switch (change.table) {
    // The pointer from an old resource to its new one is for everybody who finds the old one.
    case 'replacement':
    case 'region':
    case 'department':
    case 'officer':
    case 'signingKey':
    case 'policySetting':
    case 'yearArrangement':
      return ['all'];
    case 'resourceFile':
      // Name, size and digest, as much published as the entry; the bytes go only through a grant.
      return ['all'];
    case 'catalogEntry':
      return change.row.status === 'draft' ? ['management', forDepartment(change.row.providerId)] : ['all'];
    case 'entryDraft':
      return draftAudience(change.row);
    case 'filingReceipt':
      return ['management', forDepartment(change.row.providerId)];
    case 'sharingCase':
      return caseAudience(change.row);
    case 'agreement':
    case 'grant':
    case 'negotiation':
    case 'coordinationDecision':
    case 'callRecord':
      return ['management', forDepartment(change.row.userDepartmentId), forDepartment(change.row.providerId)];
    case 'availability':
      return ['management', forDepartment(change.row.providerId)];
    case 'correction':
      // Between the two parties: the locator names a person's record, and those who oversee need none (R067).
      return [forDepartment(change.row.userDepartmentId), forDepartment(change.row.providerId)];
    case 'notice':
      return [
        'management',
        forDepartment(change.row.departmentId),
        ...(change.row.fromDepartmentId === null ? [] : [forDepartment(change.row.fromDepartmentId)]),
      ];
    case 'agency':
      return ['management', forDepartment(change.row.providerId), forDepartment(change.row.agentId)];
    case 'destruction':
      return [
        'management',
        forDepartment(change.row.userDepartmentId),
        forDepartment(change.row.providerId),
        `officer:${change.row.witnessId}`,
      ];
    case 'certificate':
      return ['management', forDepartment(change.row.userDepartmentId)];
  }
};
