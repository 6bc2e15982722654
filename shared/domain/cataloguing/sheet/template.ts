/** 填表说明: what the officer reads beside the empty sheet. */
import { sheetHeads } from './columns.ts';

export const guideSheetName = '填表说明';

/** Rules of the whole sheet; each column's own note follows them. */
const rules: readonly string[] = [
  '列按《政务信息资源目录编制指南（试行）》（发改高技〔2017〕1272号）的元数据排列，其后是本市办法要求的内容。',
  '一行一个信息项：条目的内容写在首行，其后各行只填“信息项名称”到“来源条目代码”四列，其余列留空或合并单元格。',
  '没有写完的条目也可以导入，缺的部分在发布前由发布检查指出；标明必填的除外。',
  '导入时先核对：有错的单元格逐个列出位置和原因，本人确认之前不写入任何内容。',
  '已有条目按“信息资源代码”对应，没有代码的按名称对应；表中没有的列不改动，有列而留空的即清空。',
  '不读公式和宏，请粘贴为数值；不收加密的文件和 .xls 旧格式文件。',
  '国家秘密不得写入本表（二(一)）。',
];

/** Rows of the sheet of instructions: title and note. */
export const guideRows = (): readonly (readonly [string, string])[] => [
  ['政务信息资源目录填表说明', ''],
  ...rules.map((rule, index) => [`${index + 1}`, rule] as const),
  ['列', '填写说明'],
  ...sheetHeads.map(({ title, note, options }) => [title, choicesIn(note, options)] as const),
];

const choicesIn = (note: string, options: readonly string[] | undefined): string =>
  options === undefined ? note : `${note} 可选：${options.join('、')}。`;
