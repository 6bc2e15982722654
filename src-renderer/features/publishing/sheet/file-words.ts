/** What the officer reads where a file or its sheet cannot be read, and what to do. */
import type { ReadOutcome, ReadStage } from '../../../spreadsheet/sheet-jobs.ts';

export type Unreadable = Extract<ReadOutcome, { readonly ok: false }>['error'];

export const unreadableWords: Readonly<Record<Unreadable, string>> = {
  'file.too-big': '文件超过 10 MB，没有读取。请删去图片和无关的工作表，或分成几个文件。',
  'file.not-xlsx': '这不是 .xlsx 表格文件。请用表格软件“另存为”Excel 工作簿（.xlsx），或下载模板填写。',
  'file.old-format': '这是 .xls 旧格式文件，本程序不读。请用表格软件“另存为”Excel 工作簿（.xlsx）。',
  'file.encrypted': '文件设有打开口令，无法读取。请取消口令后另存一份再导入。',
  'file.macros': '文件带有宏，为安全起见不读取。请另存为不带宏的 Excel 工作簿（.xlsx）。',
  'file.unpacks-too-big': '文件解压后超过 100 MB 或内部结构异常，没有读取。请把内容粘贴到新下载的模板中。',
  'file.too-many-cells': '表格范围过大（可能在很远的行列有内容）。请把内容粘贴到新下载的模板中。',
  'file.damaged': '文件已损坏或不完整，无法读取。请用表格软件打开并重新保存后再导入。',
  'sheet.no-header':
    '没有找到“信息资源名称”和“信息项名称”两列的标题行。请按模板的列填写，标题行放在前 10 行以内。',
  'sheet.repeated-column': '标题行中有重复的列，分不清以哪一列为准。请删去重复的列。',
  'sheet.too-many-rows': '表格超过 20000 行，没有读取。请分成几个文件导入。',
  'sheet.empty': '标题行下面没有内容。请填写后再导入。',
};

export const stageWords: Readonly<Record<ReadStage, string>> = {
  loading: '正在读取文件…',
  unpacking: '正在解析工作簿…',
  grouping: '正在核对各行…',
};
