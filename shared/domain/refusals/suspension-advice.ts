/** Refusals in suggesting that money be held back (七(三)). */
import type { RefusalText } from './refusal-text.ts';

export const suspensionAdviceRefusals = {
  'advice.grounds': {
    clause: '七(三)',
    message: '所列依据不都是这个部门已认定的不提供数据或拒不整改的情形。',
    next: '请先认定违规情形；只是超期的不作为暂停项目和经费的依据。',
  },
  'advice.withdrawn': {
    clause: '七(三)',
    message: '这条暂停建议已经撤回。',
    next: '需要时凭新的依据另提建议。',
  },
} as const satisfies Record<string, RefusalText>;
