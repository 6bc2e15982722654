/** Rows of text to the bytes of an .xlsx file: titles frozen, choices as drop-down lists, a sheet of instructions. */
import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { addressOf } from '#shared/domain/cataloguing/sheet/cell.ts';
import { frozenColumns, sheetHeads, sheetName } from '#shared/domain/cataloguing/sheet/columns.ts';
import { guideRows, guideSheetName } from '#shared/domain/cataloguing/sheet/template.ts';
import type { PlainTable } from './sheet-messages.ts';

/** Rows below the written ones whose lists and hints are ready, and those that also have the format of text. */
const listedRows = 5000;
const formattedRows = { template: 200, export: 20 } as const;

/** `@`: what is typed stays as it was typed, codes keep their leading zeros and nothing becomes a formula. */
const textFormat = '@';
const bodyStyle: CellStyle = { numFmt: textFormat, alignment: { wrapText: true, vertical: 'top' } };
const headStyle: CellStyle = {
  numFmt: textFormat,
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E79' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};

/**
 * In the file, `_x0041_` is a spelling of `A`: text that looks like one is spelled out, and so are the two characters
 * that XML has no place for. The library reads both back and writes neither.
 */
export const spelled = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/[\ufffe\uffff]/gu, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase()}_`);

/** A list in the file is one text of at most 255 characters; a longer one would be refused by the spreadsheet program. */
const longestList = 255;

const hintOf = ({ title, note, options }: (typeof sheetHeads)[number], range: string): DataValidation => {
  // Excel cuts a hint at 255 characters and its title at 32.
  const hint = {
    showInputMessage: true,
    inputTitle: title.slice(0, 32),
    inputMessage: note.slice(0, 250),
    range,
  };
  const values = options ?? [];
  return values.length === 0 || values.join(',').length > longestList
    ? { ...hint, type: 'textLength', operator: 'lessThanOrEqual', formula1: '32767', allowBlank: true }
    : {
        ...hint,
        type: 'list',
        values: [...values],
        allowBlank: true,
        showErrorMessage: true,
        // A warning, not a stop: a theme or a word of an older form may be typed, and the import judges it.
        errorStyle: 'warning',
        errorTitle: '不在可选内容中',
        errorMessage: '导入时会核对，请确认是否填写正确。',
      };
};

const styled = (rows: number, first: number, style: CellStyle): [string, { style: CellStyle }][] =>
  Array.from({ length: rows }, (_, row) =>
    sheetHeads.map((_head, column): [string, { style: CellStyle }] => [
      `${first + row},${column}`,
      { style },
    ]),
  ).flat();

const catalogueSheet = (rows: readonly (readonly string[])[]): WriteSheet => {
  const formatted = rows.length + (rows.length === 0 ? formattedRows.template : formattedRows.export);
  const last = rows.length + listedRows;
  const written = [sheetHeads.map(({ title }) => title), ...rows].map((row) =>
    row.map((text) => (text === '' ? null : spelled(text))),
  );
  return {
    name: sheetName,
    rows: written,
    columns: sheetHeads.map(({ width }) => ({ width })),
    cells: new Map([...styled(1, 0, headStyle), ...styled(formatted, 1, bodyStyle)]),
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: 1, columns: frozenColumns },
    dataValidations: sheetHeads.map((head, column) =>
      hintOf(head, `${addressOf(1, column)}:${addressOf(last, column)}`),
    ),
  };
};

const guideSheet = (): WriteSheet => {
  const rows = guideRows();
  const text: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
  return {
    name: guideSheetName,
    rows: rows.map((row) => [...row]),
    columns: [{ width: 24 }, { width: 90 }],
    cells: new Map([
      ...rows.flatMap((_, row) =>
        [0, 1].map((column): [string, { style: CellStyle }] => [`${row},${column}`, { style: text }]),
      ),
      ['0,0', { style: { font: { bold: true, size: 14 } } }],
    ]),
  };
};

/** @param rows texts for every column; none for the empty template */
export const writeWorkbook = (rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [catalogueSheet(rows), guideSheet()] });

/** A plain table as text, its titles frozen. */
export const writeTable = ({ name, rows }: PlainTable): Promise<Uint8Array> => {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const cells = rows.flatMap((_, row) =>
    columns.map((column): [string, { style: CellStyle }] => [
      `${row},${column}`,
      { style: row === 0 ? headStyle : bodyStyle },
    ]),
  );
  const sheet: WriteSheet = {
    name,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : spelled(text)))),
    columns: columns.map((column) => ({ width: column === 0 ? 32 : 18 })),
    cells: new Map(cells),
    freezePane: { rows: 1, columns: 1 },
  };
  return writeXlsx({ sheets: [sheet] });
};
