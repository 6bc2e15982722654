/** The sheet's columns from left to right: the guide's thirteen items in its order, then what the policy adds. */
import { fold, type SheetField, type SheetHead } from './field.ts';
import { gateFields } from './gate-fields.ts';
import { itemHeads } from './item-columns.ts';
import { describingFields, nameField, placeFields, sharingFields } from './metadata-fields.ts';

export const sheetName = '目录';

/** Columns about the entry that are no part of what its author writes. */
export const recordHeads = {
  number: { title: '序号', note: '条目的序号，导入时不读。', width: 6 },
  code: {
    title: '信息资源代码',
    aliases: ['资源代码'],
    note: '由平台编定；新条目留空，修改已有条目时照抄。',
    width: 20,
  },
  codePrefix: {
    title: '代码前段',
    aliases: ['信息资源分类', '分类代码'],
    note: '类（1 位）、项（2 位）、目（3 位）、细目（可省）共 6 至 14 位数字；新条目必填。',
    width: 12,
  },
  provider: { title: '信息资源提供方', aliases: ['提供部门'], note: '本部门全称，可留空。', width: 20 },
  providerCode: {
    title: '提供方代码',
    aliases: ['信息资源提供方代码'],
    note: '本部门统一社会信用代码，可留空。',
    width: 22,
  },
  publishedOn: { title: '发布日期', note: '由平台填写，导入时不读。', width: 12 },
  state: { title: '编目状态', note: '由平台填写，导入时不读。', width: 12 },
} as const satisfies Record<string, SheetHead>;
export type RecordColumn = keyof typeof recordHeads;

/** Everything an author writes once an entry, in the order it is read: a later field may lean on an earlier one. */
export const entryFields: readonly SheetField[] = [
  nameField,
  ...placeFields,
  ...describingFields,
  ...sharingFields,
  ...gateFields,
];

const headsOf = (fields: readonly SheetField[]): readonly SheetHead[] => fields.flatMap(({ heads }) => heads);

/** All columns as the template has them. */
export const sheetHeads: readonly SheetHead[] = [
  recordHeads.number,
  ...nameField.heads,
  recordHeads.code,
  recordHeads.codePrefix,
  ...headsOf(placeFields),
  recordHeads.provider,
  recordHeads.providerCode,
  ...headsOf(describingFields),
  itemHeads.name,
  itemHeads.dataType,
  itemHeads.shareType,
  itemHeads.source,
  ...headsOf(sharingFields),
  recordHeads.publishedOn,
  ...headsOf(gateFields),
  recordHeads.state,
];

/** Columns that stay in view while the sheet is scrolled sideways: number and name. */
export const frozenColumns = 2;

/** The column a title means, whatever form it comes from; null for none of ours. A star or a line break is no part of it. */
export const headOf = (title: string): SheetHead | null => {
  const wanted = fold(title.replace(/[*＊]/gu, ''));
  return (
    sheetHeads.find((head) => [head.title, ...(head.aliases ?? [])].some((each) => fold(each) === wanted)) ??
    null
  );
};
