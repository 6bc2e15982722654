/** The nine kinds of breach that 七(四) lists, each an item of its own (R098 to R106), and the decree's third list. */
import { z } from 'zod';
import type { Clause } from '../policy/clauses.ts';

/** `M1` is the decree's own list, of those who manage the sharing (条例第41条); it is there where that pack is on. */
export const violationItem = z.enum(['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'M1']);
export type ViolationItem = z.infer<typeof violationItem>;

export const violationClause = {
  V1: '七(四)1',
  V2: '七(四)2',
  V3: '七(四)3',
  V4: '七(四)4',
  V5: '七(四)5',
  V6: '七(四)6',
  V7: '七(四)7',
  V8: '七(四)8',
  V9: '七(四)9',
  M1: '条例第41条',
} as const satisfies Record<ViolationItem, Clause>;

export const violationLabel: Readonly<Record<ViolationItem, string>> = {
  V1: '未按要求编制、更新目录',
  V2: '未按规定提供目录和数据',
  V3: '随意采集、扩大或重复采集',
  V4: '故意提供不实的目录或数据',
  V5: '发布、更新超过规定时限',
  V6: '对共享数据管理失控',
  V7: '职责以外使用、转让或经营',
  V8: '责令整改而拒不整改',
  V9: '其他造成不良后果的行为',
  M1: '共享主管部门不履行职责',
};

/**
 * The article of the national decree that lists the breach on that side: 第39条 of those who provide, 第40条 of those who
 * collect and use. Null where it follows from neither the item nor the record, or is the item's own clause.
 * @param table of the record that bears it out; null where an officer wrote the facts down
 */
export const nationalArticleOf = (
  item: ViolationItem,
  table: string | null,
): '条例第39条' | '条例第40条' | null => {
  if (item === 'V3' || item === 'V6' || item === 'V7') return '条例第40条';
  // Of the other acts only the data that was not destroyed is found by a rule.
  if (item === 'V9') return table === 'grant' ? '条例第40条' : null;
  return item === 'V8' || item === 'M1' ? null : '条例第39条';
};
