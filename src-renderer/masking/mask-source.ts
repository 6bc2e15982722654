/** A chosen file as the delimited bytes that rules are made for, read piece by piece inside the worker. */
import { partsToLookAt } from '#shared/domain/masking/csv/csv-head.ts';
import { type CsvFormat, sniffBytes } from '#shared/domain/masking/csv/sniff.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';

const chunkBytes = 1 << 20;

export type Piece = {
  readonly bytes: Uint8Array;
  /** Bytes of the chosen file that are read with this piece. */
  readonly read: number;
};

export type MaskSource = {
  readonly kind: 'delimited' | 'json-lines' | 'workbook' | 'table';
  /** Of the rows as they are given on; null where the file's own bytes are, and tell it themselves. */
  readonly format: Pick<CsvFormat, 'encoding' | 'delimiter'> | null;
  /** Of the chosen file, in bytes. */
  readonly size: number;
  readonly head: () => Promise<{ readonly first: Uint8Array; readonly complete: boolean }>;
  /** Parts spread over the rest, cut anywhere. */
  readonly middle: () => Promise<readonly Uint8Array[]>;
  /** All of it in order. */
  readonly pieces: () => AsyncGenerator<Piece>;
};

/** @throws MaskFault where the file was changed or taken away since it was chosen: the browser then reads no more of it */
export const readSlice = async (file: Blob, at: number, length: number): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
  } catch {
    throw new MaskFault('文件在读取时被改动或移走，没有写出结果，请重新选择。');
  }
};

export const delimitedSource = (file: Blob): MaskSource => ({
  kind: 'delimited',
  format: null,
  size: file.size,
  head: async () => ({ first: await readSlice(file, 0, sniffBytes), complete: file.size <= sniffBytes }),
  middle: () => Promise.all(partsToLookAt(file.size).map(({ at, length }) => readSlice(file, at, length))),
  pieces: async function* () {
    for (let at = 0; at < file.size; at += chunkBytes) {
      const bytes = await readSlice(file, at, chunkBytes);
      yield { bytes, read: at + bytes.length };
    }
  },
});
