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
