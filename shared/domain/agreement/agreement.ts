/** 安全协议 (四(三), R037, R085): the text both sides sign, and their signatures. */
import { z } from 'zod';
import { identifier, line, paragraph } from '#shared/lib/text.ts';
import { instant } from '../clock/instant.ts';
import { derText, digestHex, publicKeyHex, signatureHex } from '../signing/signing-key.ts';

/** Holds the longest article that the draft makes: purpose and scenario, or the provider's note, with their labels. */
const articleLimit = 4000;

export const agreementDocument = z.strictObject({
  title: line(200),
  caseId: identifier,
  version: z.int().positive(),
  userDepartment: line(80),
  userPrincipal: line(40),
  providerDepartment: line(80),
  providerPrincipal: line(40),
  entryName: line(200),
  entryCode: z.string().max(40),
  itemNames: z.array(line(200)).min(1).max(500),
  articles: z
    .array(z.strictObject({ heading: line(60), clause: line(40).nullable(), text: paragraph(articleLimit) }))
    .min(1)
    .max(40),
});
export type AgreementDocument = z.infer<typeof agreementDocument>;

export const party = z.enum(['user', 'provider']);
export type Party = z.infer<typeof party>;

export const agreementSignature = z.strictObject({
  party,
  officerId: identifier,
  officerName: line(40),
  keyId: identifier,
  publicKey: publicKeyHex,
  /** By the signer's workstation, and covered by the signature. */
  signedAt: instant,
  /** By the platform. */
  receivedAt: instant,
  signature: signatureHex,
  /** The platform's seal over {@link signingTimeValue}; null on a workstation before the platform has answered. */
  attestation: signatureHex.nullable().default(null),
  /** The key's certificate as it was then, put here by the platform with the attestation. */
  certificate: derText.nullable().default(null),
});
export type AgreementSignature = z.infer<typeof agreementSignature>;

export const agreement = z.strictObject({
  id: identifier,
  version: z.int().positive(),
  caseId: identifier,
  userDepartmentId: identifier,
  providerId: identifier,
  document: agreementDocument,
  /** SM3 of the document's canonical JSON. */
  digest: digestHex,
  signatures: z.array(agreementSignature).max(2),
  state: z.enum(['signing', 'effective']),
});
export type Agreement = z.infer<typeof agreement>;

/** A case has one agreement; a new text of it is its next version. */
export const agreementIdOf = (caseId: string): string => `${caseId}.agreement`;

/**
 * Whether the digest is the text's own. People read the text and sign the digest: whoever signs, or takes a signature,
 * asks this first. @param digestOf SM3 of a value's canonical JSON, lower-case hexadecimal
 */
export const isWhole = (
  { document, digest }: Pick<Agreement, 'document' | 'digest'>,
  digestOf: (value: unknown) => string,
): boolean => digestOf(document) === digest;

/** The value whose canonical JSON is signed: domain-separated, bound to the text, the party and the key. */
export const agreementSignedValue = (subject: {
  agreementId: string;
  digest: string;
  party: Party;
  officerId: string;
  keyId: string;
  signedAt: number;
}) => ({
  purpose: 'agreement.sign' as const,
  agreementId: subject.agreementId,
  digest: subject.digest,
  party: subject.party,
  officerId: subject.officerId,
  keyId: subject.keyId,
  signedAt: subject.signedAt,
});

/** What the platform says of a signature when it has received and checked it: this one, for this text, by then. */
export const signingTimeValue = (subject: {
  agreementId: string;
  digest: string;
  party: Party;
  signature: string;
  receivedAt: number;
}) => ({
  purpose: 'agreement.signing-time' as const,
  agreementId: subject.agreementId,
  digest: subject.digest,
  party: subject.party,
  signature: subject.signature,
  receivedAt: subject.receivedAt,
});
