/**
 * One row at rest: `{clear fields, _k key id, _n nonce, _c ciphertext}` under SM4-GCM. The additional data name
 * database, store and primary key, so that a row moved or swapped on the disk opens no more.
 */
import { bytesToHex, equalBytes, utf8Decode, utf8Encode } from '#shared/crypto/bytes.ts';
import { hmacSm3 } from '#shared/crypto/hmac.ts';
import { drawBytes, type RandomSource } from '#shared/crypto/random.ts';
import { SM4_GCM_IV_BYTES, sm4GcmOpen, sm4GcmSeal } from '#shared/crypto/sm4-gcm.ts';
import { type OpenedRow, type RowKeyring, SealedRowsError } from './row-keys.ts';

export type SealedRow = Readonly<Record<string, unknown>> & {
  readonly _k: string;
  readonly _n: Uint8Array;
  readonly _c: Uint8Array;
};

/** Where a row lies. `key` is its primary key, or the field that stands for it where the database numbers rows. */
export type RowPlace = { readonly database: string; readonly store: string; readonly key: unknown };

/** Raised with every change of the layout above. */
const layout = 1;

const placeText = ({ database, store, key }: RowPlace): string =>
  JSON.stringify(['desk.row', layout, database, store, key]);

/** Rows whose text is kept: a few kilobytes each at the most, and every screen's rows many times over. */
const mostOpened = 10_000;

const openedId = (nonce: Uint8Array, place: string): string => `${bytesToHex(nonce)}${place}`;

/** The row used last comes last; the one used longest ago makes room. */
function remember({ opened }: RowKeyring, id: string, row: OpenedRow): void {
  opened.delete(id);
  opened.set(id, row);
  if (opened.size <= mostOpened) return;
  for (const oldest of opened.keys()) {
    opened.delete(oldest);
    return;
  }
}

export const isSealedRow = (record: unknown): record is SealedRow =>
  typeof record === 'object' && record !== null && '_c' in record && '_k' in record && '_n' in record;

export type Sealer = {
  readonly seal: (row: unknown, place: RowPlace, clear: Readonly<Record<string, unknown>>) => SealedRow;
  /** @param keeps whether its text is kept for the next time; what is kept already is used either way */
  readonly open: (record: SealedRow, place: RowPlace, keeps: boolean) => Record<string, unknown>;
  /** 128 bits of HMAC-SM3: equal values of one field give equal digests, and two fields never do. */
  readonly blind: (place: Pick<RowPlace, 'database' | 'store'>, field: string, value: string) => string;
};

export function createSealer(keyring: RowKeyring, random: RandomSource): Sealer {
  return {
    seal(row, place, clear) {
      const { id: _k, key } = keyring.current();
      const _n = drawBytes(random, SM4_GCM_IV_BYTES);
      const text = JSON.stringify(row);
      const plaintext = utf8Encode(text);
      const at = placeText(place);
      const _c = sm4GcmSeal({ key, iv: _n, aad: utf8Encode(at), plaintext });
      plaintext.fill(0);
      remember(keyring, openedId(_n, at), { text, sealed: _c });
      return { ...clear, _k, _n, _c };
    },
    open({ _k, _n, _c }, place, keeps) {
      const key = keyring.keyOf(_k);
      const at = placeText(place);
      const id = openedId(_n, at);
      const known = keyring.opened.get(id);
      const isKnown = known !== undefined && equalBytes(known.sealed, _c);
      const text = isKnown
        ? known.text
        : utf8Decode(openBytes({ key, iv: _n, aad: utf8Encode(at), sealed: _c }));
      if (keeps) remember(keyring, id, { text, sealed: _c });
      return JSON.parse(text);
    },
    blind({ database, store }, field, value) {
      const message = utf8Encode(JSON.stringify(['desk.index', layout, database, store, field, value]));
      return bytesToHex(hmacSm3(keyring.indexKey(), message).subarray(0, 16));
    },
  };
}

function openBytes(input: Parameters<typeof sm4GcmOpen>[0]): Uint8Array {
  try {
    return sm4GcmOpen(input);
  } catch {
    throw new SealedRowsError('not-authentic');
  }
}
