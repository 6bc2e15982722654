/** What is wrong in a sheet, where, and what to do: an import shows every one of them and writes nothing meanwhile. */
import type { CellFault } from './cell.ts';

export type SheetFault = CellFault & {
  readonly sheet: string;
  /** `C5`. */
  readonly cell: string;
  /** Title of the column. */
  readonly column: string;
  /** What the cell says, cut to what a list can show. */
  readonly value: string;
};

const longestShown = 60;

export const shown = (value: string): string =>
  value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;

/** `C5` as row and column, for sorting: later rows after earlier ones, AA after Z. */
const placeOf = ({ cell }: SheetFault): readonly [number, number, string] => {
  const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
  return [Number(row), column.length, column];
};

/** Row by row, from left to right: the way an officer walks the sheet. */
export const inSheetOrder = (faults: readonly SheetFault[]): readonly SheetFault[] =>
  faults.toSorted((a, b) => {
    const [[row, length, column], [otherRow, otherLength, otherColumn]] = [placeOf(a), placeOf(b)];
    return row - otherRow || length - otherLength || column.localeCompare(otherColumn);
  });
