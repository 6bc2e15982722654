/** 考核指标 as data (七(二), R093): what is counted, its weight, the clause it rests on. */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';

/** What can be counted; how is in count.ts. */
export const measure = z.enum(['answers', 'deliveries', 'updates', 'corrections', 'circulars']);
export type Measure = z.infer<typeof measure>;

/** A record that does not count in what is measured so. */
export type Exclusion = { readonly measure: Measure; readonly recordId: string };

export const indicator = z.strictObject({
  id: identifier,
  name: line(60),
  clause: line(40),
  measure,
  /** Of a hundred. */
  weight: z.int().min(1).max(100),
});
export type Indicator = z.infer<typeof indicator>;

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** The indicators of one assessment; their weights are a hundred together. */
export const indicatorSet = z
  .array(indicator)
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { message: 'indicator.repeated' })
  .refine((all) => sum(all.map(({ weight }) => weight)) === 100, { message: 'indicator.weights' });

/** What a new assessment is proposed with; the management department sets the weights. */
export const proposedIndicators: readonly Indicator[] = [
  { id: 'answers', name: '共享申请按期答复', clause: '五(三)2', measure: 'answers', weight: 35 },
  { id: 'deliveries', name: '同意后按期提供数据', clause: '条例第22条', measure: 'deliveries', weight: 15 },
  { id: 'updates', name: '目录按期更新', clause: '三(二)', measure: 'updates', weight: 20 },
  { id: 'corrections', name: '疑义更正按期完成', clause: '五(五)', measure: 'corrections', weight: 15 },
  { id: 'circulars', name: '未被书面通报', clause: '七(四)', measure: 'circulars', weight: 15 },
];
