/**
 * 协调决定 (五(三)3, R060): the document in which the management department settles what the two could not.
 * It binds both; nothing of lower force undoes it (decision 10).
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { answerConditions } from '../sharing/sharing-case.ts';

/** Provide under the conditions set, or the provider's refusal stands. */
export const ruling = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grant'), conditions: answerConditions }),
  z.strictObject({ kind: z.literal('uphold') }),
]);
export type Ruling = z.infer<typeof ruling>;

/** 查明的事实、理由、依据条款: none may be missing. */
export const grounds = z.strictObject({
  facts: paragraph(2000),
  reasons: paragraph(2000),
  provision: line(300),
});
export type Grounds = z.infer<typeof grounds>;

export const coordinationDecision = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  /** `XT2026-000001`; null until the platform has recorded it. */
  number: line(40).nullable(),
  caseId: identifier,
  caseNumber: line(40).nullable(),
  entryCode: z.string().max(40),
  entryName: line(200),
  /** Names of the items asked for, as they stood then. */
  itemNames: z.array(line(200)).min(1).max(500),
  grantedItemNames: z.array(line(200)).max(500),
  userDepartmentId: identifier,
  userDepartment: line(80),
  providerId: identifier,
  providerDepartment: line(80),
  managementId: identifier,
  managementDepartment: line(80),
  officerId: identifier,
  officerName: line(40),
  ruling,
  grounds,
  decidedAt: instant,
  madeAt: instant,
});
export type CoordinationDecision = z.infer<typeof coordinationDecision>;

export const decisionIdOf = (caseId: string): string => `${caseId}.coordination`;
