/** How a granted resource looks as a table at the front end: names that need no quoting, comments in the office's words. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { dataTypeLabel } from '#shared/domain/catalog/labels.ts';
import type { SourceRecord } from '../gateway/source-client.ts';

export type Column = { readonly name: string; readonly itemId: string; readonly comment: string };
export type TableShape = {
  readonly schema: string;
  readonly table: string;
  readonly comment: string;
  readonly columns: readonly Column[];
};

/** PostgreSQL cuts names at 63 bytes; these are ASCII and leave room for a number behind them. */
const longestName = 50;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
    .slice(0, longestName);

/** `id-number` is `id_number`; a name that is taken gets a number. Ids begin with a letter or digit, so no name is empty. */
const columnsOf = (items: CatalogEntry['items']): readonly Column[] => {
  const taken = new Set<string>();
  return items.map((item) => {
    const stem = /^[0-9]/u.test(plain(item.id)) ? `c_${plain(item.id)}` : plain(item.id);
    let name = stem;
    for (let n = 2; taken.has(name); n += 1) name = `${stem}_${n}`;
    taken.add(name);
    return { name, itemId: item.id, comment: `${item.name}（${dataTypeLabel[item.dataType]}）` };
  });
};

/** One schema a right, called after its case (`gx2026_000001`); in it one table called after the resource's code. */
export const shapeOf = (
  granted: {
    readonly caseNumber: string;
    readonly entryCode: string;
    readonly entryName: string;
    readonly purpose: string;
  },
  items: CatalogEntry['items'],
): TableShape => ({
  schema: plain(granted.caseNumber),
  table: `r_${plain(granted.entryCode)}`,
  comment: `${granted.entryName}（${granted.entryCode}）。授权 ${granted.caseNumber}，用途：${granted.purpose}`,
  columns: columnsOf(items),
});

/** A record as the table's values, in the order of its columns; what the source left out is NULL. */
export const valuesOf = (record: SourceRecord, columns: readonly Column[]): readonly (string | null)[] =>
  columns.map(({ itemId }) => {
    const value = Object.hasOwn(record, itemId) ? record[itemId] : null;
    return value === null || value === undefined ? null : String(value);
  });

/** An identifier inside a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Text inside a statement that takes no parameters (COMMENT). */
export const literal = (text: string): string =>
  `${text.includes('\\') ? ' E' : ''}'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
