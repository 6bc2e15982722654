/** Whether a certificate is the platform's, as far as this workstation can tell without asking it. */
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import type { SealKeeper } from './seal-keeper.ts';

/** The content makes the digest, and the seal last fetched stands under it; false as well where none was ever fetched. */
export const isSealed = async (
  seal: Pick<SealKeeper, 'verify'>,
  { body, digest, signature }: Certificate,
): Promise<boolean> =>
  digestOfValue(body) === digest && (await seal.verify({ number: body.number, digest, signature })) === true;
