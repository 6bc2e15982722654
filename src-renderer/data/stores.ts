/** Which fields of each table can be asked for; the one place where an index is declared. */
import type { TableName } from '#shared/domain/tables.ts';

export const indexedFields = {
  region: [],
  department: ['regionId'],
  officer: ['departmentId'],
  catalogEntry: ['providerId', 'status'],
  sharingCase: ['entryId', 'providerId', 'applicantDepartmentId', 'applicantOfficerId', 'state', 'renews'],
  agreement: ['caseId'],
  grant: ['caseId', 'entryId', 'providerId', 'userDepartmentId'],
  destruction: ['grantId', 'userDepartmentId', 'witnessId'],
  callRecord: ['grantId', 'caseId'],
  certificate: ['caseId'],
  signingKey: ['officerId'],
  resourceFile: ['entryId'],
  entryDraft: ['providerId', 'state'],
  filingReceipt: ['entryId', 'providerId'],
  negotiation: ['caseId'],
  coordinationDecision: ['caseId'],
  agency: ['providerId', 'agentId'],
  availability: ['providerId'],
  replacement: ['oldEntryId', 'providerId'],
  correction: ['grantId', 'entryId', 'providerId', 'userDepartmentId'],
  policySetting: [],
  yearArrangement: [],
  notice: ['departmentId', 'entryId', 'grantId'],
} as const satisfies Record<TableName, readonly string[]>;

export type IndexedField<T extends TableName> = (typeof indexedFields)[T][number];

const ownStores = {
  outbox: '++seq, &id',
  refused: 'id',
  confirmed: '[table+id]',
  settled: 'id',
  drafts: 'key',
  meta: 'key',
} as const;

/** Dexie's schema text of version 0.1.0 of the desk, as officers' disks hold it. Never edited. */
export const storesVersion1: Readonly<Record<string, string>> = {
  region: 'id',
  department: 'id, regionId',
  officer: 'id, departmentId',
  catalogEntry: 'id, providerId',
  sharingCase: 'id, entryId, providerId, applicantDepartmentId, applicantOfficerId, state',
  agreement: 'id, caseId',
  grant: 'id, caseId, entryId, providerId, userDepartmentId',
  callRecord: 'id, grantId, caseId',
  certificate: 'id, caseId',
  signingKey: 'id, officerId',
  ...ownStores,
};

/** Version 2, of the release in the making. Once that is out: frozen like version 1, and followed by another. */
export const storesVersion2: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(indexedFields).map(([table, fields]) => [table, ['id', ...fields].join(', ')]),
  ),
  ...ownStores,
};
