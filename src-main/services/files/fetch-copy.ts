/** A copy's bytes, fetched range by range into a file that outlives a cut, and believed only with the right digest. */
import { appendFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { partBytes } from '#shared/domain/delivery/resource-file.ts';
import { serviceRefusal } from '../service-refusals.ts';

export type CopySource = {
  /** Of the whole copy. */
  readonly size: number;
  readonly digest: string;
  /** Bytes from `first` to `last`, both inclusive. */
  readonly range: (first: number, last: number) => Promise<Uint8Array>;
};

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** Leaves what came so far at `partial` where a range fails, and removes it once it is whole or wrong. */
export async function fetchCopy(partial: string, source: CopySource): Promise<Uint8Array> {
  await mkdir(dirname(partial), { recursive: true, mode: 0o700 });
  let have = await sizeOf(partial);
  while (have < source.size) {
    const bytes = await source.range(have, Math.min(have + partBytes, source.size) - 1);
    await appendFile(partial, bytes, { mode: 0o600 });
    have += bytes.length;
  }
  const whole = await readFile(partial);
  if (bytesToHex(sm3(whole)) !== source.digest) {
    await rm(partial, { force: true });
    throw serviceRefusal('files.damaged');
  }
  return whole;
}
