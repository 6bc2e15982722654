/** The one sheet of an .xlsx workbook as rows. Nothing is guessed: a formula, an error or a second sheet is refused. */
import { utf8Encode } from '#shared/crypto/bytes.ts';
import type { SheetCell, SheetGrid } from '#shared/domain/cataloguing/sheet/cell.ts';
import { rowLimit } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { csvLine } from '#shared/domain/masking/csv/csv-line.ts';
import { sniffBytes } from '#shared/domain/masking/csv/sniff.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import { type FileRefusal, fileLimitBytes } from '../spreadsheet/file-limits.ts';
import { readWorkbook } from '../spreadsheet/read-workbook.ts';
import { type MaskSource, readSlice } from './mask-source.ts';

const says: Readonly<Record<FileRefusal, string>> = {
  'file.too-big': '工作簿超过 10 MB，请另存为 CSV 后再用。',
  'file.not-xlsx': '这不是 .xlsx 工作簿。',
  'file.old-format': '这是旧式的 .xls 工作簿，请另存为 .xlsx 或 CSV 后再用。',
  'file.encrypted': '工作簿加了密码，请去除密码后再用。',
  'file.macros': '工作簿带宏，请另存为不带宏的 .xlsx 或 CSV 后再用。',
  'file.unpacks-too-big': '工作簿展开后过大，请另存为 CSV 后再用。',
  'file.too-many-cells': '工作簿的行列过多，请另存为 CSV 后再用。',
  'file.damaged': '工作簿已损坏，不能读取。',
};

const textOf = (cell: SheetCell, row: number): string => {
  switch (cell.kind) {
    case 'formula':
      throw new MaskFault(`第 ${row} 行：有公式，请先粘贴为数值。`);
    case 'error':
      throw new MaskFault(`第 ${row} 行：有错误值，请先改正。`);
    case 'text':
      return cell.text;
    case 'date':
      return cell.date;
    case 'blank':
      return '';
    default:
      return String(cell.value);
  }
};

const isBlank = (values: readonly string[]): boolean => values.every((value) => value === '');

/** Cells after the last one of a short row are empty, as a spreadsheet has it; one beside the titles is refused. */
const linesOf = ({ rows }: SheetGrid): readonly string[] => {
  if (rows.length > rowLimit) throw new MaskFault(`工作表超过 ${rowLimit} 行，请另存为 CSV 后再用。`);
  const texts = rows.map((row, at) => row.map((cell) => textOf(cell, at + 1)));
  const header = texts[0] ?? [];
  const columns = header.findLastIndex((title) => title !== '') + 1;
  if (columns === 0) throw new MaskFault('工作表的首行没有列名。');
  return texts.flatMap((values, at) => {
    if (values.slice(columns).some((value) => value !== ''))
      throw new MaskFault(`第 ${at + 1} 行：列数与标题行不一致。`);
    if (isBlank(values)) return [];
    return [csvLine(Array.from({ length: columns }, (_, column) => values[column] ?? ''))];
  });
};

/** @throws MaskFault */
export const workbookSource = async (file: Blob): Promise<MaskSource> => {
  if (file.size > fileLimitBytes) throw new MaskFault(says['file.too-big']);
  const grids = await readWorkbook(await readSlice(file, 0, file.size));
  if (!grids.ok) throw new MaskFault(says[grids.error]);
  const filled = grids.value.filter(({ rows }) =>
    rows.some((row) => row.some(({ kind }) => kind !== 'blank')),
  );
  const [sheet] = filled;
  if (sheet === undefined) throw new MaskFault('文件是空的。');
  if (filled.length > 1) throw new MaskFault('工作簿有几个工作表，请只留要脱敏的一个。');
  const bytes = utf8Encode(linesOf(sheet).join(''));
  return {
    kind: 'workbook',
    size: file.size,
    format: { encoding: 'utf-8', delimiter: ',' },
    head: async () => ({ first: bytes.subarray(0, sniffBytes), complete: bytes.length <= sniffBytes }),
    middle: async () => [],
    pieces: async function* () {
      yield { bytes, read: file.size };
    },
  };
};
