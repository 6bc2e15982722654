/**
 * 协商 (五(三)3, R059): what the two departments said after a refusal, what came of it, and who signed it off on
 * either side. It has no time limit (decision 2); positions and proposals are only ever added.
 */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { party } from '../agreement/agreement.ts';
import { instant } from '../clock/instant.ts';
import { answerConditions } from '../sharing/sharing-case.ts';

const said = { party, at: instant, madeAt: instant, officerId: identifier, departmentId: identifier };

export const position = z.strictObject({ ...said, text: paragraph(2000) });
export type Position = z.infer<typeof position>;

/** 协商一致（按所附条件提供）、协商关闭（使用部门不再需要）、协商未果. */
export const negotiationOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agreed'), conditions: answerConditions }),
  z.strictObject({ kind: z.literal('closed'), note: optionalParagraph(1000) }),
  z.strictObject({ kind: z.literal('failed'), note: optionalParagraph(1000) }),
]);
export type NegotiationOutcome = z.infer<typeof negotiationOutcome>;

export const proposal = z.strictObject({ ...said, outcome: negotiationOutcome });
export type Proposal = z.infer<typeof proposal>;

/** The most positions, and the most proposals, one negotiation holds. */
export const mostEntries = 200;

export const negotiation = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  userDepartmentId: identifier,
  providerId: identifier,
  /** 履职依据: the duty that needs the data, by its provision. */
  dutyBasis: line(300),
  /** Why that duty cannot be done without it. */
  need: paragraph(2000),
  openedAt: instant,
  openedBy: identifier,
  positions: z.array(position).max(mostEntries),
  /** The last one is on the table. */
  proposals: z.array(proposal).max(mostEntries),
  /** Of the last proposal, by the other side; null while nothing is settled. */
  signOff: z.strictObject(said).nullable(),
});
export type Negotiation = z.infer<typeof negotiation>;

export const negotiationIdOf = (caseId: string): string => `${caseId}.negotiation`;
