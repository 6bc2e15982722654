/** Refusals in authorising an agent (五(四)1). */
import type { RefusalText } from './refusal-text.ts';

export const agencyRefusals = {
  'agency.conditional-only': {
    clause: '五(四)1',
    message: '只有有条件共享的资源可以授权代理方办理。',
    next: '请从授权范围中去掉其他资源。',
  },
  'agency.own-department': {
    clause: '五(四)1',
    message: '代理方不能是本部门。',
    next: '请选择其他部门。',
  },
  'agency.period': {
    clause: '五(四)1',
    message: '授权期限的止日不得早于起日，也不得早于今天。',
    next: '请重新填写授权期限。',
  },
  'agency.exists': {
    clause: '五(四)1',
    message: '其中有资源已在期限内授权给代理方。',
    next: '请先撤销原授权，再重新授权。',
  },
  'agency.ended': {
    clause: '五(四)1',
    message: '代理授权不在期限内或已撤销，不能再以提供部门名义答复。',
    next: '请由提供部门答复，您写的内容已保留。',
  },
  'agency.applicant': {
    clause: '五(四)1',
    message: '代理方不能答复本部门提出的申请。',
    next: '请由提供部门答复。',
  },
} as const satisfies Record<string, RefusalText>;
