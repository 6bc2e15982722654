/** The titles of a delimited file, and rows of a part of it as texts: what detection and a preview look at. */

import { maskMark } from '../algorithm.ts';
import { holdsNumberOrAccount } from '../find-in-text.ts';
import { generaliseDate } from '../generalise.ts';
import type { Codec } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { CsvWalk } from './csv-walk.ts';
import { fieldText } from './field-text.ts';
import type { CsvFormat, HeadBytes } from './sniff.ts';

/** Rows that are read as texts: more than evidence and a preview look at. */
const mostRows = 4_000;
/** Nearly every header is shorter. */
const headerBytes = 1 << 14;

/** The first `mostRows`; what breaks the rules of a delimited file is found in all of the bytes. */
const rowsOf = (
  codec: Codec,
  format: CsvFormat,
  bytes: Uint8Array,
  final: boolean,
): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  new CsvWalk(codec, format).push(
    bytes,
    {
      field: (input, _column, from, to, quoted) =>
        void (rows.length <= mostRows && row.push(fieldText(codec, input.subarray(from, to), quoted))),
      record: () => {
        if (rows.length <= mostRows) rows.push(row);
        row = [];
      },
      undo: () => {
        row = [];
      },
    },
    final,
  );
  return rows;
};

/** A title that is a day (a month may title a column), or holds a number, an account or an e-mail address: names in titles have no mark of their own. */
export const readsAsData = (title: string): boolean =>
  ![title, maskMark].includes(generaliseDate('month', title)) || holdsNumberOrAccount(title);

/** @throws CsvFault */
export const readTitles = (
  codec: Codec,
  format: CsvFormat,
  { first, complete }: HeadBytes,
): readonly string[] => {
  const body = first.subarray(format.bom);
  const [short] =
    body.length > headerBytes ? rowsOf(codec, format, body.subarray(0, headerBytes), false) : [];
  const header = short ?? rowsOf(codec, format, body, complete)[0];
  if (header === undefined) throw new CsvFault(complete ? 'empty' : 'row-too-long', complete ? 0 : 1);
  if (header.some((title) => title.trim() === '')) throw new CsvFault('header-empty', 1);
  if (new Set(header).size < header.length) throw new CsvFault('header-twice', 1);
  if (header.some(readsAsData)) throw new CsvFault('header-is-data', 1);
  return header;
};

/** The first rows that have the header's columns. @throws CsvFault */
export const readRows = (
  codec: Codec,
  format: CsvFormat,
  { first, complete }: HeadBytes,
): readonly (readonly string[])[] => {
  const [header, ...rows] = rowsOf(codec, format, first.subarray(format.bom), complete);
  return rows.filter((row) => row.length === header?.length);
};

/**
 * Rows of a part out of a file's middle, for evidence alone: the first line, which may be cut, is left out, and so is
 * what does not have the header's columns. A part that cannot be read says nothing.
 */
export const readMiddle = (
  codec: Codec,
  format: CsvFormat,
  part: { readonly bytes: Uint8Array; readonly columns: number },
): readonly (readonly string[])[] => {
  const start = part.bytes.indexOf(0x0a) + 1;
  const end = part.bytes.lastIndexOf(0x0a) + 1;
  if (start === 0 || end <= start) return [];
  try {
    return rowsOf(codec, format, part.bytes.subarray(start, end), false).filter(
      ({ length }) => length === part.columns,
    );
  } catch {
    return [];
  }
};
