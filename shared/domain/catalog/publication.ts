/** What was established before an entry was published; it travels with the entry (四(三), R039). */
import { z } from 'zod';
import { identifier, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { basisRank } from '../policy/basis-rank.ts';

/** 保密审查 by another officer than the author, 六(一) (R040). A state secret has no place here (R014). */
export const secrecyReview = z.strictObject({
  reviewerId: identifier,
  at: instant,
  opinion: paragraph(1000),
  containsStateSecret: z.literal(false),
});
export type SecrecyReview = z.infer<typeof secrecyReview>;

/** 牵头部门同意, of the library that the entry belongs to, 三(一)¶2 (R022, R023). */
export const leadConsent = z.strictObject({
  departmentId: identifier,
  officerId: identifier,
  at: instant,
  opinion: paragraph(1000),
});
export type LeadConsent = z.infer<typeof leadConsent>;

/** 真实准确、质量可控、共享可用、及时更新, 五(二)¶2 (R041): what the provider declares. */
export const quality = z.strictObject({
  accurate: z.boolean(),
  controlled: z.boolean(),
  usable: z.boolean(),
  updated: z.boolean(),
});
export type Quality = z.infer<typeof quality>;

/** An item taken over from another entry, which is its authoritative source (R019); items not listed are own. */
export const itemSource = z.strictObject({ itemId: identifier, entryId: identifier });
export type ItemSource = z.infer<typeof itemSource>;

/** 电子化改造 of a resource that is not electronic yet, 三(三) (R029). */
export const conversion = z.strictObject({
  plan: paragraph(1000),
  status: z.enum(['planned', 'under-way', 'done']),
  targetDate: z.iso.date(),
});
export type Conversion = z.infer<typeof conversion>;

/** A 专用 list as it stood from a moment on (R043); null: not 专用. */
export const dedicatedVersion = z.strictObject({
  at: instant,
  listed: z.array(identifier).max(100).nullable(),
});

export const publication = z.strictObject({
  /** 职责依据 of the collection, 四(一) (R031). */
  duty: paragraph(400),
  secrecyReview,
  /** Null where the provider leads the library itself, and in a department's own directory. */
  leadConsent: leadConsent.nullable().default(null),
  quality,
  withholdingRank: basisRank.nullable(),
  conflictNote: optionalParagraph(1000),
  itemSources: z.array(itemSource).max(500),
  conversion: conversion.nullable(),
  dedicatedHistory: z.array(dedicatedVersion).max(200),
});
export type Publication = z.infer<typeof publication>;
