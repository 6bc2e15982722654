/** The keys of an officer's rows, in this window's memory and nowhere else of it. */
import type { RowKeys } from '#shared/contract/row-keys.ts';
import { base64Decode } from '#shared/crypto/base64.ts';

/** Why rows cannot be read or written: no key here any more, or a row that none of the keys opens. */
export class SealedRowsError extends Error {
  readonly code: 'keys-gone' | 'unknown-key' | 'not-authentic' | 'not-sealed' | 'only-equality';

  constructor(code: SealedRowsError['code']) {
    super(code);
    this.name = 'SealedRowsError';
    this.code = code;
  }
}

/** A row's text beside the very bytes it was opened from. */
export type OpenedRow = { readonly text: string; readonly sealed: Uint8Array };

export type RowKeyring = {
  /** The key that seals now, 16 bytes; counted. @throws SealedRowsError `keys-gone` */
  readonly current: () => { readonly id: string; readonly key: Uint8Array };
  /** 16 bytes. @throws SealedRowsError `unknown-key`, `keys-gone` */
  readonly keyOf: (id: string) => Uint8Array;
  /** 32 bytes, for blind indexes; the same for all time, or what was written before would not be found. */
  readonly indexKey: () => Uint8Array;
  /** Rows opened or sealed in this window, by nonce and place: a live query opens each row once. */
  readonly opened: Map<string, OpenedRow>;
  /** Zeroes every key and forgets every text. Whoever reads or writes later is refused. */
  readonly destroy: () => void;
};

/** Main counts more seals than these with every handing-out; half of them are used before the next is asked for. */
export const sealsBeforeRenewal = 2 ** 15;

/**
 * Opens what main handed over after the password was right.
 * @param renew asks main again; called after many seals, so that no key seals more rows than it may
 */
export function createRowKeyring(given: RowKeys, renew: () => Promise<RowKeys>): RowKeyring {
  const keys = new Map<string, Uint8Array>();
  const opened = new Map<string, OpenedRow>();
  const indexKey = base64Decode(given.indexKey);
  let currentId = '';
  let seals = 0;
  const adopt = (handed: RowKeys) => {
    currentId = handed.currentId;
    for (const { id, key } of handed.keys) if (!keys.has(id)) keys.set(id, base64Decode(key));
  };
  adopt(given);
  const keyOf = (id: string) => {
    if (keys.size === 0) throw new SealedRowsError('keys-gone');
    const key = keys.get(id);
    if (key === undefined) throw new SealedRowsError('unknown-key');
    return key;
  };
  const askAgain = async () => {
    const handed = await renew();
    if (keys.size > 0) adopt(handed);
  };
  return {
    current() {
      seals += 1;
      // Without an answer the key goes on: its limit lies a sixteenth below what is still safe.
      if (seals % sealsBeforeRenewal === 0) askAgain().catch(() => undefined);
      return { id: currentId, key: keyOf(currentId) };
    },
    keyOf,
    opened,
    indexKey() {
      if (keys.size === 0) throw new SealedRowsError('keys-gone');
      return indexKey;
    },
    destroy() {
      for (const key of keys.values()) key.fill(0);
      indexKey.fill(0);
      keys.clear();
      opened.clear();
    },
  };
}
