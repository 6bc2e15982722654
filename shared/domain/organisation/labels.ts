/** Chinese words for the organisation's codes, as the policy and the field use them. */
import type { Department, Region, Role } from './organisation.ts';

export const roleLabel: Readonly<Record<Role, string>> = {
  'data-officer': '数据专员',
  'provider-reviewer': '提供部门审核员',
  'office-head': '共享工作机构负责人',
  'compliance-reviewer': '共享平台符合性审查员',
  'management-admin': '管理部门管理员',
  observer: '领导小组（只读）',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
};

export const departmentKindLabel: Readonly<Record<Department['kind'], string>> = {
  government: '人民政府',
  'government-department': '政府所属部门',
  'party-organ-with-duty': '列入党群序列、依法承担行政职能的部门',
  'authorised-organisation': '法律法规授权的组织',
};

export const regionLevelLabel: Readonly<Record<Region['level'], string>> = {
  city: '市级',
  county: '县（市、区）',
  zone: '开发区',
  'scenic-area': '风景名胜区',
};
