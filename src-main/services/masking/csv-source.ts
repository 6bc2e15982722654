/** A delimited file on the disk: its format, its titles, evidence from parts of it, and its bytes once through. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import {
  type CsvHead,
  evidenceOf,
  openHead,
  partsToLookAt,
  sampleRows,
} from '#shared/domain/masking/csv/csv-head.ts';
import { type FirstBytes, sniffBytes } from '#shared/domain/masking/csv/sniff.ts';
import type { ColumnEvidence } from '#shared/domain/masking/evidence.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import { quickCodec } from './quick-codec.ts';

const chunkBytes = 1 << 17;

export type CsvSource = Pick<CsvHead, 'codec' | 'format' | 'header'> & {
  /** In bytes. */
  readonly size: number;
  readonly evidence: () => readonly ColumnEvidence[];
  /** All bytes in order. @throws MaskFault where the file changed meanwhile */
  readonly chunks: () => Generator<Uint8Array>;
  readonly close: () => void;
};

const readAt = (file: number, at: number, length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
};

/** @throws CsvFault, MaskFault, what the disk refuses */
export const openCsv = (path: string, chosen: FirstBytes['chosen']): CsvSource => {
  const file = openSync(path, 'r');
  try {
    return describeCsv(file, chosen);
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const describeCsv = (file: number, chosen: FirstBytes['chosen']): CsvSource => {
  const { size, mtimeMs } = fstatSync(file);
  const first = readAt(file, 0, Math.min(size, sniffBytes));
  const head = openHead({ first, complete: first.length === size, chosen }, quickCodec);
  return {
    codec: head.codec,
    format: head.format,
    header: head.header,
    size,
    evidence: () => {
      const middle = partsToLookAt(size).map(({ at, length }) => readAt(file, at, length));
      return evidenceOf(head.header, sampleRows(head, head.rows(), middle));
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
