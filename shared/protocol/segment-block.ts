/**
 * Entries of a segment by columns: a field's name is written once, and values alike stand side by side. Objects and lists within
 * a field are taken apart in the same way, or their fields' names would be most of the text. See docs/protocol.md.
 */
import { z } from 'zod';

/** One value a row, null where a row has none. */
type Column = readonly unknown[] | ListColumn | ObjectColumn;

/** Of rows that hold lists. */
type ListColumn = {
  /** Rows whose value is null: nothing that follows is of them. */
  readonly nothing: readonly number[];
  readonly lengths: readonly number[];
  /** What is in all lists, one after another. */
  readonly of: Column;
};

/** Of rows that hold objects. */
type ObjectColumn = { readonly nothing: readonly number[] } & Table;

type Table = {
  readonly columns: Readonly<Record<string, Column>>;
  /** For each field that some row lacks, the places of those rows; the column holds null there. */
  readonly absent: Readonly<Record<string, readonly number[]>>;
};

export type SegmentBlock = Table & {
  /** The entries' ids, in the order of the columns' values. */
  readonly ids: readonly string[];
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTable = (value: object): boolean =>
  'columns' in value && isObject(value.columns) && 'absent' in value && isObject(value.absent);

/** Its outermost shape only: columns are looked at as they are read, and what they hold is checked with the entry. */
export const segmentBlock = z
  .custom<SegmentBlock>(
    (value) => isObject(value) && 'ids' in value && Array.isArray(value.ids) && isTable(value),
  )
  .meta({
    type: 'object',
    required: ['ids', 'columns', 'absent'],
    properties: {
      ids: { type: 'array', items: { type: 'string' } },
      columns: {
        type: 'object',
        description: 'A list of one value a row; or an object: of rows with objects, of rows with lists.',
        additionalProperties: {
          anyOf: [
            { type: 'array' },
            { type: 'object', required: ['nothing', 'columns', 'absent'] },
            { type: 'object', required: ['nothing', 'lengths', 'of'] },
          ],
        },
      },
      absent: { type: 'object', additionalProperties: { type: 'array', items: { type: 'integer' } } },
    },
  });

type Row = Readonly<Record<string, unknown>>;

/** Set by its name, this one would not become a field. */
const unsettable = '__proto__';

const isRow = (value: unknown): value is Row => isObject(value) && !Object.hasOwn(value, unsettable);

const placesWhere = <T>(values: readonly T[], holds: (value: T) => boolean): number[] =>
  values.flatMap((value, place) => (holds(value) ? [place] : []));

const columnOf = (values: readonly unknown[]): Column => {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) return values;
  const nothing = placesWhere(values, (value) => value === null);
  if (there.every(isRow)) return { nothing, ...tableOf(there) };
  if (!there.every(Array.isArray)) return values;
  const lists: readonly (readonly unknown[])[] = there;
  return { nothing, lengths: lists.map(({ length }) => length), of: columnOf(lists.flat()) };
};

const tableOf = (rows: readonly Row[]): Table => {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const gaps = fields.map(
    (field) => [field, placesWhere(rows, (row) => !Object.hasOwn(row, field))] as const,
  );
  return {
    columns: Object.fromEntries(
      fields.map((field) => [field, columnOf(rows.map((row) => row[field] ?? null))]),
    ),
    absent: Object.fromEntries(gaps.filter(([, places]) => places.length > 0)),
  };
};

/** The block of these entries; the same entries in the same order give the same text. */
export const blockOf = (bodies: readonly (Row & { readonly id: string })[]): SegmentBlock => ({
  ids: bodies.map(({ id }) => id),
  ...tableOf(bodies.map(({ id: _, ...rest }) => rest)),
});

/** @throws where there are not as many */
const checked = <T>(values: readonly T[], wanted: number): readonly T[] => {
  if (values.length !== wanted) throw new Error('a column of the block has another length than its rows');
  return values;
};

/** More than any block has in one column: a few bytes of text must not ask for more memory than there is. */
const mostValues = 1_000_000;

const isNatural = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** @throws where they are not places of so many rows, in ascending order and each once */
const checkedPlaces = (places: readonly number[], rows: number): readonly number[] => {
  const areSo = places.every(
    (place, at) => isNatural(place) && place < rows && (at === 0 || (places[at - 1] as number) < place),
  );
  if (!areSo) throw new Error('a column of the block tells of rows that are not there');
  return places;
};

/** @throws where they are no lengths, or too long in all */
const sumOf = (lengths: readonly number[]): number => {
  const all = lengths.reduce((sum, length) => sum + length, 0);
  if (!lengths.every(isNatural) || all > mostValues)
    throw new Error('a column of the block has lists of lengths that cannot be');
  return all;
};

/** As many values as there are rows, null put in between where there is nothing. */
const spread = (values: readonly unknown[], nothing: readonly number[], rows: number): readonly unknown[] => {
  checked(values, rows - nothing.length);
  if (nothing.length === 0) return values;
  const gaps = new Set(nothing);
  let at = 0;
  return Array.from({ length: rows }, (_, place) => (gaps.has(place) ? null : values[at++]));
};

const cut = (values: readonly unknown[], lengths: readonly number[]): unknown[][] => {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return values.slice(end - length, end);
  });
};

const valuesOf = (of: Column, rows: number): readonly unknown[] => {
  if (Array.isArray(of)) return checked(of, rows);
  const made = of as ListColumn | ObjectColumn;
  if (!isObject(made) || !Array.isArray(made.nothing)) throw new Error('the block has a column that is none');
  const nothing = checkedPlaces(made.nothing, rows);
  if ('lengths' in made)
    return spread(cut(valuesOf(made.of, sumOf(made.lengths)), made.lengths), nothing, rows);
  if (!isTable(made)) throw new Error('the block has a column that is none');
  const objects = Array.from({ length: rows - nothing.length }, () => ({}));
  fill(objects, made);
  return spread(objects, nothing, rows);
};

const fill = (rows: readonly Record<string, unknown>[], { columns, absent }: Table): void => {
  for (const [field, of] of Object.entries(columns)) {
    if (field === unsettable) throw new Error('the block has a field that cannot be set');
    const values = valuesOf(of, rows.length);
    const gaps = new Set(Object.hasOwn(absent, field) ? absent[field] : []);
    rows.forEach((row, place) => {
      if (!gaps.has(place)) row[field] = values[place];
    });
  }
};

/** The entries again; also those of a block that an earlier release made, whose fields were not taken apart. @throws where a column has another length than there are rows */
export const rowsOfBlock = ({ ids, ...table }: SegmentBlock): Record<string, unknown>[] => {
  const rows = ids.map((id): Record<string, unknown> => ({ id }));
  fill(rows, table);
  return rows;
};
