/** 疑义或错误数据的校核更正 (R067 to R070; 五(五)): from a user department straight to the provider. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { clock } from '../clock/clock.ts';
import { instant } from '../clock/instant.ts';

/** 疑义: looks wrong; 错误: shown to be wrong by evidence. */
export const correctionKind = z.enum(['doubt', 'error']);
export type CorrectionKind = z.infer<typeof correctionKind>;

export const correctionState = z.enum(['checking', 'more-needed', 'corrected', 'found-right']);
export type CorrectionState = z.infer<typeof correctionState>;

/** What the user department writes. The locator is one short line: enough to find the record, no room for more of it. */
export const correctionReport = z.strictObject({
  kind: correctionKind,
  itemIds: z.array(identifier).min(1).max(50),
  locator: line(60),
  /** What is wrong, and what it should be where that is known. */
  wrong: paragraph(1000),
  evidence: paragraph(1000),
});
export type CorrectionReport = z.infer<typeof correctionReport>;

export const correctionEvent = z.strictObject({
  act: z.enum(['report', 'supplement', 'ask', 'correct', 'confirm']),
  at: instant,
  madeAt: instant,
  /** Made before the deadline and received after it (decision 9). */
  lateBySync: z.boolean(),
  officerId: identifier,
  departmentId: identifier,
  note: optionalParagraph(1000),
});
export type CorrectionEvent = z.infer<typeof correctionEvent>;

/** 照常办理 (R069): business that went on during the check, and the evidence it rested on. */
export const proceeding = z.strictObject({
  matter: line(200),
  evidence: paragraph(1000),
  at: instant,
  madeAt: instant,
  officerId: identifier,
});
export type Proceeding = z.infer<typeof proceeding>;

export const correction = z.strictObject({
  id: identifier,
  /** Counts what changes the check itself; a logged proceeding does not, so that it never refuses an answer. */
  version: z.int().positive(),
  state: correctionState,
  ...correctionReport.shape,
  /** As they were called when reported. */
  itemNames: z.array(line(200)).min(1).max(50),
  grantId: identifier,
  caseId: identifier,
  entryId: identifier,
  entryCode: z.string().max(40),
  entryName: line(200),
  providerId: identifier,
  userDepartmentId: identifier,
  officerId: identifier,
  clocks: z.array(clock).max(10),
  history: z.array(correctionEvent).min(1).max(200),
  proceedings: z.array(proceeding).max(500),
});
export type Correction = z.infer<typeof correction>;

export type CorrectionAct = 'answer' | 'ask' | 'supplement' | 'proceed';

/** Asking for more neither ends the check nor stops its clock: the clause knows no pause. */
const statesOf: Readonly<Record<CorrectionAct, readonly CorrectionState[]>> = {
  answer: ['checking', 'more-needed'],
  ask: ['checking'],
  supplement: ['more-needed'],
  proceed: ['checking', 'more-needed'],
};

/** True where the act is possible in the state the check is in. */
export const isCorrectionPossible = (subject: Pick<Correction, 'state'>, act: CorrectionAct): boolean =>
  statesOf[act].includes(subject.state);
