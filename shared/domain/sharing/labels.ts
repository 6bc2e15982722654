/** Chinese words for what happens to a sharing case, on the screen and on paper. */
import type { AnswerRefusal, CaseEvent, Route } from './sharing-case.ts';

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
