/** A small office for tests: two departments, four officers, three catalogue entries. */
import type { Actor } from '#shared/domain/action.ts';
import type { ActionArgs } from '#shared/domain/actions.ts';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { Department, Officer } from '#shared/domain/organisation/organisation.ts';
import type { Application } from '#shared/domain/sharing/sharing-case.ts';
import type { Change } from '#shared/domain/tables.ts';

const department = (id: string, name: string): Department => ({
  id,
  name,
  shortName: name,
  kind: 'government-department',
  regionId: 'city',
  creditCode: '11140900MB0000000X',
  principal: '张三',
  responsibleOffice: '办公室',
  responsibleOfficer: '李四',
  securityOfficer: '',
  securityBody: '',
  management: false,
  demonstration: true,
});

const officer = (id: string, departmentId: string, role: Officer['roles'][number]): Officer => ({
  id,
  name: id,
  departmentId,
  roles: [role],
  demonstration: true,
});

export const departments = [department('civil', '民政局'), department('police', '公安局')];
export const officers = {
  applicant: officer('applicant', 'civil', 'data-officer'),
  colleague: officer('colleague', 'civil', 'data-officer'),
  reviewer: officer('reviewer', 'civil', 'compliance-reviewer'),
  provider: officer('provider', 'police', 'provider-reviewer'),
};

export const sampleEntry = (patch: Partial<CatalogEntry> & Pick<CatalogEntry, 'id'>): CatalogEntry => ({
  code: '301001/1',
  name: '人口信息',
  abstract: '常住人口的基本情况。',
  providerId: 'police',
  library: { kind: 'base', base: 'population' },
  acquisition: 'duty',
  kind: 'data',
  formats: ['database'],
  items: [{ id: 'name', name: '姓名', dataType: 'C', shareType: 'unconditional' }],
  shareType: 'unconditional',
  shareConditions: '',
  withholding: null,
  exchangeMethods: ['interface'],
  openToSociety: false,
  openConditions: '',
  updateCycle: 'daily',
  publishedOn: '2026-01-05',
  relatedCodes: [],
  dataClass: '人口',
  grade: 'general-2',
  review: {
    sharingAttributes: '共享',
    provisionMethod: '接口',
    scenarios: '核验',
    userIdentity: '政务部门',
    userRegion: '全市',
    knowledgeScope: '经办人',
    useScope: '核验身份',
  },
  agreementRequired: false,
  dedicatedTo: null,
  status: 'published',
  importedFrom: null,
  demonstration: true,
  ...patch,
});

export const entries = [
  sampleEntry({ id: 'open' }),
  sampleEntry({
    id: 'asked',
    code: '301002/1',
    name: '户籍信息',
    shareType: 'conditional',
    items: [{ id: 'name', name: '姓名', dataType: 'C', shareType: 'conditional' }],
  }),
  sampleEntry({ id: 'signed', code: '301003/1', name: '居住证信息', agreementRequired: true }),
];

export const seedRows: readonly Change[] = [
  ...departments.map((row): Change => ({ table: 'department', row })),
  ...Object.values(officers).map((row): Change => ({ table: 'officer', row })),
  ...entries.map((row): Change => ({ table: 'catalogEntry', row })),
];

export const actorOf = ({ id, name, departmentId, roles }: Officer): Actor => ({
  officerId: id,
  officerName: name,
  departmentId,
  roles,
});

export const sampleApplication: Application = {
  itemIds: ['name'],
  purpose: '核验申请人身份',
  scenario: '社会救助审核',
  method: 'interface',
  validMonths: 12,
  purposeKind: 'handling',
  protection: '',
};

export const submission = (caseId: string, entryId = 'open'): ActionArgs<'case.submit'> => ({
  caseId,
  entryId,
  application: sampleApplication,
});
