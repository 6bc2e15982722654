/** Refusals in training (五(八)). */
import type { RefusalText } from './refusal-text.ts';

export const trainingRefusals = {
  'training.early': {
    clause: '五(八)',
    message: '还没有到培训的日期，不能登记签到。',
    next: '请在培训当天或之后登记；改期的先取消，再另发一期。',
  },
  'training.ended': {
    clause: '五(八)',
    message: '这期培训已经登记签到或取消，不再更改。',
    next: '需要时另发一期培训。',
  },
} as const satisfies Record<string, RefusalText>;
