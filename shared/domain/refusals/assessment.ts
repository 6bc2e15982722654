/** Refusals in the assessment of departments (七(一)、七(二)). */
import type { RefusalText } from './refusal-text.ts';

export const assessmentRefusals = {
  'assessment.open': {
    clause: '七(二)',
    message: '考核期间还没有结束，不能计算。',
    next: '请在期间结束之后计算。',
  },
  'assessment.period': {
    clause: '七(二)',
    message: '考核期间的起止日期颠倒。',
    next: '请更正起止日期。',
  },
  'assessment.counted': {
    clause: '七(二)',
    message: '这个部门或并入的部门在同一考核期间已经计算过。',
    next: '同一期间一个部门只计一次；并入的部门不再单独考核。',
  },
  'assessment.merged-away': {
    clause: '七(二)',
    message: '这个部门在考核期间结束以前已经并入其他部门，不单独考核。',
    next: '它的记录与并入的部门合并计算，请计算并入的部门。',
  },
  'assessment.not-merged': {
    clause: '七(二)',
    message: '要合并计算的部门，在考核期间结束以前没有登记并入这个部门。',
    next: '请先在部门备案登记机构调整。',
  },
  'assessment.left-out': {
    clause: '七(二)',
    message: '考核期间结束以前并入这个部门的部门没有全部合并计算，或者重复列出。',
    next: '请把登记并入的每个部门各列一次，再计算。',
  },
  'assessment.frozen': {
    clause: '七(二)',
    message: '考核结果已经冻结，不再更改。',
    next: '冻结之后的异议请以书面向管理部门提出，在下一期考核中说明。',
  },
  'assessment.answered': {
    clause: '七(二)',
    message: '这条异议已经有了答复。',
    next: '请查看答复。',
  },
  'assessment.not-counted': {
    clause: '七(二)',
    message: '要剔除的记录不在这项指标的计算范围内。',
    next: '请从这项指标的明细中选择要剔除的记录。',
  },
  'assessment.unanswered': {
    clause: '七(二)',
    message: '还有异议没有答复，不能冻结。',
    next: '请先答复每一条异议。',
  },
} as const satisfies Record<string, RefusalText>;
