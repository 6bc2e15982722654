/** Cells of a spreadsheet as the rules see them, whatever program wrote the file. */

export type SheetCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A civil date, CCYY-MM-DD; the time of day is gone. */
  | { readonly kind: 'date'; readonly date: string }
  /** A formula is never computed here, and its stored result is not believed. */
  | { readonly kind: 'formula' }
  /** `#REF!` and the like. */
  | { readonly kind: 'error' };

/** Rows from the top, cells from the left; a row ends with its last cell. */
export type SheetGrid = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] };

export const blankCell: SheetCell = { kind: 'blank' };

/** `C5` for the third column of the fifth row; both counted from 0. */
export const addressOf = (row: number, column: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
};

/** Where a cell cannot be taken as text, and what the officer does about it. */
export type CellFault = { readonly reason: string; readonly next: string };

/** Digits a spreadsheet keeps exactly; a longer number has lost its tail already (GB/T identifiers have 18). */
const exactDigits = 15;

const formulaFault: CellFault = {
  reason: '单元格是公式，导入不计算公式。',
  next: '请复制后“选择性粘贴为数值”。',
};
const errorFault: CellFault = { reason: '单元格是错误值。', next: '请改为正确的内容。' };
const longNumberFault: CellFault = {
  reason: '数字超过 15 位，末几位已被表格软件改为 0。',
  next: '请把单元格格式设为“文本”后重新填写。',
};

/** What a cell says as text, or why it cannot be taken. A date reads CCYY-MM-DD, a number as its digits. */
export const textOf = (cell: SheetCell): { readonly text: string; readonly fault: CellFault | null } => {
  switch (cell.kind) {
    case 'blank':
      return { text: '', fault: null };
    case 'text':
      return { text: cell.text, fault: null };
    case 'boolean':
      return { text: cell.value ? '是' : '否', fault: null };
    case 'date':
      return { text: cell.date, fault: null };
    case 'formula':
      return { text: '', fault: formulaFault };
    case 'error':
      return { text: '', fault: errorFault };
    case 'number': {
      const text = String(cell.value);
      const tooLong = !Number.isFinite(cell.value) || Math.abs(cell.value) >= 10 ** exactDigits;
      return { text, fault: tooLong ? longNumberFault : null };
    }
  }
};
