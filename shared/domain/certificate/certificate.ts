/** 数据资源调用记录凭证 (五(四)5, R066): a sealed statement of recorded calls; no personal data. */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { digestHex, publicKeyHex, signatureHex } from '../signing/signing-key.ts';
import type { CallRecord } from '../usage/call-record.ts';

export const certificateBody = z.strictObject({
  number: line(40),
  issuedAt: instant,
  userDepartment: line(80),
  providerDepartment: line(80),
  issuedTo: line(40),
  entryName: line(200),
  entryCode: z.string().max(40),
  caseNumber: line(40),
  calls: z
    .array(
      z.strictObject({
        number: line(40),
        at: instant,
        officerName: line(40),
        purpose: paragraph(1000),
        itemNames: z.array(line(200)).min(1).max(500),
        rowCount: z.int().nonnegative(),
        resultDigest: digestHex,
        ledgerSeq: z.int().positive(),
        ledgerHash: digestHex,
      }),
    )
    .min(1)
    .max(50),
});
export type CertificateBody = z.infer<typeof certificateBody>;

/** What a certificate says of a use. */
export const certificateLine = (call: CallRecord): CertificateBody['calls'][number] => ({
  number: call.number,
  at: call.at,
  officerName: call.officerName,
  purpose: call.purpose,
  itemNames: call.itemNames,
  rowCount: call.rowCount,
  resultDigest: call.resultDigest,
  ledgerSeq: call.ledgerSeq,
  ledgerHash: call.ledgerHash,
});

export const certificate = z.strictObject({
  id: identifier,
  userDepartmentId: identifier,
  caseId: identifier,
  callIds: z.array(identifier).min(1).max(50),
  body: certificateBody,
  /** SM3 of the body's canonical JSON. */
  digest: digestHex,
  /** The platform's seal over {@link certificateSignedValue}. */
  signature: signatureHex,
  sealKey: publicKeyHex,
  demonstration: z.boolean(),
});
export type Certificate = z.infer<typeof certificate>;

export const certificateSignedValue = (number: string, digest: string) => ({
  purpose: 'certificate.issue' as const,
  number,
  digest,
});

export type CertificateCode = {
  readonly number: string;
  readonly digest: string;
  readonly signature: string;
};

// Without the u flag, under which i also takes ſ for S and the Kelvin sign for K.
const codePattern = /^DSD1:([A-Z0-9-]{1,40}):([0-9a-f]{64}):([0-9a-f]{128})$/i;

/** What the QR code carries: number, digest and signature, nothing personal. Upper case keeps the QR small. */
export const certificateCode = (subject: CertificateCode): string =>
  `DSD1:${subject.number}:${subject.digest}:${subject.signature}`.toUpperCase();

/** The parts of a typed or scanned code (white space ignored), or null where it is not one of ours. */
export const parseCertificateCode = (text: string): CertificateCode | null => {
  const [, number, digest, signature] = codePattern.exec(text.replace(/\s+/gu, '')) ?? [];
  if (number === undefined || digest === undefined || signature === undefined) return null;
  return { number: number.toUpperCase(), digest: digest.toLowerCase(), signature: signature.toLowerCase() };
};
