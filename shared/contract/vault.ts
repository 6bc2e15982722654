/** The officer's signing key, held by main under a PIN. The window names what to sign; it never sees a key. */
import { z } from 'zod';
import { party } from '#shared/domain/agreement/agreement.ts';
import { digestHex, publicKeyHex, signatureHex } from '#shared/domain/signing/signing-key.ts';
import { identifier } from '#shared/lib/text.ts';
import { method } from './method.ts';

const pin = z.string().regex(/^\d{6,12}$/u);

export const vaultStatus = z.strictObject({
  key: z.strictObject({ keyId: identifier, publicKey: publicKeyHex }).nullable(),
  /** Epoch milliseconds until which no try is accepted, or null. */
  waitUntil: z.int().nullable(),
  triesLeft: z.int().nonnegative(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

/** Codes: vault.no-key, vault.key-exists, vault.wrong-pin, vault.wait, vault.locked, session.none. */
export const vault = {
  methods: {
    status: method(z.strictObject({}), vaultStatus),
    /** Makes the officer's key; `proof` shows the platform that they hold it (see keyProof). */
    createKey: method(
      z.strictObject({ pin }),
      z.strictObject({ keyId: identifier, publicKey: publicKeyHex, proof: signatureHex }),
    ),
    /** Signs agreementSignedValue and nothing else. */
    signAgreement: method(
      z.strictObject({ pin, agreementId: identifier, digest: digestHex, party }),
      z.strictObject({ keyId: identifier, signedAt: z.int(), signature: signatureHex }),
    ),
  },
  events: {},
} as const;
