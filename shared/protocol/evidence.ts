/** Signed things as files that go to other people: everything a check needs beside an authority to believe. */
import { z } from 'zod';
import { type Agreement, agreementDocument, agreementSignature } from '#shared/domain/agreement/agreement.ts';
import { type Certificate, certificateBody } from '#shared/domain/certificate/certificate.ts';
import { digestHex, signatureHex } from '#shared/domain/signing/signing-key.ts';
import { identifier } from '#shared/lib/text.ts';
import { type TrustReply, trustReply } from './trust.ts';

/** Of the files below; raised with every change of their meaning. */
const form = z.literal(1);

export const agreementEvidence = z.strictObject({
  form,
  kind: z.literal('agreement'),
  agreementId: identifier,
  document: agreementDocument,
  digest: digestHex,
  signatures: z.array(agreementSignature).max(2),
  trust: trustReply,
});
export type AgreementEvidence = z.infer<typeof agreementEvidence>;

export const certificateEvidence = z.strictObject({
  form,
  kind: z.literal('certificate'),
  body: certificateBody,
  digest: digestHex,
  signature: signatureHex,
  trust: trustReply,
});
export type CertificateEvidence = z.infer<typeof certificateEvidence>;

export const evidence = z.discriminatedUnion('kind', [agreementEvidence, certificateEvidence]);
export type Evidence = z.infer<typeof evidence>;

/** An agreement's id or its case's, a certificate's id or its number. */
export const evidenceRequest = z.strictObject({ id: z.string().min(1).max(100) });

export const evidenceOfAgreement = (
  { id, document, digest, signatures }: Agreement,
  trust: TrustReply,
): AgreementEvidence => ({
  form: 1,
  kind: 'agreement',
  agreementId: id,
  document,
  digest,
  signatures: [...signatures],
  trust,
});

export const evidenceOfCertificate = (
  { body, digest, signature }: Certificate,
  trust: TrustReply,
): CertificateEvidence => ({ form: 1, kind: 'certificate', body, digest, signature, trust });
