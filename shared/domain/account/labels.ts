/** Chinese words for the codes of an account. */
import type { AccountAct, AccountState, RequestKind } from './account.ts';

export const accountStateLabel: Readonly<Record<AccountState, string>> = {
  requested: '待审批',
  active: '在用',
  suspended: '已停用',
  closed: '已销户',
  rejected: '未予开户',
};

export const requestKindLabel: Readonly<Record<RequestKind, string>> = {
  open: '开户',
  change: '变更',
  reset: '重置口令',
};

export const accountActLabel: Readonly<Record<AccountAct, string>> = {
  adopt: '纳入账号管理',
  'request-open': '申请开户',
  'request-change': '申请变更',
  'request-reset': '申请重置口令',
  approve: '审批同意',
  reject: '审批不同意',
  suspend: '停用账号',
  'suspend-unused': '长期不用，自动停用',
  resume: '恢复账号',
  close: '销户',
  issue: '签发一次性口令',
};
