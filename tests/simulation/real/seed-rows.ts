/** The office of a run: four departments, eight officers, five resources of every sharing type. */

import type { Department, Officer, Role } from '#shared/domain/organisation/organisation.ts';
import type { Change } from '#shared/domain/tables.ts';
import { entryWith } from '#shared/domain/testing/office.ts';

export const departmentOf = (id: string, name: string, management = false): Department => ({
  id,
  name,
  shortName: name,
  kind: 'government-department',
  regionId: 'region-140900',
  creditCode: '11140900MB0000000A',
  principal: '甲',
  responsibleOffice: '数据科',
  responsibleOfficer: '乙',
  securityOfficer: '',
  securityBody: '',
  management,
  demonstration: true,
});

const officer = (id: string, departmentId: string, ...roles: Role[]): Officer => ({
  id,
  name: `人员${id}`,
  departmentId,
  roles,
  demonstration: true,
});

/** In the order in which workstations are set up: the first three make a case possible. */
export const officers: readonly Officer[] = [
  officer('applicant', 'civil', 'data-officer'),
  officer('reviewer', 'bureau', 'compliance-reviewer'),
  officer('provider', 'police', 'provider-reviewer', 'data-officer'),
  officer('colleague', 'civil', 'data-officer', 'provider-reviewer'),
  officer('admin', 'bureau', 'management-admin', 'observer'),
  officer('other', 'health', 'data-officer', 'provider-reviewer'),
];

const open = { id: 'name', name: '姓名', dataType: 'C', shareType: 'unconditional' } as const;
const asked = { id: 'number', name: '公民身份号码', dataType: 'C', shareType: 'conditional' } as const;
const entryOf = (id: string, patch: Parameters<typeof entryWith>[0]) =>
  entryWith({
    id,
    code: `100001/${id.length}`,
    providerId: 'police',
    items: [open, asked],
    shareType: 'conditional',
    shareConditions: '履职需要',
    withholding: null,
    agreementRequired: false,
    ...patch,
  });

export const entries = [
  entryOf('open', { items: [open], shareType: 'unconditional', shareConditions: '' }),
  entryOf('asked', {}),
  entryOf('signed-for', { agreementRequired: true }),
  entryOf('of-health', { providerId: 'health' }),
  entryOf('for-civil', { dedicatedTo: ['civil'] }),
];

export const seedRows: readonly Change[] = [
  {
    table: 'region',
    row: {
      id: 'region-140900',
      code: '140900',
      codeStandard: 'GB/T 2260',
      name: '忻州市',
      level: 'city',
      logicalPlatform: true,
      demonstration: true,
    },
  },
  ...[
    departmentOf('civil', '民政局'),
    departmentOf('police', '公安局'),
    departmentOf('health', '卫健委'),
    departmentOf('bureau', '政务信息局', true),
  ].map((row): Change => ({ table: 'department', row })),
  ...officers.map((row): Change => ({ table: 'officer', row })),
  ...entries.map((row): Change => ({ table: 'catalogEntry', row })),
];
