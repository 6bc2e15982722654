/**
 * 政务数据资源目录条目: the thirteen metadata items of 发改高技〔2017〕1272号 plus what the policy adds
 * (R002, R013, R028, R033 to R042, R064). Sharing type is held per information item.
 */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { publication } from './publication.ts';

/** 共享类型, 四(二): 1 无条件共享, 2 有条件共享, 3 不予共享. */
export const shareType = z.enum(['unconditional', 'conditional', 'withheld']);
export type ShareType = z.infer<typeof shareType>;

/** 信息项数据类型, the guide's eleven: C 字符 N 数值 Y 货币 D 日期 T 日期时间 L 逻辑 M 备注 G 通用 B 双精度 I 整型 F 浮点. */
export const dataType = z.enum(['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'G', 'B', 'I', 'F']);

/** 交换方式, 三(三) (R028): exactly three. */
export const exchangeMethod = z.enum(['database', 'interface', 'file']);
export type ExchangeMethod = z.infer<typeof exchangeMethod>;

export const resourceFormat = z.enum([
  'document',
  'spreadsheet',
  'database',
  'image',
  'stream',
  'self-describing',
  'service-interface',
]);

export const updateCycle = z.enum([
  'realtime',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
]);

/** 六个基础库, 三(一)¶2 (R022). */
export const baseLibrary = z.enum([
  'population',
  'legal-entity',
  'public-credit',
  'macro-economy',
  'spatial-geography',
  'electronic-licence',
]);

export const library = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('base'), base: baseLibrary }),
  z.strictObject({ kind: z.literal('theme'), theme: line(20) }),
  z.strictObject({ kind: z.literal('department') }),
]);
export type Library = z.infer<typeof library>;

export const informationItem = z.strictObject({
  id: identifier,
  name: line(200),
  dataType,
  shareType,
});
export type InformationItem = z.infer<typeof informationItem>;

/** 内部审查记录 of 四(三) (R036), published with the resource (R039). */
export const publishingReview = z.strictObject({
  sharingAttributes: line(200),
  provisionMethod: line(200),
  scenarios: line(400),
  userIdentity: line(200),
  userRegion: line(200),
  knowledgeScope: line(200),
  useScope: line(400),
});
export type PublishingReview = z.infer<typeof publishingReview>;

/** 不予共享的理由和依据, 四(二)3 (R034): both required where any item is withheld. */
export const withholding = z.strictObject({ reason: paragraph(1000), basis: paragraph(400) });

export const catalogEntry = z.strictObject({
  id: identifier,
  /** 信息资源代码: 类(1) 项(2) 目(3) 细目(variable) / 顺序码; issued once, never changed. */
  code: z.string().regex(/^[1-3]\d{5}\d{0,8}\/\d{1,12}$/u),
  name: line(200),
  abstract: paragraph(4000),
  providerId: identifier,
  library,
  /** How the provider came by the data, 一(二)¶1 (R002). */
  acquisition: z.enum(['duty', 'concession', 'purchased-service']),
  /** 数据 or one of the three kinds with the force of a paper original, 五(四)5 (R064). */
  kind: z.enum(['data', 'official-document', 'licence', 'contract']),
  formats: z.array(resourceFormat).min(1).max(7),
  items: z.array(informationItem).min(1).max(500),
  /** Follows from the items, see overallShareType; a facet, not a second truth. */
  shareType,
  shareConditions: optionalParagraph(1000),
  withholding: withholding.nullable(),
  exchangeMethods: z.array(exchangeMethod).min(1).max(3),
  openToSociety: z.boolean(),
  openConditions: optionalParagraph(400),
  updateCycle,
  /** 发布日期, CCYY-MM-DD. */
  publishedOn: z.iso.date(),
  relatedCodes: z.array(line(40)).max(50),
  /** 分类, in the words of the provider's scheme. */
  dataClass: line(40),
  /** 分级, GB/T 43697-2024; general data has four working levels here. */
  grade: z.enum(['general-1', 'general-2', 'general-3', 'general-4', 'important', 'core']),
  review: publishingReview,
  agreementRequired: z.boolean(),
  /** 专用部门名单, 五(四)4 (R042); null where the entry is not 专用. */
  dedicatedTo: z.array(identifier).max(100).nullable(),
  status: z.enum(['draft', 'published', 'stopped']),
  /** What the publishing gate recorded; absent where the entry was imported or is older than the gate. */
  publication: publication.optional(),
  /** When the provider last brought the data up to date (R075); absent where it never said so. */
  contentUpdatedOn: z.iso.date().optional(),
  /** The resource to go to instead (R076): set with the plan, kept once stopped. */
  replacedByEntryId: identifier.optional(),
  /** Key of the record this entry was imported from, so that a second import changes nothing. */
  importedFrom: line(200).nullable(),
  demonstration: z.boolean(),
});
export type CatalogEntry = z.infer<typeof catalogEntry>;
