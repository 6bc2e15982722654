/** A table that main holds open for this worker, piece by piece: asked for only where an officer chose a table. */

import { sniffBytes } from '#shared/domain/masking/csv/sniff.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';
import { joinedBytes } from '#shared/lib/joined-bytes.ts';
import type { MaskSource } from './mask-source.ts';

export type TableAt = {
  /** Where main answers. */
  readonly path: string;
  /** In bytes, as the server told it. */
  readonly size: number;
};

const brokenOff = '数据库没有读完，没有写出结果，请核对连接后重新打开这张表。';

const pieceAt = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    const answer = await fetch(path, { cache: 'no-store', credentials: 'omit' });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch {
    // Main is gone: for the officer the same as a server that is.
  }
  throw new MaskFault(brokenOff);
};

/** A reading from the first row is the path's next number, its pieces are counted from 0, and an empty one is its end. */
export const tableSource = ({ path, size }: TableAt): MaskSource => {
  let readings = 0;
  const pieces = async function* () {
    const reading = `${path}/${readings}`;
    readings += 1;
    let read = 0;
    for (let at = 0; ; at += 1) {
      const bytes = await pieceAt(`${reading}/${at}`);
      if (bytes.length === 0) return;
      read += bytes.length;
      yield { bytes, read };
    }
  };
  return {
    kind: 'table',
    size,
    format: { encoding: 'utf-8', delimiter: ',' },
    head: async () => {
      const first: Uint8Array[] = [];
      let length = 0;
      for await (const { bytes } of pieces()) {
        first.push(bytes);
        length += bytes.length;
        if (length >= sniffBytes) return { first: joinedBytes(first), complete: false };
      }
      return { first: joinedBytes(first), complete: true };
    },
    // The rows of a table have no places: what is not among the first meets its column's rule all the same.
    middle: async () => [],
    pieces,
  };
};
