/** 酌情暂停 as a suggestion (七(三), R095): what the management department puts to those who decide about money; they are outside. */
import { z } from 'zod';
import { identifier, line, optionalParagraph, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { type ViolationItem, violationItem } from '../violation/item.ts';

export const adviceContent = z.strictObject({
  /** The body that decides, such as 市财政局. */
  to: line(80),
  /** 新建项目, 已建项目的运维经费: at least one of the two. */
  measures: z
    .array(z.enum(['new-projects', 'running-costs']))
    .min(1)
    .max(2)
    .refine((all) => new Set(all).size === all.length, { message: 'measures.repeated' }),
  /** Why no proper reason is found for not sharing. */
  reason: paragraph(2000),
});
export type AdviceContent = z.infer<typeof adviceContent>;

/** A confirmed breach it rests on, as it stood then. */
const ground = z.strictObject({
  violationId: identifier,
  item: violationItem,
  subject: line(200),
  /** Of the 通报 that went out for it; null where none has a number yet. */
  circularNumber: line(40).nullable(),
});

export const suspensionAdvice = adviceContent.extend({
  id: identifier,
  version: z.int().positive(),
  departmentId: identifier,
  departmentName: line(80),
  managementId: identifier,
  managementName: line(80),
  grounds: z.array(ground).min(1).max(20),
  state: z.enum(['made', 'withdrawn']),
  at: instant,
  officerId: identifier,
  officerName: line(40),
  withdrawnAt: instant.nullable(),
  withdrawnReason: optionalParagraph(1000),
});
export type SuspensionAdvice = z.infer<typeof suspensionAdvice>;

/** 不共享: data that was not provided, and a rectification that was refused. Being late alone suspends nobody's money. */
export const groundsForAdvice: readonly ViolationItem[] = ['V2', 'V8'];

export const measureLabel: Readonly<Record<AdviceContent['measures'][number], string>> = {
  'new-projects': '暂停审批新建信息化项目',
  'running-costs': '暂停安排已建项目运维经费',
};
