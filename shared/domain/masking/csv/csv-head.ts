/** What the first bytes of a delimited file say of it, and where else it is looked at before it is masked. */
import { type ColumnEvidence, detectColumns } from '../evidence.ts';
import { MaskFault } from '../mask-fault.ts';
import { recognise } from '../recognise.ts';
import { suggestKind } from '../suggest.ts';
import type { Codec, Encoding } from './codec.ts';
import { CsvFault } from './csv-fault.ts';
import { readMiddle, readRows, readTitles } from './csv-header.ts';
import { type CsvFormat, type FirstBytes, sniffBytes, sniffCsv } from './sniff.ts';

/** Evidence comes from the first rows and from parts spread evenly over the rest. */
const firstRows = 2_000;
const parts = 64;
const partBytes = 16 << 10;

export type CsvHead = {
  readonly codec: Codec;
  readonly format: CsvFormat;
  readonly header: readonly string[];
  /** Rows of the first bytes that have the header's columns; read when asked for. @throws CsvFault */
  readonly rows: () => readonly (readonly string[])[];
};

const magics: readonly (readonly [string, string])[] = [
  ['504b0304', '这是 Excel 工作簿或压缩包，不是文本文件，请另存为 CSV 后再用。'],
  ['d0cf11e0', '这是旧式或加密的 Office 文件，不是文本文件，请去除密码并另存为 CSV 后再用。'],
  ['25504446', '这是 PDF 文件，不是文本文件。'],
  ['1f8b', '这是压缩文件，请先解压。'],
];

const refuseOtherFiles = (first: Uint8Array): void => {
  const start = Array.from(first.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = magics.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) throw new MaskFault(known[1]);
};

/** @throws CsvFault, MaskFault */
export const openHead = (
  { first, complete, chosen }: FirstBytes,
  codecFor: (of: Encoding) => Codec,
): CsvHead => {
  refuseOtherFiles(first);
  const format = sniffCsv({ first, complete, chosen }, codecFor);
  const codec = codecFor(format.encoding);
  return {
    codec,
    format,
    header: readTitles(codec, format, { first, complete }),
    rows: () => readRows(codec, format, { first, complete }),
  };
};

export type Part = { readonly at: number; readonly length: number };

/** Where a file of so many bytes is looked at beyond its first ones. */
export const partsToLookAt = (size: number): readonly Part[] =>
  size <= sniffBytes
    ? []
    : Array.from({ length: parts }, (_, part) => ({
        at: sniffBytes + Math.floor(((size - sniffBytes) * part) / parts),
        length: partBytes,
      }));

/** Rows of the head and of the parts, for evidence and figures before the file is masked. */
export const sampleRows = (
  { codec, format, header }: Pick<CsvHead, 'codec' | 'format' | 'header'>,
  rows: readonly (readonly string[])[],
  middle: readonly Uint8Array[],
): readonly (readonly string[])[] => [
  ...rows.slice(0, firstRows),
  ...middle.flatMap((bytes) => readMiddle(codec, format, { bytes, columns: header.length })),
];

/** A title that reads as what its column holds, and as no title: the file has none, and its first row would be told on. */
const isNoTitle = (evidence: ColumnEvidence): boolean => {
  const kind = evidence.titled.length === 0 ? suggestKind(evidence) : null;
  return kind !== null && recognise(kind, evidence.column)?.proven === true;
};

/** @throws CsvFault where the titles are data */
export const evidenceOf = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly ColumnEvidence[] => {
  const detector = detectColumns(header);
  for (const row of rows) detector.row(row);
  const evidence = detector.evidence();
  if (evidence.some(isNoTitle)) throw new CsvFault('header-is-data', 1);
  return evidence;
};
