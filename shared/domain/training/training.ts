/** 培训 for managers and technicians (五(八), R078): announced, held with its attendance, or called off. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** 管理人员, 技术人员. */
export const trainingAudience = z.enum(['managers', 'technicians', 'both']);
export type TrainingAudience = z.infer<typeof trainingAudience>;

export const trainingContent = z.strictObject({
  title: line(100),
  audience: trainingAudience,
  heldOn: z.iso.date(),
  place: line(100),
  /** What is taught, and what to bring. */
  agenda: paragraph(2000),
  /** Guides handed out as material, by the id that is the same through all editions. */
  materialIds: z.array(identifier).max(10),
});
export type TrainingContent = z.infer<typeof trainingContent>;

export const attendee = z.strictObject({ departmentId: identifier, name: line(40) });
export type Attendee = z.infer<typeof attendee>;

export const training = trainingContent.extend({
  id: identifier,
  version: z.int().positive(),
  /** The management department that holds it. */
  departmentId: identifier,
  officerId: identifier,
  officerName: line(40),
  announcedAt: instant,
  state: z.enum(['announced', 'held', 'cancelled']),
  /** 签到. */
  attendees: z.array(attendee).max(500),
  /** What came of it, or why it was called off. */
  summary: optionalParagraph(2000),
  endedAt: instant.nullable(),
});
export type Training = z.infer<typeof training>;

export const trainingAudienceLabel: Readonly<Record<TrainingAudience, string>> = {
  managers: '管理人员',
  technicians: '技术人员',
  both: '管理人员和技术人员',
};

export const trainingStateLabel: Readonly<Record<Training['state'], string>> = {
  announced: '待举办',
  held: '已举办',
  cancelled: '已取消',
};
