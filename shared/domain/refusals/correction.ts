/** Refusals in correcting doubtful data (五(五)). */
import type { RefusalText } from './refusal-text.ts';

export const correctionRefusals = {
  'correction.item-unknown': {
    clause: '五(五)',
    message: '有信息项不在本部门的授权范围内。',
    next: '请只勾选授权范围内的信息项。',
  },
  'correction.state': {
    clause: '五(五)',
    message: '这件疑义更正当前的状态不允许这项操作。',
    next: '请查看最新的办理情况。',
  },
} as const satisfies Record<string, RefusalText>;
