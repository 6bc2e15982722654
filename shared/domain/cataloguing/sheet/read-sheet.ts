/** From a grid of cells to entries as they stand there, with the rows of their information items. */
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { addressOf, blankCell, type SheetCell, type SheetGrid, textOf } from './cell.ts';
import { headOf, recordHeads } from './columns.ts';
import { type SheetFault, shown } from './fault.ts';
import { itemHeads, itemTitles } from './item-columns.ts';
import { nameField } from './metadata-fields.ts';

/** Rows a sheet may hold; a whole city's catalogue is a fraction of it. */
export const rowLimit = 20_000;

export type SheetText = { readonly text: string; readonly cell: string };

/** Texts of a row by the title of their column; columns the file does not have are absent. */
export type SheetRow = {
  readonly cells: ReadonlyMap<string, SheetText>;
  readonly faults: readonly SheetFault[];
};

export type SheetEntry = {
  readonly sheet: string;
  /** Counted from 1, as the officer sees it. */
  readonly rowNumber: number;
  readonly row: SheetRow;
  readonly items: readonly SheetRow[];
  /** Of the rows after the first: what cannot stand there. */
  readonly faults: readonly SheetFault[];
};

export type ReadSheet = {
  readonly entries: readonly SheetEntry[];
  /** Titles in the file that are no column of ours and were not read. */
  readonly ignored: readonly string[];
};

export type SheetRefusal =
  | 'sheet.no-header'
  | 'sheet.repeated-column'
  | 'sheet.too-many-rows'
  | 'sheet.empty';

/** Titles stand in one of the first rows; forms in use have a heading above them. */
const headerSearch = 10;

const nameTitle = nameField.heads[0]?.title ?? '';
const itemTitleList: readonly string[] = Object.values(itemTitles);
const unread: readonly string[] = [
  recordHeads.number.title,
  recordHeads.publishedOn.title,
  recordHeads.state.title,
];

type Header = {
  readonly row: number;
  readonly titles: readonly (string | null)[];
  readonly ignored: readonly string[];
};

const headerOf = (grid: SheetGrid): Header | null => {
  for (const [row, cells] of grid.rows.slice(0, headerSearch).entries()) {
    const written = cells.map((cell) => textOf(cell).text.trim());
    const titles = written.map((text) => (text === '' ? null : (headOf(text)?.title ?? null)));
    if (titles.includes(nameTitle) && titles.includes(itemHeads.name.title)) {
      return { row, titles, ignored: written.filter((text, index) => text !== '' && titles[index] === null) };
    }
  }
  return null;
};

const rowOf = (grid: SheetGrid, header: Header, row: number): SheetRow => {
  const cells = new Map<string, SheetText>();
  const faults: SheetFault[] = [];
  for (const [column, title] of header.titles.entries()) {
    if (title === null || unread.includes(title)) continue;
    const cell: SheetCell = grid.rows[row]?.[column] ?? blankCell;
    const { text, fault } = textOf(cell);
    const address = addressOf(row, column);
    cells.set(title, { text, cell: address });
    if (fault !== null) {
      faults.push({ sheet: grid.name, cell: address, column: title, value: shown(text), ...fault });
    }
  }
  return { cells, faults };
};

const saysNothing = ({ cells, faults }: SheetRow): boolean =>
  faults.length === 0 && [...cells.values()].every(({ text }) => text.trim() === '');

const isItem = ({ cells, faults }: SheetRow): boolean =>
  itemTitleList.some((title) => (cells.get(title)?.text.trim() ?? '') !== '') ||
  faults.some(({ column }) => itemTitleList.includes(column));

/** What a row says about its entry, beside its item. */
const entryTexts = ({ cells }: SheetRow): readonly (readonly [string, SheetText])[] =>
  [...cells].filter(([title, { text }]) => !itemTitleList.includes(title) && text.trim() !== '');

const strays = (row: SheetRow, first: SheetRow) =>
  entryTexts(row).filter(([title, { text }]) => text !== first.cells.get(title)?.text);

/** More than this many cells about the entry, and a row without a name is an entry whose name was forgotten. */
const straysOfAnItem = 2;

/** A row that says of the entry nothing, or the same as its first row (names filled down), goes on with it. */
const goesOn = (row: SheetRow, first: SheetRow): boolean => {
  if (row.faults.some(({ column }) => column === nameTitle)) return false;
  const found = strays(row, first).length;
  const name = row.cells.get(nameTitle)?.text.trim() ?? '';
  return name === '' ? found <= straysOfAnItem : isItem(row) && found === 0;
};

const strayFaults = (sheet: string, row: SheetRow, first: SheetRow): readonly SheetFault[] =>
  strays(row, first).map(([column, { text, cell }]) => ({
    sheet,
    cell,
    column,
    value: shown(text),
    reason: '条目的后续行只填信息项，本格没有被读取。',
    next: '请把内容移到条目首行；如是另一个条目，请在本行填写信息资源名称。',
  }));

type Growing = Omit<SheetEntry, 'items' | 'faults'> & { items: SheetRow[]; faults: SheetFault[] };

const grouped = (grid: SheetGrid, header: Header): readonly SheetEntry[] => {
  const entries: Growing[] = [];
  for (let index = header.row + 1; index < grid.rows.length; index += 1) {
    const row = rowOf(grid, header, index);
    if (saysNothing(row)) continue;
    const last = entries.at(-1);
    const items = isItem(row) ? [row] : [];
    if (last !== undefined && goesOn(row, last.row)) {
      last.faults.push(...row.faults, ...strayFaults(grid.name, row, last.row));
      last.items.push(...items);
    } else {
      entries.push({ sheet: grid.name, rowNumber: index + 1, row, items, faults: [...row.faults] });
    }
  }
  return entries;
};

/** The entries of the first sheet that has our titles. */
export const readSheet = (grids: readonly SheetGrid[]): Result<ReadSheet, SheetRefusal> => {
  for (const grid of grids) {
    const header = headerOf(grid);
    if (header === null) continue;
    const titles = header.titles.filter((title) => title !== null);
    if (new Set(titles).size < titles.length) return fail('sheet.repeated-column');
    if (grid.rows.length > rowLimit) return fail('sheet.too-many-rows');
    const entries = grouped(grid, header);
    return entries.length === 0 ? fail('sheet.empty') : ok({ entries, ignored: header.ignored });
  }
  return fail('sheet.no-header');
};
