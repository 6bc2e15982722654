/** Down: the list of segments that together hold the public catalogue, and the cursor that goes on from them. */
import { z } from 'zod';
import { pullCursor } from './pull.ts';

export const manifestRequest = z.strictObject({ protocol: z.int() });

export const segmentDigest = z.string().regex(/^[0-9a-f]{64}$/u);

export const listedSegment = z.strictObject({
  /** SHA-256 of the bytes as they come; also their address. */
  digest: segmentDigest,
  rows: z.int().positive(),
  /** Of the compressed file. */
  bytes: z.int().positive(),
});
export type ListedSegment = z.infer<typeof listedSegment>;

export const manifest = z.strictObject({
  segments: z.array(listedSegment).max(10_000),
  /** Pulling from here brings all that is not in the segments, and whatever has changed since they were made. */
  cursor: pullCursor,
  /** How far the ledger had come when they were made. */
  stamp: z.int().nonnegative(),
  /** Epoch milliseconds by the platform's clock. */
  serverTime: z.int(),
});
export type Manifest = z.infer<typeof manifest>;
