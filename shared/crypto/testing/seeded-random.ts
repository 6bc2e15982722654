/** A repeatable source of randomness, for tests only: the same seed gives the same bytes. */
import { utf8Encode } from '../bytes.ts';
import { hkdfSm3 } from '../hmac.ts';
import type { RandomSource } from '../random.ts';

/** Successive draws differ from one another. */
export function seededRandom(seed: string): RandomSource {
  let draws = 0;
  return (length) => {
    const info = utf8Encode(String(draws++));
    return hkdfSm3({ secret: utf8Encode(seed), salt: new Uint8Array(), info, length });
  };
}
