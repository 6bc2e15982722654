/** The platform's public seal key as last fetched, in `<dataDir>/seal.json`, for checks without a link. */
import { join } from 'node:path';
import { hexToBytes } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { sm2Verify } from '#shared/crypto/sm2-verify.ts';
import { type CertificateCode, certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { sealReply } from '#shared/protocol/certificate.ts';
import type { PlatformClient } from '../../platform-client/platform-client.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';

export type SealKeeper = {
  readonly refresh: () => Promise<void>;
  /** Whether the code's signature is the seal's, or null where no seal key was ever fetched. */
  readonly verify: (code: CertificateCode) => Promise<boolean | null>;
  /** The same for any value under the seal. */
  readonly verifyValue: (value: unknown, signature: string) => Promise<boolean | null>;
};

export function createSealKeeper(dataDir: string, client: Pick<PlatformClient, 'seal'>): SealKeeper {
  const file = join(dataDir, 'seal.json');
  const verifyValue: SealKeeper['verifyValue'] = async (value, signature) => {
    const kept = await readJson(file, sealReply);
    if (kept.state !== 'read') return null;
    const message = canonicalBytes(value);
    return sm2Verify({
      publicKey: hexToBytes(kept.value.publicKey),
      message,
      signature: hexToBytes(signature),
    });
  };
  return {
    verifyValue,
    async refresh() {
      await writeDurably(file, JSON.stringify(await client.seal()));
    },
    verify: ({ number, digest, signature }) => verifyValue(certificateSignedValue(number, digest), signature),
  };
}
