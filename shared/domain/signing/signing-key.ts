/** A public SM2 key an officer signs with, and the value whose signature proves its possession. */
import { z } from 'zod';
import { identifier } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';

/** Uncompressed SM2 point, 65 bytes, in lower-case hexadecimal (GB/T 32918.2). */
export const publicKeyHex = z.string().regex(/^04[0-9a-f]{128}$/u);
/** r‖s, 64 bytes, in lower-case hexadecimal. */
export const signatureHex = z.string().regex(/^[0-9a-f]{128}$/u);
/** SM3 digest, 32 bytes, in lower-case hexadecimal (GB/T 32905). */
export const digestHex = z.string().regex(/^[0-9a-f]{64}$/u);

/** Stands in the name of every demonstration authority, and so in every certificate of theirs. */
export const demonstrationMark = '演示密钥';

/** A DER structure (certificate, revocation list), as rows and messages carry it. */
export const derText = z.base64().max(16_384);

export const signingKey = z.strictObject({
  id: identifier,
  officerId: identifier,
  publicKey: publicKeyHex,
  registeredAt: instant,
  /** A key without a real authority's certificate; every page it signs says so (Electronic Signature Law art. 13). */
  demonstration: z.boolean(),
  /** X.509: issued by the platform as the key is registered, or a real authority's; null before the platform has answered. */
  certificate: derText.nullable().default(null),
  /** From then on the key signs nothing; what it signed before stays as it is. */
  revokedAt: instant.nullable().default(null),
});
export type SigningKey = z.infer<typeof signingKey>;

/**
 * What is signed always names its purpose, so that one signature can never stand for another act.
 * The bytes are the canonical JSON of this value.
 */
export type KeyProof = {
  readonly purpose: 'key.register';
  readonly keyId: string;
  readonly officerId: string;
  readonly publicKey: string;
};

export const keyProof = (keyId: string, officerId: string, publicKey: string): KeyProof => ({
  purpose: 'key.register',
  keyId,
  officerId,
  publicKey,
});
