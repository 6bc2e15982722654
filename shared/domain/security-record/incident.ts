/** 安全事件: found, handled step by step, closed with its cause and its lessons (六(四), R090). */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const incidentKind = z.enum(['leak', 'tampering', 'loss', 'misuse', 'outage', 'other']);
export type IncidentKind = z.infer<typeof incidentKind>;

export const incidentReport = z.strictObject({
  kind: incidentKind,
  title: line(100),
  foundAt: instant,
  /** What happened and how it was found; no personal data, which the record does not need. */
  description: paragraph(2000),
  entryIds: z.array(identifier).max(50),
  grantIds: z.array(identifier).max(50),
});
export type IncidentReport = z.infer<typeof incidentReport>;

/** `measure`: what was done; `report`: to whom it was reported. */
export const incidentEvent = z.strictObject({
  act: z.enum(['open', 'measure', 'report', 'close']),
  at: instant,
  madeAt: instant,
  officerId: identifier,
  officerName: line(40),
  departmentId: identifier,
  note: optionalParagraph(2000),
});
export type IncidentEvent = z.infer<typeof incidentEvent>;

export const incident = incidentReport.extend({
  id: identifier,
  version: z.int().positive(),
  /** The management department that keeps the record. */
  departmentId: identifier,
  /** Both sides of the grants and the providers of the resources; they see the record. */
  involvedIds: z.array(identifier).max(200),
  state: z.enum(['open', 'closed']),
  cause: optionalParagraph(2000),
  lessons: optionalParagraph(2000),
  history: z.array(incidentEvent).min(1).max(200),
});
export type Incident = z.infer<typeof incident>;
