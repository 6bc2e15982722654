/**
 * Where an officer's SM2 key lies: a place that signs under a PIN and never gives the key out. The software container is
 * one; a USB key behind SKF (GM/T 0016-2012) is another. The function of SKF that each method stands for is named with it,
 * so that an adapter is a matter of calls, not of design (decision 0029). One suite runs on every adapter:
 * tests/conformance/key-container.ts.
 *
 * PINs are 6 to 12 digits. Every method that takes one counts a try before it makes it.
 */
import type { TriesStatus } from '../keys/counted-tries.ts';

export type PublicPart = {
  /** `key-` and the first 96 bits of SM3 over the public key, in hexadecimal. */
  readonly keyId: string;
  /** Uncompressed, in hexadecimal. */
  readonly publicKey: string;
  /** The key's signature of keyProof, in hexadecimal: shown to the platform without the PIN. */
  readonly proof: string;
};

export type OpenKey = {
  readonly part: PublicPart;
  /** r‖s over SM3(Z‖message) with the usual user id: SKF_DigestInit with the key and id, SKF_ECCSignData. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
};

export type KeyContainer = {
  /** Null where no key was made. SKF_ExportPublicKey. @throws BridgeError `vault.damaged` */
  readonly publicPart: () => Promise<PublicPart | null>;
  /** SKF_GetPINInfo. */
  readonly tries: () => Promise<TriesStatus>;
  /** Makes the key; all tries are there again. SKF_CreateContainer, SKF_GenECCKeyPair. @throws `vault.key-exists`, `vault.storage` */
  readonly create: (pin: string) => Promise<PublicPart>;
  /**
   * One PIN, one try, and the key for as long as the work takes. SKF_VerifyPIN.
   * @throws BridgeError `vault.no-key`, `vault.wrong-pin`, `vault.wait`, `vault.locked`, `vault.damaged`, `vault.storage`
   */
  readonly open: <T>(pin: string, work: (key: OpenKey) => Promise<T>) => Promise<T>;
  /** The same key under another PIN. SKF_ChangePIN. @throws as open */
  readonly changePin: (pin: string, next: string) => Promise<void>;
  /** Destroys the key, whatever its state, without a PIN. SKF_DeleteContainer. @throws `vault.storage` */
  readonly destroy: () => Promise<void>;
};
