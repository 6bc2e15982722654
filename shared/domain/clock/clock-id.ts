/** The time limits the product runs. */
import { z } from 'zod';

export const clockId = z.enum([
  'compliance-review',
  'unconditional-answer',
  'provider-answer',
  'delivery',
  'correction',
  'catalog-update',
  'catalog-audit',
]);
export type ClockId = z.infer<typeof clockId>;

export const clockLabel: Readonly<Record<ClockId, string>> = {
  'compliance-review': '平台符合性审查',
  'unconditional-answer': '无条件共享答复',
  'provider-answer': '提供部门答复',
  delivery: '同意后提供数据',
  correction: '疑义数据校核更正',
  'catalog-update': '目录更新',
  'catalog-audit': '目录审核发布',
};
