import type { Mutation } from '#shared/protocol/push.ts';

/** Well under the bridge's cap of 1 MiB and the platform's 4 MiB: a frame around the batch needs room too. */
const batchBytes = 512 * 1024;
const batchLength = 100;

const encoder = new TextEncoder();

/** Splits acts, in order, into batches of at most 100 acts and 512 KiB; a larger act travels alone. */
export function batchesOf(mutations: readonly Mutation[]): readonly (readonly Mutation[])[] {
  const batches: Mutation[][] = [];
  let bytes = 0;
  for (const mutation of mutations) {
    const size = encoder.encode(JSON.stringify(mutation)).length;
    const open = batches.at(-1);
    if (open !== undefined && open.length < batchLength && bytes + size <= batchBytes) {
      open.push(mutation);
      bytes += size;
    } else {
      batches.push([mutation]);
      bytes = size;
    }
  }
  return batches;
}
