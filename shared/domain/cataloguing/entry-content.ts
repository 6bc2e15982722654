/** What the author of an entry writes: every part may still be missing, the gate says which (R034 to R042). */
import { z } from 'zod';
import { line, optionalLine, optionalParagraph } from '#shared/lib/text.ts';
import { catalogEntry, exchangeMethod, informationItem, resourceFormat } from '../catalog/entry.ts';
import { conversion, itemSource, quality } from '../catalog/publication.ts';
import { basisRank } from '../policy/basis-rank.ts';

const fields = catalogEntry.shape;

/** The seven attributes of the internal review, 四(三) (R036), each perhaps unwritten. */
export const reviewDraft = z.strictObject({
  sharingAttributes: optionalLine(200),
  provisionMethod: optionalLine(200),
  scenarios: optionalLine(400),
  userIdentity: optionalLine(200),
  userRegion: optionalLine(200),
  knowledgeScope: optionalLine(200),
  useScope: optionalLine(400),
});

export const withholdingDraft = z.strictObject({
  reason: optionalParagraph(1000),
  basis: optionalParagraph(400),
  basisRank: basisRank.nullable(),
});

export const entryContent = z.strictObject({
  name: line(200),
  abstract: optionalParagraph(4000),
  library: fields.library,
  acquisition: fields.acquisition.nullable(),
  duty: optionalParagraph(400),
  kind: fields.kind,
  formats: z.array(resourceFormat).max(7),
  items: z.array(informationItem).max(500),
  shareConditions: fields.shareConditions,
  withholding: withholdingDraft,
  exchangeMethods: z.array(exchangeMethod).max(3),
  openToSociety: z.boolean(),
  openConditions: fields.openConditions,
  updateCycle: fields.updateCycle,
  relatedCodes: fields.relatedCodes,
  dataClass: optionalLine(40),
  grade: fields.grade.nullable(),
  review: reviewDraft,
  agreementRequired: z.boolean().nullable(),
  dedicatedTo: fields.dedicatedTo,
  quality,
  itemSources: z.array(itemSource).max(500),
  conflictNote: optionalParagraph(1000),
  conversion: conversion.nullable(),
});
export type EntryContent = z.infer<typeof entryContent>;

/** A new entry: a department directory's, shared without condition until somebody says otherwise (R013). */
export const newContent = (name: string): EntryContent => ({
  name,
  abstract: '',
  library: { kind: 'department' },
  acquisition: null,
  duty: '',
  kind: 'data',
  formats: [],
  items: [],
  shareConditions: '',
  withholding: { reason: '', basis: '', basisRank: null },
  exchangeMethods: [],
  openToSociety: false,
  openConditions: '',
  updateCycle: 'monthly',
  relatedCodes: [],
  dataClass: '',
  grade: null,
  review: {
    sharingAttributes: '',
    provisionMethod: '',
    scenarios: '',
    userIdentity: '',
    userRegion: '',
    knowledgeScope: '',
    useScope: '',
  },
  agreementRequired: null,
  dedicatedTo: null,
  quality: { accurate: false, controlled: false, usable: false, updated: false },
  itemSources: [],
  conflictNote: '',
  conversion: null,
});
