/** 更替停用 (R076, R077; 五(七)): an old resource gives way to a new one, without data loss and with its users told. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** Where one item of the old resource goes: to an item of the new one, or nowhere for a reason. */
export const itemMapping = z
  .strictObject({
    oldItemId: identifier,
    newItemId: identifier.nullable(),
    reason: optionalParagraph(400),
  })
  .refine(({ newItemId, reason }) => newItemId !== null || reason !== '', {
    path: ['reason'],
    message: 'replacement.reason-required',
  });
export type ItemMapping = z.infer<typeof itemMapping>;

/** The plan as the provider writes it. Dates are civil dates, the ends of the parallel period inclusive. */
export const replacementPlan = z.strictObject({
  oldEntryId: identifier,
  newEntryId: identifier,
  mapping: z.array(itemMapping).min(1).max(500),
  parallelFrom: z.iso.date(),
  parallelTo: z.iso.date(),
  stopOn: z.iso.date(),
  /** How the change is made so that no data is lost. */
  method: paragraph(1000),
});
export type ReplacementPlan = z.infer<typeof replacementPlan>;

export const replacement = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  ...replacementPlan.shape,
  oldEntryName: line(200),
  newEntryName: line(200),
  providerId: identifier,
  state: z.enum(['planned', 'stopped']),
  plannedAt: instant,
  plannedBy: identifier,
  stoppedAt: instant.nullable(),
  stoppedBy: identifier.nullable(),
});
export type Replacement = z.infer<typeof replacement>;
