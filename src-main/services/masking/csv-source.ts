/** A delimited file on the disk: its format, its titles, evidence from parts of it, and its bytes once through. */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Codec, codecOf } from '#shared/domain/masking/csv/codec.ts';
import { readHead, readMiddle } from '#shared/domain/masking/csv/csv-header.ts';
import { type CsvFormat, sniffBytes, sniffCsv } from '#shared/domain/masking/csv/sniff.ts';
import { type ColumnEvidence, detectColumns } from '#shared/domain/masking/evidence.ts';
import { MaskFault } from './mask-fault.ts';

const chunkBytes = 1 << 20;
/** Evidence comes from the first rows and from parts spread evenly over the rest. */
const firstRows = 2_000;
const parts = 64;
const partBytes = 16 << 10;

export type CsvSource = {
  readonly codec: Codec;
  readonly format: CsvFormat;
  readonly header: readonly string[];
  readonly evidence: () => readonly ColumnEvidence[];
  /** All bytes in order. @throws MaskFault where the file changed meanwhile */
  readonly chunks: () => Generator<Uint8Array>;
  readonly close: () => void;
};

/** Node's own check is many times faster than decoding. */
const quickCodec = (encoding: CsvFormat['encoding']): Codec => {
  const codec = codecOf(encoding);
  return encoding === 'utf-8' ? { ...codec, isValid: (bytes) => isUtf8(bytes) } : codec;
};

const magics: readonly (readonly [string, string])[] = [
  ['504b0304', '这是 Excel 工作簿或压缩包，不是文本文件，请另存为 CSV 后再用。'],
  ['d0cf11e0', '这是旧式或加密的 Office 文件，不是文本文件，请去除密码并另存为 CSV 后再用。'],
  ['25504446', '这是 PDF 文件，不是文本文件。'],
  ['1f8b', '这是压缩文件，请先解压。'],
];

const refuseOtherFiles = (first: Uint8Array): void => {
  const start = Buffer.from(first.subarray(0, 4)).toString('hex');
  const known = magics.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) throw new MaskFault(known[1]);
};

const readAt = (file: number, at: number, length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
};

/** @throws CsvFault, MaskFault, what the disk refuses */
export const openCsv = (path: string, chosen: Parameters<typeof sniffCsv>[2]): CsvSource => {
  const file = openSync(path, 'r');
  try {
    return describeCsv(file, chosen);
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const describeCsv = (file: number, chosen: Parameters<typeof sniffCsv>[2]): CsvSource => {
  const { size, mtimeMs } = fstatSync(file);
  const first = readAt(file, 0, Math.min(size, sniffBytes));
  refuseOtherFiles(first);
  const complete = first.length === size;
  const format = sniffCsv(first, complete, chosen);
  const codec = quickCodec(format.encoding);
  const head = readHead(codec, format, first, complete);
  return {
    codec,
    format,
    header: head.header,
    evidence: () => {
      const detector = detectColumns(head.header);
      for (const row of head.rows.slice(0, firstRows)) detector.row(row);
      for (let part = 0; part < parts && !complete; part += 1) {
        const at = sniffBytes + Math.floor(((size - sniffBytes) * part) / parts);
        const bytes = readAt(file, at, partBytes);
        for (const row of readMiddle(codec, format, { bytes, columns: head.header.length }))
          detector.row(row);
      }
      return detector.evidence();
    },
    chunks: function* () {
      const chunk = new Uint8Array(chunkBytes);
      let at = 0;
      for (let read = 0; ; at += read) {
        read = readSync(file, chunk, 0, chunkBytes, at);
        if (read === 0) break;
        yield chunk.subarray(0, read);
      }
      const after = fstatSync(file);
      if (at !== size || after.size !== size || after.mtimeMs !== mtimeMs)
        throw new MaskFault('文件在读取时被改动，没有写出结果，请重新开始。');
    },
    close: () => closeSync(file),
  };
};
