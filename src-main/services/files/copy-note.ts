/** The note saved beside a copy: which copy it is, whose, for what, and the digest to check it by (R049, R085). */
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';

export const copyNoteOf = (record: CallRecord, departmentName: string): string =>
  [
    '政务数据共享 文件副本说明',
    `副本编号：${record.number}`,
    `资源：${record.entryName}（${record.entryCode}）`,
    `文件：${record.file?.name ?? ''}`,
    `信息项：${record.itemNames.join('、')}`,
    `使用部门：${departmentName}`,
    `经办人：${record.officerName}`,
    `取得时间：${timeLabel(record.at)}`,
    `用途：${record.purpose}`,
    `字节数：${record.file?.size ?? 0}`,
    `SM3：${record.resultDigest}`,
    `副本行：${record.file?.copyRow ?? '无，与提供的文件逐字节相同'}`,
    `平台台账：第 ${record.ledgerSeq} 条，${record.ledgerHash}`,
    '只作上述用途，不转给第三方；数据在使用部门手中的安全由使用部门负责；不再使用时按程序销毁（六(二)）。',
    '',
  ].join('\r\n');
