/** 书面通报 with 限期改正 (七(四), R096): what was found, what is to be put right by when, and what came of it. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { violationItem } from '../violation/item.ts';

/** What the management department writes. */
export const circularContent = z.strictObject({
  /** 查明的事实. */
  facts: paragraph(2000),
  /** 改正要求. */
  demand: paragraph(1000),
  /** Last civil date to put it right, inclusive. */
  rectifyBy: z.iso.date(),
});
export type CircularContent = z.infer<typeof circularContent>;

/** `issued` waits for the department, `replied` for the verification; one that fails is `issued` again. */
export const circularState = z.enum(['issued', 'replied', 'rectified']);
export type CircularState = z.infer<typeof circularState>;

export const circularAct = z.enum(['issue', 'reply', 'accept', 'reject', 'refer']);

export const circularEvent = z.strictObject({
  act: circularAct,
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
  departmentId: identifier,
  note: optionalParagraph(2000),
});
export type CircularEvent = z.infer<typeof circularEvent>;

/** 移送 (R097): put before another body; what it decides is outside. */
export const referral = z.strictObject({
  to: line(80),
  /** The serious consequences. */
  consequence: paragraph(1000),
  at: instant,
  officerId: identifier,
  officerName: line(40),
});
export type Referral = z.infer<typeof referral>;

export const circular = circularContent.extend({
  id: identifier,
  version: z.int().positive(),
  /** `TB2026-000001`, issued by the platform and never twice; null until it has recorded it. */
  number: line(40).nullable(),
  violationId: identifier,
  item: violationItem,
  /** The clause, and the article of each other text in force that lists the same. */
  clauses: z.array(line(40)).min(1).max(4),
  /** What it is about, in a few words. */
  subject: line(200),
  departmentId: identifier,
  departmentName: line(80),
  /** 第一责任人 of that day (七(一)). */
  principal: line(40),
  managementId: identifier,
  managementName: line(80),
  state: circularState,
  issuedAt: instant,
  referrals: z.array(referral).max(20),
  history: z.array(circularEvent).min(1).max(200),
});
export type Circular = z.infer<typeof circular>;

export const circularIdOf = (violationId: string): string => `${violationId}.circular`;

/** 逾期未改: nothing that was accepted by the date. A flag; what becomes of it an officer decides. `today` is a civil date. */
export const isCircularOverdue = (
  { state, rectifyBy }: Pick<Circular, 'state' | 'rectifyBy'>,
  today: string,
): boolean => state === 'issued' && rectifyBy < today;

export const circularStateLabel: Readonly<Record<CircularState, string>> = {
  issued: '待改正',
  replied: '待核实',
  rectified: '已改正',
};

export const circularActLabel: Readonly<Record<CircularEvent['act'], string>> = {
  issue: '通报并责令限期改正',
  reply: '整改回复',
  accept: '核实，已改正',
  reject: '核实，未改正到位',
  refer: '移送有关部门',
};
