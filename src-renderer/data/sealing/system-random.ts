import type { RandomSource } from '#shared/crypto/random.ts';

/** The browser's own generator. */
export const systemRandom: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length));
