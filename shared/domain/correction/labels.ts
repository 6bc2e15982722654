/** Chinese words for the codes of a correction, and the rule that holds while one is under way. */
import type { CorrectionEvent, CorrectionKind, CorrectionState } from './correction.ts';

export const correctionKindLabel: Readonly<Record<CorrectionKind, string>> = {
  doubt: '疑义',
  error: '错误',
};

export const correctionStateLabel: Readonly<Record<CorrectionState, string>> = {
  checking: '待校核更正',
  'more-needed': '待补充材料',
  corrected: '已更正',
  'found-right': '核实无误',
};

export const correctionActLabel: Readonly<Record<CorrectionEvent['act'], string>> = {
  report: '反馈疑义或错误',
  supplement: '补充材料',
  ask: '要求补充材料',
  correct: '已更正',
  confirm: '核实无误',
};

/** 五(五) in our own words: the three things an officer at the counter must know (R069). */
export const proceedRule = {
  clause: '五(五)',
  title: '校核期间照常办理',
  points: [
    '群众或企业已出示合法有效的证明材料的，本次业务照常受理、照常办理。',
    '不能拿数据还在校核作理由拒绝或推诿。',
    '不能让办事人自己去跑数据更正的手续，更正由部门之间办。',
  ],
} as const;
