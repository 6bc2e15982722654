import type { RowKeys } from '#shared/contract/row-keys.ts';
import { base64Encode } from '#shared/crypto/base64.ts';
import { createRowKeyring, type RowKeyring } from '../sealing/row-keys.ts';

const bytes = (length: number, seed: number) =>
  base64Encode(new Uint8Array(length).map((_, index) => (index * 7 + seed) % 256));

/** Row keys that tests share: the key of a number is always the same, the last one seals. */
export const testRowKeys = (numbers: readonly number[] = [1], owner = 0): RowKeys => ({
  currentId: `k${numbers.at(-1)}`,
  keys: numbers.map((number) => ({ id: `k${number}`, key: bytes(16, owner * 50 + number) })),
  indexKey: bytes(32, 200 + owner),
});

export const testKeyring = (numbers: readonly number[] = [1], owner = 0): RowKeyring => {
  const keys = testRowKeys(numbers, owner);
  return createRowKeyring(keys, async () => keys);
};

/** Says how often a row was opened, kept text or not. */
export const countingKeyring = (): { readonly keyring: RowKeyring; readonly opened: () => number } => {
  const keyring = testKeyring();
  let opened = 0;
  const keyOf: RowKeyring['keyOf'] = (id) => {
    opened += 1;
    return keyring.keyOf(id);
  };
  return { keyring: { ...keyring, keyOf }, opened: () => opened };
};
