/** An office in which entries are written: a city provider, a county one, and the desks that take their filings. */
import type { Actor } from '../../action.ts';
import { libraryWith } from '../../shared-library/testing/library-with.ts';
import { entryWith, type Office, officers, openOffice } from '../../testing/office.ts';
import { type EntryContent, newContent } from '../entry-content.ts';

const actor = (officerId: string, departmentId: string, ...roles: Actor['roles'][number][]): Actor => ({
  officerId,
  officerName: `人员${officerId}`,
  departmentId,
  roles,
});

export const people = {
  author: actor('o-author', 'd-provider', 'data-officer'),
  /** Holds both roles, as in a small department. */
  both: officers.provider,
  reviewer: actor('o-reviewer', 'd-provider', 'provider-reviewer'),
  stranger: actor('o-stranger', 'd-user', 'data-officer', 'provider-reviewer'),
  /** Of a department that takes part in the library which d-provider leads. */
  member: actor('o-member', 'd-user', 'data-officer'),
  memberReviewer: actor('o-member-reviewer', 'd-user', 'provider-reviewer'),
  city: actor('o-city', 'd-bureau', 'management-admin'),
  countyAuthor: actor('o-county-author', 'd-county', 'data-officer'),
  countyReviewer: actor('o-county-reviewer', 'd-county', 'provider-reviewer'),
  county: actor('o-county', 'd-county-bureau', 'management-admin'),
  otherCounty: actor('o-other', 'd-other-bureau', 'management-admin'),
} as const;

const region = (id: string, level: 'city' | 'county', logicalPlatform: boolean) => ({
  id,
  code: '140900',
  codeStandard: 'GB/T 2260' as const,
  name: id,
  level,
  logicalPlatform,
  demonstration: true,
});

/** @param countyHasPlatform false as for the economic zone, which has no logical platform (R009) */
export const openCatalogueOffice = (countyHasPlatform = true): Office => {
  const office = openOffice(entryWith({ id: 'e-old', library: { kind: 'base', base: 'population' } }));
  office.put('region', region('region-140900', 'city', false));
  office.put('region', region('county', 'county', countyHasPlatform));
  office.put('region', region('other', 'county', true));
  const like = office.row('department', 'd-user');
  const add = (id: string, regionId: string, management: boolean) =>
    office.put('department', { ...like, id, regionId, management });
  add('d-county', 'county', false);
  add('d-county-bureau', 'county', true);
  add('d-other-bureau', 'other', true);
  office.put('sharedLibrary', libraryWith({ leadId: 'd-provider', memberIds: ['d-user'] }));
  return office;
};

/** Everything the gate asks for but the review of another officer. */
export const fullContent = (patch: Partial<EntryContent> = {}): EntryContent => ({
  ...newContent('民办幼儿园登记信息'),
  abstract: '登记在册的民办幼儿园及其许可状态。',
  acquisition: 'duty',
  duty: '《民办教育促进法》第十二条',
  formats: ['database'],
  items: [
    { id: 'name', name: '园所名称', dataType: 'C', shareType: 'unconditional' },
    { id: 'permit', name: '许可证号', dataType: 'C', shareType: 'conditional' },
  ],
  shareConditions: '限教育督导和应急管理部门',
  exchangeMethods: ['interface'],
  dataClass: '机构信息',
  grade: 'general-2',
  review: {
    sharingAttributes: '有条件共享',
    provisionMethod: '接口',
    scenarios: '督导检查',
    userIdentity: '市直部门',
    userRegion: '忻州市',
    knowledgeScope: '经办人',
    useScope: '本部门履职',
  },
  agreementRequired: true,
  quality: { accurate: true, controlled: true, usable: true, updated: true },
  ...patch,
});

export const reviewOf = (expectedVersion: number, patch: object = {}) => ({
  entryId: 'e-new',
  expectedVersion,
  decision: 'pass',
  containsStateSecret: false,
  opinion: '未发现涉密内容，同意报备。',
  ...patch,
});

/** A draft at the given step, by the city provider or the county one. */
export const bringTo = async (
  step: 'draft' | 'internal-review' | 'reviewed' | 'filed',
  office: Office,
  by: { content?: EntryContent; author?: Actor; reviewer?: Actor } = {},
): Promise<void> => {
  const { content = fullContent(), author = people.author, reviewer = people.reviewer } = by;
  const steps = [
    [
      'draft',
      () => office.act('entry.draft', { entryId: 'e-new', codePrefix: codeFor(content), content }, author),
    ],
    [
      'internal-review',
      () => office.act('entry.submit-review', { entryId: 'e-new', expectedVersion: 1 }, author),
    ],
    ['reviewed', () => office.act('entry.review', reviewOf(2), reviewer)],
    ['filed', () => office.act('entry.publish', { entryId: 'e-new', expectedVersion: 3 }, author)],
  ] as const;
  for (const [name, act] of steps) {
    const outcome = await act();
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
    if (name === step) return;
  }
};

const codeFor = ({ library }: EntryContent): string =>
  ({ base: '100001', theme: '200001', department: '300001' })[library.kind];
