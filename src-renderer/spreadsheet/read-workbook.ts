/** Bytes of an .xlsx file to grids of cells. */
import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import type { SheetCell, SheetGrid } from '#shared/domain/cataloguing/sheet/cell.ts';
import { blankCell } from '#shared/domain/cataloguing/sheet/cell.ts';
import { rowLimit } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { checkFile, type FileRefusal } from './file-limits.ts';

/** Columns of a sheet; ours has fewer than fifty. */
const columnLimit = 200;
/** One more than the rules take, so that they see that there are too many; and room for titles above. */
const rowsRead = rowLimit + 100;

const dateText = (date: Date): string => date.toISOString().slice(0, 10);

const cellOf = (value: CellValue, details: Cell | undefined): SheetCell => {
  if (details?.formula !== undefined || details?.type === 'formula') return { kind: 'formula' };
  if (details?.type === 'error') return { kind: 'error' };
  if (value === null || value === '') return blankCell;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return Number.isNaN(value.getTime()) ? { kind: 'error' } : { kind: 'date', date: dateText(value) };
};

const gridOf = ({ name, rows, cells }: Sheet): SheetGrid => ({
  name,
  rows: rows.map((row, at) => row.map((value, column) => cellOf(value, cells?.get(`${at},${column}`)))),
});

/** Every visible sheet of the file, or why it is not read. Never throws. */
export const readWorkbook = async (bytes: Uint8Array): Promise<Result<readonly SheetGrid[], FileRefusal>> => {
  const checked = checkFile(bytes);
  if (!checked.ok) return checked;
  try {
    const workbook = await readXlsx(bytes, {
      sheets: ({ hidden, veryHidden }) => hidden !== true && veryHidden !== true,
      maxRows: rowsRead,
    });
    const grids = workbook.sheets.map(gridOf);
    const isWide = grids.some(({ rows }) => rows.some((row) => row.length > columnLimit));
    return isWide ? fail('file.too-many-cells') : ok(grids);
  } catch (error) {
    // The library names its reasons in English and by parts of the file; one of them the officer can act upon.
    return fail(/limit|exceed/iu.test(String(error)) ? 'file.too-many-cells' : 'file.damaged');
  }
};
