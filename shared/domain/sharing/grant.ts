/** 授权: the right to use, with the scope each use is checked against (R049, R056). */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { exchangeMethod } from '../catalog/entry.ts';
import { instant } from '../clock/instant.ts';
import { forceGround } from '../grant/ground.ts';
import { purposeKind } from './purpose-kind.ts';

/** An act against the holder, with its ground and reason (六(二), R086). */
export const forceOrder = z.strictObject({
  departmentId: identifier,
  officerId: identifier,
  officerName: line(40),
  /** When the platform received it. */
  at: instant,
  ground: forceGround,
  reason: paragraph(1000),
});
export type ForceOrder = z.infer<typeof forceOrder>;

/** 暂停 or 切断, in force until the department that ordered it lifts it. */
export const grantHold = forceOrder.extend({ id: identifier, kind: z.enum(['suspension', 'cut']) });
export type GrantHold = z.infer<typeof grantHold>;

/** What a right allows; what a change of it replaces, whole (条例第25条). */
export const grantTerms = z.strictObject({
  itemIds: z.array(identifier).min(1).max(500),
  purpose: paragraph(1000),
  scenario: paragraph(1000),
  purposeKind,
  protection: optionalParagraph(1000),
  callsPerDay: z.int().positive(),
  /** Last civil date of use, inclusive. */
  validUntil: z.iso.date(),
  agreementId: identifier.nullable(),
});
export type GrantTerms = z.infer<typeof grantTerms>;

/** A change that took effect, by which case, and what it replaced; nothing is taken out again. */
export const grantRevision = z.strictObject({ caseId: identifier, at: instant, before: grantTerms });

export const grant = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  agreementId: identifier.nullable(),
  entryId: identifier,
  entryCode: z.string().max(40),
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  itemIds: z.array(identifier).min(1).max(500),
  purpose: paragraph(1000),
  scenario: paragraph(1000),
  purposeKind: purposeKind.default('handling'),
  /** As the applicant undertook it (六(一)); empty for business handling. */
  protection: optionalParagraph(1000).default(''),
  method: exchangeMethod,
  grantedAt: z.int().nonnegative(),
  /** Last civil date of use, inclusive. */
  validUntil: z.iso.date(),
  callsPerDay: z.int().positive(),
  revisions: z.array(grantRevision).max(100).default([]),
  /** 收回 is `revoked`; given up by its holder is `ended`. Holds and the last date of use are separate facts. */
  state: z.enum(['active', 'revoked', 'ended', 'destroyed']),
  /** At most one of a kind for each department that may order one. */
  holds: z.array(grantHold).max(40).default([]),
  /** 收回, where the right was withdrawn. */
  withdrawal: forceOrder.nullable().default(null),
  /** When its holder gave the right up, as the platform received it. */
  endedAt: instant.nullable().default(null),
  /** The destruction reported and not returned by its witness; confirmed where the state is `destroyed`. */
  destructionId: identifier.nullable().default(null),
  /** The resource to go to, where the one granted was replaced and the right ended with it (R077). */
  replacedByEntryId: identifier.optional(),
});
export type Grant = z.infer<typeof grant>;
