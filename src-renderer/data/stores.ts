/** Which fields of each table can be asked for, and how its rows lie on the disk; the one place for both. */
import type { TableName } from '#shared/domain/tables.ts';
import { catalogStores } from './catalog/catalog-tables.ts';

export const indexedFields = {
  region: [],
  department: ['regionId'],
  officer: ['departmentId'],
  catalogEntry: ['providerId', 'status', 'library.base', 'library.theme'],
  sharingCase: [
    'entryId',
    'providerId',
    'applicantDepartmentId',
    'applicantOfficerId',
    'state',
    'renews',
    'changes',
  ],
  answerDraft: ['caseId', 'providerId'],
  headOpinion: ['caseId'],
  agreement: ['caseId'],
  grant: ['caseId', 'entryId', 'providerId', 'userDepartmentId'],
  destruction: ['grantId', 'userDepartmentId', 'witnessId'],
  callRecord: ['grantId', 'caseId'],
  certificate: ['caseId'],
  signingKey: ['officerId'],
  resourceFile: ['entryId'],
  entryDraft: ['providerId', 'state', 'leadId'],
  filingReceipt: ['entryId', 'providerId'],
  negotiation: ['caseId'],
  coordinationDecision: ['caseId'],
  governmentFile: ['caseId'],
  agency: ['providerId', 'agentId'],
  availability: ['providerId'],
  replacement: ['oldEntryId', 'providerId'],
  correction: ['grantId', 'entryId', 'providerId', 'userDepartmentId'],
  correctionLimit: ['providerId'],
  frontEnd: ['departmentId'],
  databaseDelivery: ['userDepartmentId', 'providerId'],
  legacyChannel: ['ownerDepartmentId'],
  changeTrigger: ['providerId', 'state'],
  difficulty: ['providerId', 'state'],
  collectionCheck: ['departmentId'],
  policySetting: [],
  yearArrangement: [],
  registration: ['departmentId', 'state'],
  guide: ['guideId', 'topic'],
  incident: ['departmentId'],
  drill: ['departmentId'],
  sharedLibrary: ['subject', 'leadId'],
  account: ['login', 'departmentId'],
  conversionPlan: ['providerId'],
  entryMasking: ['providerId'],
  notice: ['departmentId', 'entryId', 'grantId'],
  violation: ['recordId', 'departmentId'],
  circular: ['departmentId', 'state'],
  assessment: ['departmentId', 'periodId'],
  suspensionAdvice: ['departmentId'],
  upperDemand: ['departmentId', 'state'],
  flowDown: ['providerId', 'regionId'],
  guideReading: ['guideId', 'departmentId'],
  training: ['departmentId'],
} as const satisfies Record<TableName, readonly string[]>;

export type IndexedField<T extends TableName> = (typeof indexedFields)[T][number];

/**
 * Tables that grow without end, which screens count and read a page at a time, never whole: by one of `fields`, in the
 * order of the time in `by`. All of these lie beside the seal as they are, so none may name a person or point to one.
 */
export const pagedTables = {
  callRecord: { fields: ['grantId', 'userDepartmentId'], by: 'at' },
} as const satisfies Partial<Record<TableName, { fields: readonly string[]; by: string }>>;

export type PagedTable = keyof typeof pagedTables;
export type PagedField<T extends PagedTable> = (typeof pagedTables)[T]['fields'][number];

/** The index over a field and the time. */
export const pagedIndex = (field: string, by: string): string => `[${field}+${by}]`;

const pagedIndexes = (table: string): readonly string[] =>
  Object.entries(pagedTables)
    .filter(([name]) => name === table)
    .flatMap(([, { fields, by }]) => fields.map((field) => pagedIndex(field, by)));

const ownStores = {
  outbox: '++seq, &id',
  refused: 'id',
  confirmed: '[table+id]',
  settled: 'id',
  drafts: 'key',
  meta: 'key',
} as const;

/**
 * `clear`: as written. Otherwise the row is sealed, and beside the seal stand its primary key and its indexed
 * fields only; those named `blind` stand there as a keyed digest, which answers equality and nothing else.
 */
export type AtRest<F extends string = string> = 'clear' | { readonly blind: readonly F[] };

const sealed = { blind: [] } as const;

/**
 * How each store lies on the disk. A table without a decision does not compile. Clear is what everybody in every
 * department is shown anyway and names nobody; an indexed field that points to a person is blind.
 */
export const atRest = {
  region: 'clear',
  // Names its 第一责任人 and 责任人.
  department: sealed,
  officer: sealed,
  catalogEntry: 'clear',
  sharingCase: { blind: ['applicantOfficerId'] },
  answerDraft: sealed,
  headOpinion: sealed,
  agreement: sealed,
  grant: sealed,
  destruction: { blind: ['witnessId'] },
  callRecord: sealed,
  certificate: sealed,
  signingKey: { blind: ['officerId'] },
  resourceFile: sealed,
  entryDraft: sealed,
  filingReceipt: sealed,
  negotiation: sealed,
  coordinationDecision: sealed,
  governmentFile: sealed,
  agency: sealed,
  availability: 'clear',
  replacement: sealed,
  correction: sealed,
  correctionLimit: sealed,
  frontEnd: sealed,
  databaseDelivery: sealed,
  legacyChannel: sealed,
  changeTrigger: sealed,
  difficulty: sealed,
  collectionCheck: sealed,
  policySetting: sealed,
  yearArrangement: sealed,
  notice: sealed,
  registration: sealed,
  guide: sealed,
  incident: sealed,
  drill: sealed,
  sharedLibrary: sealed,
  account: { blind: ['login'] },
  conversionPlan: sealed,
  entryMasking: sealed,
  violation: sealed,
  circular: sealed,
  assessment: sealed,
  suspensionAdvice: sealed,
  upperDemand: sealed,
  flowDown: sealed,
  guideReading: sealed,
  training: sealed,
  outbox: sealed,
  refused: sealed,
  confirmed: sealed,
  // Ids of answered acts, random and without a meaning of their own.
  settled: 'clear',
  drafts: sealed,
  // The public catalogue as every department is sent it: the workers that read it hold no key.
  entryRemoved: 'clear',
  segmentBlock: 'clear',
  segmentColumns: 'clear',
  segmentIndex: 'clear',
  segmentList: 'clear',
  load: 'clear',
  // Sealed so that a wrong key is noticed at the first question to a database, even one without rows.
  meta: sealed,
} as const satisfies { readonly [T in TableName]: AtRest<IndexedField<T>> } & {
  readonly [S in keyof typeof ownStores | keyof typeof catalogStores]: AtRest<never>;
};

/** The version of the database from which no row lies in the clear that `atRest` seals. */
export const sealedSince = 3;

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

/**
 * Version 2, of the release in the making, version 3, which seals the rows of both, and version 4, which writes anew the
 * rows that were sealed before they could be paged. Once that is out: frozen like version 1, and followed by another.
 */
export const storesVersion2: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(indexedFields).map(([table, fields]) => [
      table,
      ['id', ...fields, ...pagedIndexes(table)].join(', '),
    ]),
  ),
  ...ownStores,
  ...catalogStores,
};
