/** Who takes part: regions, departments and officers (R003, R004, R006 to R008, R010 to R012). */
import { z } from 'zod';
import { identifier, line, optionalLine } from '#shared/lib/text.ts';
import { adjustment } from '../reorganisation/adjustment.ts';

/**
 * 行政区域. `codeStandard` says whether the code is of GB/T 2260; the economic zone and Wutaishan have
 * no code there and carry one of ours. `logicalPlatform` is configuration, never derived (R009).
 */
export const region = z.strictObject({
  id: identifier,
  code: z.string().regex(/^[0-9A-Z]{6}$/u),
  codeStandard: z.enum(['GB/T 2260', 'local']),
  name: line(40),
  level: z.enum(['city', 'county', 'zone', 'scenic-area']),
  logicalPlatform: z.boolean(),
  demonstration: z.boolean(),
});
export type Region = z.infer<typeof region>;

/** 政务部门, the four kinds of 一(二)¶2 (R003). */
export const departmentKind = z.enum([
  'government',
  'government-department',
  'party-organ-with-duty',
  'authorised-organisation',
]);

export const department = z.strictObject({
  id: identifier,
  name: line(80),
  shortName: line(20),
  kind: departmentKind,
  regionId: identifier,
  /** 统一社会信用代码, 18 characters (GB 32100). */
  creditCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/u),
  /** 第一责任人 (R010). */
  principal: line(40),
  /** 责任部门 and 责任人, as filed (R004). */
  responsibleOffice: line(60),
  responsibleOfficer: line(40),
  /** 政务数据安全负责人, and for a management department its 安全管理机构 (R012); '' until they are filed. */
  securityOfficer: optionalLine(40).default(''),
  securityBody: optionalLine(60).default(''),
  /** 政务数据共享管理部门 of its own level (R007, R008). */
  management: z.boolean(),
  /** 机构调整, the latest last; absent in older rows and where there was none. */
  adjustments: z.array(adjustment).max(20).optional(),
  demonstration: z.boolean(),
});
export type Department = z.infer<typeof department>;

/** Functions an officer may hold; three kinds of administrator exclude one another (GB/T 22239). */
export const role = z.enum([
  'data-officer',
  'provider-reviewer',
  'office-head',
  'compliance-reviewer',
  'management-admin',
  'observer',
  'system-admin',
  'security-admin',
  'audit-admin',
]);
export type Role = z.infer<typeof role>;

export const officer = z.strictObject({
  id: identifier,
  name: line(40),
  departmentId: identifier,
  roles: z.array(role).min(1).max(6),
  demonstration: z.boolean(),
  /** False while the account is suspended or closed (R063); absent in older rows and for those in service. */
  inService: z.boolean().optional(),
});
export type Officer = z.infer<typeof officer>;

/** Whether they can act at all: nothing that waits for somebody may be laid on one who cannot sign in (R063). */
export const isInService = ({ inService }: Pick<Officer, 'inService'>): boolean => inService !== false;

const separated: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** True where the roles keep the three administrators apart (GB/T 22239-2019 8.1.4). */
export const rolesAreSeparated = (roles: readonly Role[]): boolean =>
  roles.filter((held) => separated.includes(held)).length <= 1;
