/** What a sheet's rows say of one entry, laid over what is recorded of it. */
import type { EntryContent } from '../entry-content.ts';
import type { CellFault } from './cell.ts';
import { entryFields } from './columns.ts';
import type { SheetDirectory } from './directory.ts';
import { type SheetFault, shown } from './fault.ts';
import { type ItemTexts, itemTitles, readItem, type WrittenItem, withItems } from './item-columns.ts';
import type { SheetEntry, SheetRow } from './read-sheet.ts';

/** Information items an entry may have, as its schema says. */
const itemLimit = 500;

export type ReadEntry = { readonly content: EntryContent; readonly faults: readonly SheetFault[] };

/** A fault at the cell of a column; at the entry's first cell where the file has no such column. */
export const faultAt = (
  entry: Pick<SheetEntry, 'sheet' | 'rowNumber'>,
  row: SheetRow,
  at: { readonly title: string; readonly fault: CellFault },
): SheetFault => {
  const found = row.cells.get(at.title);
  const { reason, next } = at.fault;
  return {
    sheet: entry.sheet,
    cell: found?.cell ?? `A${entry.rowNumber}`,
    column: at.title,
    value: shown(found?.text ?? ''),
    reason,
    next,
  };
};

const readFields = (entry: SheetEntry, base: EntryContent, directory: SheetDirectory): ReadEntry => {
  let content = base;
  const faults: SheetFault[] = [];
  const broken = new Set(entry.row.faults.map(({ column }) => column));
  for (const { heads, read } of entryFields) {
    const texts = heads.map(({ title }) => entry.row.cells.get(title)?.text);
    const isWhole = texts.every((text) => text !== undefined);
    if (!isWhole || heads.some(({ title }) => broken.has(title))) continue;
    const found = read(texts, content, directory);
    if (found.ok) content = found.value;
    else {
      const title = heads[found.error.head ?? 0]?.title ?? '';
      faults.push(faultAt(entry, entry.row, { title, fault: found.error }));
    }
  }
  return { content, faults };
};

const textsOf = ({ cells }: SheetRow): ItemTexts => {
  const text = (title: string) => cells.get(title)?.text ?? '';
  return {
    name: text(itemTitles.name),
    dataType: text(itemTitles.dataType),
    shareType: text(itemTitles.shareType),
    source: text(itemTitles.source),
  };
};

const tooManyItems: CellFault = {
  reason: `超过 ${itemLimit} 个信息项。`,
  next: '请拆成几个条目。',
};

const readItems = (entry: SheetEntry, base: EntryContent, directory: SheetDirectory): ReadEntry => {
  const known = new Set(base.itemSources.map(({ entryId }) => entryId));
  const written: WrittenItem[] = [];
  const faults: SheetFault[] = [];
  for (const row of entry.items) {
    const found = readItem(textsOf(row), directory, known);
    const broken = new Set(row.faults.map(({ column }) => column));
    if (found.ok) written.push(found.value);
    else if (!broken.has(itemTitles[found.error.column])) {
      const title = itemTitles[found.error.column];
      faults.push(faultAt(entry, row, { title, fault: found.error }));
    }
  }
  if (written.length > itemLimit) {
    faults.push(faultAt(entry, entry.row, { title: itemTitles.name, fault: tooManyItems }));
  }
  return { content: withItems(base, written), faults };
};

/** The content over its base, and every fault of the entry's cells; columns the file does not have stay as they were. */
export const readEntry = (entry: SheetEntry, base: EntryContent, directory: SheetDirectory): ReadEntry => {
  const fields = readFields(entry, base, directory);
  const items = readItems(entry, fields.content, directory);
  return { content: items.content, faults: [...entry.faults, ...fields.faults, ...items.faults] };
};
