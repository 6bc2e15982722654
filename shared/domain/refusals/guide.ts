/** Refusals in the library of rules and guides (五(四)3). */
import type { RefusalText } from './refusal-text.ts';

export const guideRefusals = {
  'guide.withdrawn': {
    clause: '五(四)3',
    message: '这份指南已经撤下。',
    next: '需要时请发布新的一版。',
  },
  'guide.clauses': {
    clause: '八(二)',
    message: '所列条款有误，或者官方解释没有写明解释的是哪一条。',
    next: '请从条款列表里选择；官方解释至少选一条。',
  },
  'guide.interpreter': {
    clause: '八(二)',
    message: '政策的解释由市政务信息管理局负责。',
    next: '请报市政务信息管理局；本级的规定可以作为规则或操作指南发布。',
  },
  'guide.replaced': {
    clause: '五(八)',
    message: '这一版已经不是现行版。',
    next: '请打开现行版，看过之后再确认。',
  },
  'guide.free': {
    clause: '五(八)',
    message: '这份材料不要求确认阅读。',
    next: '看过即可，不必确认。',
  },
} as const satisfies Record<string, RefusalText>;
