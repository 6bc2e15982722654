/** What a workstation keeps to check signatures without a link: authorities, their revocation lists, the seal's certificate. */
import { z } from 'zod';
import { derText, publicKeyHex } from '#shared/domain/signing/signing-key.ts';

export const trustReply = z.strictObject({
  /** The platform's seal, and its certificate by the platform's own authority. */
  sealKey: publicKeyHex,
  sealCertificate: derText,
  /** The platform's own authority first, whose certificates are a demonstration; then those its operator brought. */
  authorities: z.array(derText).min(1).max(50),
  /** The newest list of each authority that has one; the own one's first. Large lists of real authorities stay out. */
  lists: z.array(z.base64().max(2_000_000)).max(50),
});
export type TrustReply = z.infer<typeof trustReply>;
