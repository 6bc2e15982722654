/** The officer's signing key, held by main under a PIN. The window names what to sign; it never sees a key. */
import { z } from 'zod';
import { agreementDocument, party } from '#shared/domain/agreement/agreement.ts';
import { digestHex, publicKeyHex, signatureHex } from '#shared/domain/signing/signing-key.ts';
import { identifier } from '#shared/lib/text.ts';
import { method } from './method.ts';

const pin = z.string().regex(/^\d{6,12}$/u);

/** `proof` shows the platform that the officer holds the key (see keyProof), so registering can be repeated. */
const ownKey = z.strictObject({ keyId: identifier, publicKey: publicKeyHex, proof: signatureHex });

export const vaultStatus = z.strictObject({
  key: ownKey.nullable(),
  /** Epoch milliseconds until which no try is accepted, or null. */
  waitUntil: z.int().nullable(),
  triesLeft: z.int().nonnegative(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

/** Codes: vault.no-key, vault.key-exists, vault.wrong-pin, vault.wait, vault.locked, vault.damaged, session.none. */
export const vault = {
  methods: {
    status: method(z.strictObject({}), vaultStatus),
    createKey: method(z.strictObject({ pin }), ownKey),
    /** The same key under another PIN. Codes: those of signAgreement. */
    changePin: method(z.strictObject({ pin, next: pin }), z.strictObject({})),
    /** A PKCS#10 request for the key in the officer's name, for an authority. Codes: those of signAgreement. */
    certificateRequest: method(z.strictObject({ pin }), z.strictObject({ pem: z.string().max(4096) })),
    /**
     * Destroys a key whose PIN is forgotten or used up, once the platform has taken the officer's password anew; the
     * public key stays registered, so what it signed stays valid. Codes: those of session.signIn.
     */
    discardKey: method(z.strictObject({ password: z.string().min(1).max(256) }), z.strictObject({})),
    /**
     * Signs agreementSignedValue of this text and nothing else: main digests the text itself, and names the agreement by the
     * text's case. A digest alone is signed for nobody.
     */
    signAgreement: method(
      z.strictObject({ pin, document: agreementDocument, party }),
      z.strictObject({ keyId: identifier, digest: digestHex, signedAt: z.int(), signature: signatureHex }),
    ),
  },
  events: {},
} as const;
