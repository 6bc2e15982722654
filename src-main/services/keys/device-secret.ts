/** K_device: a random secret that the machine's key store keeps for an officer, so that a copied folder opens nothing. */
import { z } from 'zod';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import type { Sealing } from '../../host/host.ts';
import { serviceRefusal } from '../service-refusals.ts';
import { rootKeyBytes, systemRandom } from './secret-key.ts';

export const sealedDevice = z.strictObject({
  /** The store's name, recorded so that a change of it is noticed. */
  backend: z.string().min(1).max(40),
  sealed: z.base64().max(16_384),
});
export type SealedDevice = z.infer<typeof sealedDevice>;

export type DeviceSecret = {
  readonly sealed: SealedDevice;
  /** 32 bytes; the caller zeroes them. */
  readonly secret: Uint8Array;
};

/** The host's sealing; null where there is no sound store (A5). */
export type AskSealing = () => Promise<Sealing | null>;

/** Makes a secret; null where no store keeps it, or the store refuses now. */
export async function makeDeviceSecret(ask: AskSealing): Promise<DeviceSecret | null> {
  const store = await ask();
  if (store === null) return null;
  const secret = systemRandom(rootKeyBytes);
  try {
    const sealed = await store.seal(secret);
    return { sealed: { backend: store.backend, sealed: base64Encode(sealed) }, secret };
  } catch {
    return null;
  }
}

/**
 * The secret of an earlier sign-in, or null where none was made then.
 * @throws BridgeError `session.device-key` where the store is another now, is gone, or does not open it
 */
export async function openDeviceSecret(
  kept: SealedDevice | null,
  ask: AskSealing,
): Promise<Uint8Array | null> {
  if (kept === null) return null;
  const store = await ask();
  if (store === null || store.backend !== kept.backend) throw serviceRefusal('session.device-key');
  return store.open(base64Decode(kept.sealed)).catch(() => {
    throw serviceRefusal('session.device-key');
  });
}
