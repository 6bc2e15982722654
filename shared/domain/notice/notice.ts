/** 通知: what a department is told because something it relies on changed, with its read receipts (R070, R077). */
import { z } from 'zod';
import { identifier, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

export const noticeKind = z.enum([
  'correction-made',
  'replacement-planned',
  'replacement-done',
  'grant-suspended',
  'grant-resumed',
  'grant-cut',
  'grant-restored',
  'grant-withdrawn',
  'data-destroyed',
  'channel-overdue',
  'answer-extended',
  'catalog-urged',
  'difficulty-decided',
  'circular-issued',
  'circular-verified',
  'suspension-advised',
  'suspension-withdrawn',
]);
export type NoticeKind = z.infer<typeof noticeKind>;

export const noticeKindLabel: Readonly<Record<NoticeKind, string>> = {
  'correction-made': '数据已更正',
  'replacement-planned': '资源将更替停用',
  'replacement-done': '资源已停用',
  'grant-suspended': '使用权已暂停',
  'grant-resumed': '使用权已恢复',
  'grant-cut': '共享通道已切断',
  'grant-restored': '共享通道已恢复',
  'grant-withdrawn': '使用权已收回',
  'data-destroyed': '数据已按程序销毁',
  'channel-overdue': '老通道超期未切换',
  'answer-extended': '答复期限已延长',
  'catalog-urged': '督促更新目录',
  'difficulty-decided': '困难说明已作决定',
  'circular-issued': '通报并责令限期改正',
  'circular-verified': '整改已经核实',
  'suspension-advised': '建议暂停项目或经费',
  'suspension-withdrawn': '暂停建议已撤回',
};

export const notice = z.strictObject({
  id: identifier,
  kind: noticeKind,
  caseId: identifier.nullable(),
  grantId: identifier.nullable(),
  entryId: identifier.nullable(),
  /** The record it is about, of the table its kind goes by; absent in older rows. */
  recordId: identifier.optional(),
  /** Who is told. */
  departmentId: identifier,
  /** Who tells, and sees whether it was read; null for the platform. */
  fromDepartmentId: identifier.nullable(),
  text: paragraph(2000),
  at: instant,
  /** Read receipts: officers of the department told, in the order they read it. */
  readBy: z.array(identifier).max(500),
});
export type Notice = z.infer<typeof notice>;
