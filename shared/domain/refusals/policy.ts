/** Refusals in switching packs and entering holidays. */
import type { RefusalText } from './refusal-text.ts';

export const policyRefusals = {
  'policy.no-change': { clause: null, message: '该政策包已是这个状态。', next: '请刷新后查看。' },
  'policy.not-in-force': {
    clause: '八(二)',
    message: '该政策包不在有效期内，不能启用。',
    next: '请核对文件的施行日期和有效期。',
  },
  'policy.base-pack': {
    clause: '八(二)',
    message: '忻州市的实施意见在有效期内，不得停用。',
    next: '有效期届满后才可停用。',
  },
  'policy.last-pack': {
    clause: '八(二)',
    message: '停用后将没有在有效期内的政策包。',
    next: '请先启用另一个在有效期内的政策包。',
  },
  'calendar.day-outside': {
    clause: null,
    message: '有的日期不属于这一年的安排（只收本年及上年十二月的日期）。',
    next: '请对照通知原文修改日期。',
  },
  'calendar.day-twice': {
    clause: null,
    message: '同一天被列出两次，或既放假又上班。',
    next: '请对照通知原文，每天只列一次。',
  },
  'calendar.make-up-weekday': {
    clause: null,
    message: '调休上班的日期须是周六或周日。',
    next: '请对照通知原文修改上班日期。',
  },
  'calendar.holiday-missing': {
    clause: null,
    message: '放假日期缺少元旦、劳动节或国庆节的法定假日。',
    next: '请补齐后再提交。',
  },
  'policy.lapsed': {
    clause: '八(二)',
    message: '已启用的政策文件都不在有效期内，不能据此受理新的申请。',
    next: '请市管理部门启用仍在有效期内的政策包后再提交，您写的内容已保留。',
  },
} as const satisfies Record<string, RefusalText>;
