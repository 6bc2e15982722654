/**
 * 条例第28条: a coordination decision that one side does not accept is reported to the people's government of the same
 * level, whose decision binds both. One file a case: the objection, the report and the decision, each added once.
 */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { party } from '../agreement/agreement.ts';
import { instant } from '../clock/instant.ts';
import { grounds } from '../coordination/decision.ts';
import { answerConditions } from '../sharing/sharing-case.ts';

const acted = {
  /** When the platform received it. */
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
};

/** 不服: which side does not accept the decision, and why. */
export const objection = z.strictObject({ party, reason: paragraph(2000), ...acted });

/** 报请: the management department's report, under a number of its own. */
export const governmentReport = z.strictObject({
  /** The people's government reported to. */
  government: line(60),
  /** 文号 of the report. */
  reportNumber: line(40),
  opinion: paragraph(2000),
});

/** The coordination decision stands, or is changed to its opposite. */
export const governmentRuling = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm') }),
  z.strictObject({ kind: z.literal('grant'), conditions: answerConditions }),
  z.strictObject({ kind: z.literal('refuse') }),
]);
export type GovernmentRuling = z.infer<typeof governmentRuling>;

/** The government's decision as its document has it; recorded by the department that reported. */
export const governmentDecision = z.strictObject({
  /** 文号 of the government's document. */
  decisionNumber: line(40),
  /** The date it bears. */
  decidedOn: z.iso.date(),
  ruling: governmentRuling,
  grounds,
});

export const governmentFile = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  caseNumber: line(40).nullable(),
  /** XT number of the coordination decision that is not accepted. */
  coordinationNumber: line(40).nullable(),
  entryCode: z.string().max(40),
  entryName: line(200),
  itemNames: z.array(line(200)).min(1).max(500),
  userDepartmentId: identifier,
  userDepartment: line(80),
  providerId: identifier,
  providerDepartment: line(80),
  /** Whose decision it was, and who reports. */
  managementId: identifier,
  managementDepartment: line(80),
  objection,
  report: governmentReport.extend(acted).nullable(),
  decision: governmentDecision.extend(acted).nullable(),
});
export type GovernmentFile = z.infer<typeof governmentFile>;

export const governmentFileIdOf = (caseId: string): string => `${caseId}.government`;
