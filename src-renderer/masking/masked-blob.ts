/** What was masked, put together as it comes: its bytes leave the worker's memory, its digest is at hand at the end. */
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';

/** Pieces handed to the browser together: each is a message to it. */
const piecesTogether = 8;

export type MaskedOutput = { readonly blob: Blob; readonly digest: string };

export class MaskedBlob {
  readonly #hash = sm3.create();
  readonly #made: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];

  /** Takes a copy: the bytes may be overwritten afterwards. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#hash.update(bytes);
    this.#pieces.push(new Uint8Array(bytes));
    if (this.#pieces.length >= piecesTogether) this.#hand();
  }

  /** @throws MaskFault where the browser had no room for all of it */
  async end(): Promise<MaskedOutput> {
    this.#hand();
    const blob = new Blob(this.#made, { type: 'text/csv' });
    try {
      await blob.slice(-1).arrayBuffer();
    } catch {
      throw new MaskFault('磁盘或内存放不下结果，没有写出。请腾出空间后重新开始。');
    }
    return { blob, digest: bytesToHex(this.#hash.digest()) };
  }

  #hand(): void {
    this.#made.push(new Blob(this.#pieces));
    this.#pieces = [];
  }
}
