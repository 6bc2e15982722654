/** Chinese words for the codes of a sharing case. */
import type { ShareType } from '#shared/domain/catalog/entry.ts';
import type { GrantStanding } from '#shared/domain/grant/standing.ts';
import type { CaseState } from '#shared/domain/sharing/sharing-case.ts';
import type { Tone } from '../ui/pieces.tsx';

export { basisRankLabel } from '#shared/domain/policy/labels.ts';
export { actLabel, reasonLabel, routeLabel } from '#shared/domain/sharing/labels.ts';

export const stateLabel: Readonly<Record<CaseState, string>> = {
  'awaiting-consent': '待负责人同意',
  submitted: '待符合性审查',
  returned: '退回补正',
  'awaiting-answer': '待提供部门答复',
  'answer-prepared': '答复待负责人同意',
  signing: '待签协议',
  granted: '已授权',
  refused: '不予提供',
  withdrawn: '已撤回',
  negotiating: '协商中',
  unsettled: '协商未果',
  coordinating: '协调中',
  closed: '已关闭',
  contested: '不服协调决定',
  reported: '已报本级政府',
};

export const stateTone: Readonly<Record<CaseState, Tone>> = {
  'awaiting-consent': 'blue',
  submitted: 'blue',
  returned: 'amber',
  'awaiting-answer': 'blue',
  'answer-prepared': 'blue',
  signing: 'amber',
  granted: 'green',
  refused: 'red',
  withdrawn: 'grey',
  negotiating: 'amber',
  unsettled: 'red',
  coordinating: 'amber',
  closed: 'grey',
  contested: 'red',
  reported: 'amber',
};

export const grantStandingLabel: Readonly<Record<GrantStanding, string>> = {
  active: '有效',
  suspended: '已暂停',
  cut: '通道已切断',
  expired: '已到期',
  ended: '已交还',
  withdrawn: '已收回',
  destroyed: '数据已销毁',
};

export const grantStandingTone: Readonly<Record<GrantStanding, Tone>> = {
  active: 'green',
  suspended: 'amber',
  cut: 'red',
  expired: 'grey',
  ended: 'grey',
  withdrawn: 'red',
  destroyed: 'grey',
};

export const shareTone: Readonly<Record<ShareType, Tone>> = {
  unconditional: 'green',
  conditional: 'amber',
  withheld: 'red',
};
