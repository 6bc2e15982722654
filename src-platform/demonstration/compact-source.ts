/**
 * The hand-written form of the demonstration catalogue: what is the same for a sort of entry stands once
 * in a profile, what is the same for a library stands once in its group, and an entry says only the rest.
 */
import { z } from 'zod';
import { catalogEntry, dataType, publishingReview, shareType } from '#shared/domain/catalog/entry.ts';
import { conversion } from '#shared/domain/catalog/publication.ts';
import { conversionReport } from '#shared/domain/conversion/conversion-plan.ts';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';

const fields = catalogEntry.shape;

/** Defaults for a sort of entry; `shareConditions` applies only where some item is not unconditional. */
export const profile = z.strictObject({
  shareType,
  kind: fields.kind,
  formats: fields.formats,
  exchangeMethods: fields.exchangeMethods,
  dataClass: fields.dataClass,
  grade: fields.grade,
  agreementRequired: z.boolean(),
  openToSociety: z.boolean(),
  shareConditions: paragraph(1000),
  review: publishingReview.pick({
    userIdentity: true,
    userRegion: true,
    knowledgeScope: true,
    useScope: true,
  }),
});
export type Profile = z.infer<typeof profile>;

/** Data types told by how an item's name begins or ends; the longest ending wins, otherwise 字符型. */
export const itemTypes = z.strictObject({
  beginnings: z.record(line(10), dataType),
  endings: z.record(line(10), dataType),
});
export type ItemTypes = z.infer<typeof itemTypes>;

/** `number` gives id and code, so it is never reused; `items` is written in the notation of parse-item.ts. */
export const compactEntry = z.strictObject({
  number: z.int().min(1).max(999_999),
  name: fields.name,
  profile: line(40),
  updateCycle: fields.updateCycle,
  abstract: fields.abstract,
  items: line(2000),
  publishedOn: fields.publishedOn,
  provider: identifier.optional(),
  shareType: shareType.optional(),
  shareConditions: fields.shareConditions.optional(),
  withholding: fields.withholding.optional(),
  dedicatedTo: fields.dedicatedTo.optional(),
  acquisition: fields.acquisition.optional(),
  exchangeMethods: fields.exchangeMethods.optional(),
  formats: fields.formats.optional(),
  grade: fields.grade.optional(),
  relatedCodes: fields.relatedCodes.optional(),
  openToSociety: z.boolean().optional(),
});
export type CompactEntry = z.infer<typeof compactEntry>;

/** One library's catalogue file; entries are validated one by one so that a fault names its index. */
export const compactGroup = z.strictObject({
  prefix: z.string().regex(/^[a-z]{2}$/u),
  codePrefix: z.string().regex(/^[1-3]\d{5}$/u),
  library: fields.library,
  provider: identifier,
  scenarios: publishingReview.shape.scenarios,
  entries: z.array(z.unknown()).min(1),
});
export type CompactGroup = z.infer<typeof compactGroup>;

/** An entry that is on its way up the filing chain: how far it has come, and how many days ago it began. */
export const filing = compactEntry.omit({ publishedOn: true }).extend({
  duty: paragraph(400),
  reached: z.enum(['filed', 'accepted', 'returned', 'published', 'removal-filed', 'removed']),
  daysAgo: z.int().min(1).max(300),
  /** Why it was returned or stopped. */
  note: optionalParagraph(1000),
  conversion: z
    .strictObject({
      plan: conversion.shape.plan,
      /** From the day of the installation; a plan that is late has a negative number. */
      inDays: z.int().min(-300).max(1000),
      reports: z.array(
        conversionReport
          .pick({ status: true, percent: true, note: true })
          .extend({ daysAgo: z.int().min(0).max(300) }),
      ),
    })
    .optional(),
});
export type Filing = z.infer<typeof filing>;

export const filingGroup = compactGroup.extend({ entries: z.array(filing).min(1) });
