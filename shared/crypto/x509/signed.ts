/** What certificates, requests and revocation lists share: a body, the algorithm, and the signature over the body. */
import { type Bytes, equalBytes } from '../bytes.ts';
import { CryptoError } from '../crypto-error.ts';
import {
  bitStringBytes,
  contentOf,
  type DerElement,
  elementsOf,
  readOnly,
  TAG,
  writeBitString,
  writeDer,
} from '../der.ts';
import { derFromRaw, rawFromDer } from '../sm2-signature-der.ts';
import { sm2Verify } from '../sm2-verify.ts';
import { OID, writeOid } from './oids.ts';

/** Signs bytes with whatever holds the key: 64 bytes r‖s under the default user id. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** The AlgorithmIdentifier of SM2 with SM3, without parameters. */
export const sm2WithSm3: Bytes = writeDer(TAG.sequence, writeOid(OID.sm2WithSm3));

export type Signed = {
  /** The bytes that are signed. */
  readonly body: Uint8Array;
  /** r‖s. */
  readonly signature: Uint8Array;
};

export function writeSigned(body: Uint8Array, sign: Sign): Bytes {
  return writeDer(TAG.sequence, body, sm2WithSm3, writeBitString(derFromRaw(sign(body))));
}

/** The parts, not yet verified. @throws CryptoError `bad-encoding`, `bad-key` where it is not SM2 with SM3 */
export function readSigned(der: Uint8Array): Signed & { readonly elements: readonly DerElement[] } {
  const [body, algorithm, signature, ...rest] = elementsOf(
    { tag: TAG.sequence, content: readOnly(der, TAG.sequence), whole: der },
    TAG.sequence,
  );
  if (rest.length > 0) throw new CryptoError('bad-encoding', 'more than body, algorithm and signature');
  requireSm2WithSm3(algorithm);
  return {
    elements: elementsOf(body, TAG.sequence),
    body: (body as DerElement).whole,
    signature: rawFromDer(bitStringBytes(contentOf(signature, TAG.bitString))),
  };
}

/** Some authorities write the absent parameters as NULL. @throws CryptoError `bad-key` */
export function requireSm2WithSm3(element: DerElement | undefined): void {
  const content = contentOf(element, TAG.sequence);
  const own = sm2WithSm3.subarray(2);
  const bare = content.length === own.length + 2 ? content.subarray(0, -2) : content;
  const isNothing = equalBytes(content.subarray(bare.length), Uint8Array.of(TAG.nothing, 0));
  if (!equalBytes(bare, own) || !(bare.length === content.length || isNothing))
    throw new CryptoError('bad-key', 'not signed by SM2 with SM3');
}

/** Whether the key signed the body. Never throws. */
export function isSignedBy({ body, signature }: Signed, publicKey: Uint8Array): boolean {
  return sm2Verify({ publicKey, message: body, signature });
}
