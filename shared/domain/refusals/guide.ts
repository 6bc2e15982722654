/** Refusals in the library of rules and guides (五(四)3). */
import type { RefusalText } from './refusal-text.ts';

export const guideRefusals = {
  'guide.withdrawn': {
    clause: '五(四)3',
    message: '这份指南已经撤下。',
    next: '需要时请发布新的一版。',
  },
} as const satisfies Record<string, RefusalText>;
