/** Trees of beginnings in the kernel's memory: of addresses whose county is known (assembly/words.ts). */
import { mostBeginningBytes } from '../fast-address.ts';
import type { KernelExports } from './open-kernel.ts';

const unitsOfNode = 257;
export const treeBytes = (mostBeginningBytes + 1) * unitsOfNode * 2;

export class Beginnings {
  readonly #kernel: KernelExports;
  readonly at: number;
  #nodes = 1;

  /** @param at where {@link treeBytes} of its memory are zero and nobody else's */
  constructor(kernel: KernelExports, at: number) {
    this.#kernel = kernel;
    this.at = at;
  }

  /** At most `mostBeginningBytes` in all. */
  learn(beginning: Uint8Array): void {
    const tree = new Uint16Array(this.#kernel.memory.buffer, this.at, treeBytes / 2);
    let node = 0;
    for (const byte of beginning) {
      const place = node * unitsOfNode + byte;
      if (tree[place] === 0) tree[place] = this.#nodes++;
      node = tree[place] as number;
    }
    tree[node * unitsOfNode + 256] = 1;
  }
}
