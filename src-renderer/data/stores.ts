/** Which fields of each table can be asked for; the one place where an index is declared. */
import type { TableName } from '#shared/domain/tables.ts';

export const indexedFields = {
  region: [],
  department: ['regionId'],
  officer: ['departmentId'],
  catalogEntry: ['providerId'],
  sharingCase: ['entryId', 'providerId', 'applicantDepartmentId', 'applicantOfficerId', 'state'],
  agreement: ['caseId'],
  grant: ['caseId', 'entryId', 'providerId', 'userDepartmentId'],
  callRecord: ['grantId', 'caseId'],
  certificate: ['caseId'],
  signingKey: ['officerId'],
} as const satisfies Record<TableName, readonly string[]>;

export type IndexedField<T extends TableName> = (typeof indexedFields)[T][number];

const sharedStores = Object.fromEntries(
  Object.entries(indexedFields).map(([table, fields]) => [table, ['id', ...fields].join(', ')]),
);

/** Dexie's schema text, version 1. A change here is a new version in desk-database.ts, never an edit of this one. */
export const storesVersion1: Readonly<Record<string, string>> = {
  ...sharedStores,
  outbox: '++seq, &id',
  refused: 'id',
  confirmed: '[table+id]',
  settled: 'id',
  drafts: 'key',
  meta: 'key',
};
