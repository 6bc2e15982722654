/** The connections of front ends, sealed with SM4-GCM under a key of this installation's secret. */
import { randomBytes } from 'node:crypto';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { utf8Encode } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { hkdfSm3 } from '#shared/crypto/hmac.ts';
import { openBox, sealBox } from '#shared/crypto/sm4-box.ts';
import type { FrontEndAddress } from '../database/front-end-session.ts';
import type { Transaction } from '../database/open-database.ts';
import { ProblemError } from '../http/problem.ts';

export type FrontEndConnection = FrontEndAddress & {
  /** The role that the department's own systems read with. */
  readonly readerRole: string;
};

export type ConnectionBox = {
  store(tx: Transaction, frontEndId: string, connection: FrontEndConnection, at: number): Promise<void>;
  /** Throws front-end.none where there is none, front-end.refused where it was sealed under another secret. */
  load(tx: Transaction, frontEndId: string): Promise<FrontEndConnection>;
};

const aadOf = (frontEndId: string) => utf8Encode(`data-sharing-desk front end ${frontEndId}`);

export const openConnectionBox = (secret: Uint8Array): ConnectionBox => {
  const key = hkdfSm3({
    secret,
    salt: utf8Encode('data-sharing-desk'),
    info: utf8Encode('front end connections'),
    length: 16,
  });
  return {
    store: async (tx, frontEndId, connection, at) => {
      const plaintext = canonicalBytes(connection);
      const sealed = base64Encode(sealBox({ key, aad: aadOf(frontEndId), plaintext }, randomBytes));
      await tx.query(
        `INSERT INTO front_end_connection (front_end_id, sealed, checked_at) VALUES ($1, $2, $3)
         ON CONFLICT (front_end_id) DO UPDATE SET sealed = excluded.sealed, checked_at = excluded.checked_at`,
        [frontEndId, sealed, at],
      );
    },
    load: async (tx, frontEndId) => {
      const { rows } = await tx.query<{ sealed: string }>(
        'SELECT sealed FROM front_end_connection WHERE front_end_id = $1',
        [frontEndId],
      );
      const stored = rows[0];
      if (stored === undefined) throw new ProblemError('front-end.none');
      return opened(key, frontEndId, stored.sealed);
    },
  };
};

const opened = (key: Uint8Array, frontEndId: string, sealed: string): FrontEndConnection => {
  try {
    const plaintext = openBox({ key, aad: aadOf(frontEndId), sealed: base64Decode(sealed) });
    return JSON.parse(new TextDecoder().decode(plaintext)) as FrontEndConnection;
  } catch {
    throw new ProblemError('front-end.refused');
  }
};
