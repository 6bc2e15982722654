/** A file from the window to the platform, in parts; what is there already is not sent again. */
import type { files } from '#shared/contract/files.ts';
import type { Client } from '#shared/contract/service.ts';
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { type FileDeclaration, partBytes, partCount } from '#shared/domain/delivery/resource-file.ts';

export type Sending = {
  readonly service: Client<typeof files>;
  readonly blob: Blob;
  readonly about: Omit<FileDeclaration, 'size' | 'digest'>;
  /** Hears the share of the work that is done, 0 to 1; reading for the digest is not counted. */
  readonly onProgress: (done: number) => void;
};

const partOf = async (blob: Blob, n: number): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(n * partBytes, (n + 1) * partBytes).arrayBuffer());

/** Part by part, so that a large file is never in memory whole and the window goes on painting. */
const digestOf = async (blob: Blob): Promise<string> => {
  const hash = sm3.create();
  for (let n = 0; n < partCount(blob.size); n += 1) hash.update(await partOf(blob, n));
  return bytesToHex(hash.digest());
};

/** Rejects with BridgeError: the platform's refusals and those of the courier. Repeated, it goes on where it stopped. */
export const sendFile = async ({ service, blob, about, onProgress }: Sending): Promise<void> => {
  const digest = await digestOf(blob);
  const { fileId, received } = await service.declare({ ...about, size: blob.size, digest });
  const parts = partCount(blob.size);
  for (let n = 0; n < parts; n += 1) {
    if (!received.includes(n)) {
      await service.sendPart({ fileId, n, bytes: base64Encode(await partOf(blob, n)) });
    }
    onProgress((n + 1) / parts);
  }
  await service.complete({ fileId });
};
