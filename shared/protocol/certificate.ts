/** Issuing a certificate of use, and checking one by its code. */
import { z } from 'zod';
import { certificate, certificateBody } from '#shared/domain/certificate/certificate.ts';
import { publicKeyHex } from '#shared/domain/signing/signing-key.ts';
import { identifier } from '#shared/lib/text.ts';

export const issueCertificateRequest = z.strictObject({
  /** Made once by the workstation; a repeat answers with the same certificate. */
  certificateId: z.uuid(),
  callIds: z.array(identifier).min(1).max(50),
});
export const issueCertificateReply = z.strictObject({ certificate });

export const verifyCertificateRequest = z.strictObject({ code: z.string().min(1).max(600) });

export const verifyCertificateReply = z.strictObject({
  verdict: z.enum([
    'valid',
    'malformed',
    'unknown-number',
    'digest-mismatch',
    'signature-invalid',
    'ledger-mismatch',
  ]),
  certificate: z
    .strictObject({ body: certificateBody, digest: z.string(), demonstration: z.boolean() })
    .nullable(),
});
export type VerifyCertificateReply = z.infer<typeof verifyCertificateReply>;

/** The platform's public seal key, so that a code can be checked without a link. */
export const sealReply = z.strictObject({ publicKey: publicKeyHex, demonstration: z.boolean() });
