/** The masks of the bench's eight columns, the same for every way. */
import type { MaskAlgorithm } from '#shared/domain/masking/algorithm.ts';
import type { MaskRuleSet } from '#shared/domain/masking/rule-set.ts';
import { usualAlgorithm } from '#shared/domain/masking/suggest.ts';

const keep: MaskAlgorithm = { id: 'keep', reason: '' };
const masks: readonly (readonly [string, MaskAlgorithm])[] = [
  ['编号', keep],
  ['姓名', usualAlgorithm.name],
  ['身份证号', usualAlgorithm['resident-id']],
  ['手机号', usualAlgorithm.mobile],
  ['银行卡号', usualAlgorithm['bank-card']],
  ['邮箱', usualAlgorithm.email],
  ['住址', usualAlgorithm.address],
  ['金额', keep],
];

export const benchRules: MaskRuleSet = {
  form: 1,
  purpose: '测量',
  columns: masks.map(([column, algorithm]) => ({
    column,
    kind: null,
    dataClass: '测量',
    grade: 'general-1',
    algorithm,
  })),
  risk: null,
};
