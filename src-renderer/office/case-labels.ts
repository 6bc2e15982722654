/** Chinese words for the codes of a sharing case. */
import type { ShareType } from '#shared/domain/catalog/entry.ts';
import type { GrantStanding } from '#shared/domain/grant/standing.ts';
import type { AnswerRefusal, CaseEvent, CaseState, Route } from '#shared/domain/sharing/sharing-case.ts';
import type { Tone } from '../ui/pieces.tsx';

export { basisRankLabel } from '#shared/domain/policy/labels.ts';

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

export const routeLabel: Readonly<Record<Route, string>> = {
  unconditional: '无条件共享 · 五(三)1',
  conditional: '有条件共享 · 五(三)2',
  dedicated: '专用 · 五(四)4',
};

export const actLabel: Readonly<Record<CaseEvent['act'], string>> = {
  prepare: '拟制申请，送负责人同意',
  consent: '负责人同意，提交申请',
  decline: '负责人不同意，退回修改',
  'prepare-answer': '拟制答复，送负责人同意',
  'consent-answer': '负责人同意答复',
  'decline-answer': '负责人不同意答复，退回重拟',
  submit: '提交申请',
  resubmit: '补正后重新提交',
  withdraw: '撤回申请',
  pass: '符合性审查通过',
  return: '退回补正',
  forward: '转至提供部门',
  agree: '同意提供',
  refuse: '不予提供',
  sign: '签署安全协议',
  grant: '授权生效',
  'open-negotiation': '提出协商',
  'reach-agreement': '协商一致',
  'fail-negotiation': '协商未果',
  close: '协商关闭',
  'request-coordination': '申请协调',
  'coordinate-grant': '协调决定：提供',
  'coordinate-uphold': '协调决定：维持不予提供',
  entrust: '交授权代理方办理',
  'take-back': '收回代理办理',
  'ask-extension': '申请延长答复',
  extend: '同意延长答复',
  'refuse-extension': '不同意延长答复',
  deliver: '已提供数据',
  contest: '不服协调决定',
  'report-to-government': '报本级人民政府',
  'government-confirm': '政府决定：维持协调决定',
  'government-grant': '政府决定：提供',
  'government-refuse': '政府决定：不予提供',
};

export const reasonLabel: Readonly<Record<AnswerRefusal['reason'], string>> = {
  'purpose-unclear': '用途不明确',
  'beyond-duty': '超出使用部门职责',
  'law-forbids': '法律法规禁止提供',
  'personal-information': '个人信息保护要求',
  'security-risk': '存在安全风险',
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
