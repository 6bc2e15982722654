/** What a filing starts from, and what it still lacks. */
import type { Department } from '#shared/domain/organisation/organisation.ts';
import {
  type Registration,
  type RegistrationContent,
  registrationContent,
} from '#shared/domain/registration/registration.ts';

/** The filing in force, or what is known of the department. */
export const startOf = (department: Department, inForce: Registration | null): RegistrationContent => ({
  principal: department.principal,
  responsibleOffice: department.responsibleOffice,
  responsibleOfficer: department.responsibleOfficer,
  securityOfficer: department.securityOfficer,
  securityBody: department.securityBody,
  implementingBody: '',
  goals: '',
  documents: [],
  // A filing of before has no goals.
  ...inForce?.content,
});

export type RegistrationFaults = {
  readonly fields: ReadonlySet<string>;
  /** Positions, from 0, of documents that are not whole. */
  readonly documents: ReadonlySet<number>;
};

export const faultsOf = (draft: RegistrationContent, management: boolean): RegistrationFaults => {
  const issues = registrationContent.safeParse(draft).error?.issues ?? [];
  const fields = new Set(issues.map(({ path }) => String(path[0])));
  if (management && draft.securityBody.trim() === '') fields.add('securityBody');
  const documents = issues.flatMap(({ path }) => (typeof path[1] === 'number' ? [path[1]] : []));
  return { fields, documents: new Set(documents) };
};
