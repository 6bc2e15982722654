/**
 * 规则 and 操作指南 of a management department on the four matters of 五(四)3, an edition a row (R062). An edition
 * once published is never altered: the next one replaces it, and both stay readable.
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { fold } from '../search/fold.ts';
import { placeOf, termsOf } from '../search/place.ts';

/** 平台账号管理, 共享数据发布, 申请审核, 目录操作流程; and what belongs to none of the four. */
export const guideTopic = z.enum(['accounts', 'publishing', 'review', 'catalogue', 'general']);
export type GuideTopic = z.infer<typeof guideTopic>;

/** 规则 and 操作指南; 政策文件, 安全教育 and 典型案例 (五(八), R079), 标准 (五(九), R080), 官方解释 (八(二), R109). */
export const guideKind = z.enum([
  'rule',
  'guide',
  'policy',
  'security',
  'example',
  'standard',
  'interpretation',
]);
export type GuideKind = z.infer<typeof guideKind>;

/** What is written: lines, a blank line between paragraphs, `# ` before a heading. */
export const guideText = z.strictObject({
  topic: guideTopic,
  kind: guideKind,
  title: line(100),
  text: paragraph(20_000),
  /** The clauses it is about; an interpretation names at least one. */
  clauses: z.array(line(20)).max(10).default([]),
  /** 信息项 of catalogues that a standard governs, by their names (五(九)). */
  governs: z.array(line(60)).max(50).default([]),
  /** True where every officer it is for is to confirm that they have read it. */
  mustRead: z.boolean().default(false),
});
export type GuideText = z.infer<typeof guideText>;

export const guide = guideText.extend({
  id: identifier,
  /** The same through all editions. */
  guideId: identifier,
  edition: z.int().positive(),
  departmentId: identifier,
  /** What this edition changes. */
  changes: line(200),
  publishedAt: instant,
  officerId: identifier,
  officerName: line(40),
  state: z.enum(['current', 'replaced', 'withdrawn']),
  /** Why it was withdrawn; '' while it was not. */
  withdrawnReason: z.string().max(1000),
  demonstration: z.boolean(),
});
export type Guide = z.infer<typeof guide>;

export const latestEdition = (editions: readonly Guide[]): Guide | null =>
  editions.toSorted((a, b) => b.edition - a.edition)[0] ?? null;

/** True where every word of the question is found as the catalogue's search finds: folded, and the title by its pinyin. */
export const matchesGuide = (
  { title, text, clauses, governs }: Pick<Guide, 'title' | 'text' | 'clauses' | 'governs'>,
  question: string,
): boolean => {
  const texts = {
    name: fold(title),
    code: '',
    items: [...clauses, ...governs].map(fold),
    abstract: fold(text),
    provider: '',
  };
  return termsOf(question).every((term) => placeOf(texts, term) !== null);
};
