/** 前置交换系统 (五(一)¶2, R047): how far a department's front end is, and who answers for it. Where it stands on the network is the platform's alone. */
import { z } from 'zod';
import { identifier, line, optionalParagraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const frontEndStatus = z.enum(['planned', 'deployed', 'accepted', 'out-of-service']);
export type FrontEndStatus = z.infer<typeof frontEndStatus>;

/** What the platform's operations write down about a front end. */
export const frontEndPlan = z.strictObject({
  departmentId: identifier,
  name: line(80),
  /** Of the department, for whoever deploys. */
  contact: line(40),
  contactPhone: line(40),
  /** Civil date by which it should be deployed. */
  plannedOn: z.iso.date(),
});
export type FrontEndPlan = z.infer<typeof frontEndPlan>;

export const frontEndStep = z.strictObject({
  status: frontEndStatus,
  at: instant,
  officerId: identifier,
  officerName: line(40),
  note: optionalParagraph(400),
});

export const frontEnd = frontEndPlan.extend({
  id: identifier,
  version: z.int().positive(),
  status: frontEndStatus,
  /** When the platform last reached its database with the rights it needs and no more; null before. */
  checkedAt: instant.nullable(),
  history: z.array(frontEndStep).min(1).max(200),
});
export type FrontEnd = z.infer<typeof frontEnd>;

/** Where each status may go; out of service comes back through deployment and acceptance. */
export const frontEndMoves = {
  planned: ['deployed', 'out-of-service'],
  deployed: ['accepted', 'out-of-service'],
  accepted: ['out-of-service'],
  'out-of-service': ['deployed'],
} as const satisfies Record<FrontEndStatus, readonly FrontEndStatus[]>;

export const mayMove = (from: FrontEndStatus, to: FrontEndStatus): boolean =>
  (frontEndMoves[from] as readonly FrontEndStatus[]).includes(to);

export const frontEndStatusLabel: Readonly<Record<FrontEndStatus, string>> = {
  planned: '计划部署',
  deployed: '已部署',
  accepted: '已验收',
  'out-of-service': '停用',
};

/** True where it is still only planned after the date it was planned for. `today` is a civil date in Shanghai. */
export const isFrontEndOverdue = (subject: Pick<FrontEnd, 'status' | 'plannedOn'>, today: string): boolean =>
  subject.status === 'planned' && subject.plannedOn < today;

/** The department's front end that data may go to; undefined where none is accepted. */
export const acceptedFrontEnd = (all: readonly FrontEnd[]): FrontEnd | undefined =>
  all.find(({ status }) => status === 'accepted');
