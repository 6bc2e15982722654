/** Why a right is suspended, cut or withdrawn, and the clause each ground rests on (六(二), R086). */
import { z } from 'zod';
import type { Clause } from '../policy/clauses.ts';

export const forceGround = z.enum([
  'other-purpose',
  'commercial',
  'unauthorised-use',
  'spread',
  'leak',
  'beyond-scope',
  'security-incident',
  'government-decision',
]);
export type ForceGround = z.infer<typeof forceGround>;

/** The grounds an officer may choose; the last one only follows from a decision of the government. */
export const orderGround = forceGround.exclude(['government-decision']);
export type OrderGround = z.infer<typeof orderGround>;

export const groundClause = {
  'other-purpose': '六(二)',
  commercial: '六(二)',
  'unauthorised-use': '六(二)',
  spread: '六(二)',
  leak: '六(二)',
  'beyond-scope': '五(二)',
  'security-incident': '六(四)',
  'government-decision': '条例第28条',
} as const satisfies Record<ForceGround, Clause>;

export const groundLabel: Readonly<Record<ForceGround, string>> = {
  'other-purpose': '挪作他用',
  commercial: '用于收费服务或其他经营活动',
  'unauthorised-use': '滥用或非授权使用',
  spread: '未经许可扩散',
  leak: '泄露',
  'beyond-scope': '超出使用要求和范围',
  'security-incident': '发生安全事件，须应急处置',
  'government-decision': '本级人民政府决定不予提供',
};
