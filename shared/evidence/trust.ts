/** The authorities and revocation lists that a check rests on, opened once. */
import { base64Decode } from '#shared/crypto/base64.ts';
import { bytesToHex, equalBytes } from '#shared/crypto/bytes.ts';
import { pemBlocks } from '#shared/crypto/pem.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { verifyValue } from '#shared/crypto/value-signature.ts';
import { type Certificate, readCertificate } from '#shared/crypto/x509/certificate.ts';
import { checkPath, type PathFault, type PathVerdict, topsOf } from '#shared/crypto/x509/check-path.ts';
import { type RevocationList, readRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import type { TrustReply } from '#shared/protocol/trust.ts';
import { isDemonstration } from './demonstration.ts';
import type { Report } from './verdict.ts';

export type Trust = {
  /** Hexadecimal, uncompressed; null where only authorities were given and no seal. */
  readonly sealKey: string | null;
  readonly sealCertificate: Certificate | null;
  /** Certificates that whoever vouches for this gave by themselves: one of them may be a seal's without the mark. */
  readonly named: readonly Certificate[];
  /** Given by whoever vouches: the uppermost of them are believed, the others prove themselves by those. */
  readonly authorities: readonly Certificate[];
  /** What came with the thing that is checked. Nobody vouches for these: they lead to the authorities or to nothing. */
  readonly between: readonly Certificate[];
  readonly lists: readonly RevocationList[];
};

/** @throws CryptoError where anything in it cannot be read */
export const openTrust = ({ sealKey, sealCertificate, authorities, lists }: TrustReply): Trust => ({
  sealKey,
  sealCertificate: readCertificate(base64Decode(sealCertificate)),
  named: [readCertificate(base64Decode(sealCertificate))],
  authorities: authorities.map((der) => readCertificate(base64Decode(der))),
  between: [],
  lists: lists.map((der) => readRevocationList(base64Decode(der))),
});

/** The same, or null where anything in it cannot be read: what a file brings may be anything. */
export const trustOrNull = (reply: TrustReply): Trust | null => {
  try {
    return openTrust(reply);
  } catch {
    return null;
  }
};

/** Believes nobody. */
export const noTrust: Trust = {
  sealKey: null,
  sealCertificate: null,
  named: [],
  authorities: [],
  between: [],
  lists: [],
};

/**
 * Authorities and lists from PEM in the place of those that a file brought; the seal stays the file's, and stands only
 * where one of these certified it as a seal, or where its certificate is among these. @throws CryptoError where a block cannot be read
 */
export const withPem = (text: string) => {
  const authorities = pemBlocks('CERTIFICATE', text).map(readCertificate);
  const lists = pemBlocks('X509 CRL', text).map(readRevocationList);
  return (brought: Trust | null): Trust => ({
    sealKey: brought?.sealKey ?? null,
    sealCertificate: brought?.sealCertificate ?? null,
    named: authorities,
    authorities,
    between: [],
    lists,
  });
};

/** What to believe, given what the file itself brought (null where it brought nothing). */
export type Believe = (brought: Trust | null) => Trust | null;

/**
 * What a file is judged by. Where somebody vouches, the file's own certificates are no authorities, but lead to theirs, and
 * its lists count as far as the keys of those authorities signed them. @param believe null: nothing but what the file brings
 */
export const trustIn = (brought: Trust | null, believe: Believe | null): Trust | null => {
  if (believe === null || brought === null) return believe === null ? brought : believe(null);
  const given = believe(brought);
  if (given === null) return null;
  const between = [...given.between, ...brought.authorities, ...brought.between];
  return { ...given, between, lists: [...given.lists, ...brought.lists] };
};

type Hierarchy = Pick<Trust, 'authorities' | 'between' | 'lists'>;

/** @param at epoch milliseconds: by when the certificate must have stood */
export const standingOf = (
  certificate: Certificate,
  { authorities, between, lists }: Hierarchy,
  at: number,
): PathVerdict =>
  checkPath({
    certificate,
    intermediates: [...authorities, ...between],
    anchors: topsOf(authorities),
    lists,
    at,
  });

/**
 * Whether the seal's key is the one its certificate names, and that one is a seal's and stood at the time. A path to an
 * authority is not enough: every officer of that authority has one.
 */
export const sealStands = (trust: Trust, at: number): boolean => sealFault(trust, at) === null;

/** Why it does not; null where it stands. */
export const sealFault = (trust: Trust, at: number): PathFault | 'not-a-seal' | null => {
  const { sealCertificate, sealKey, named } = trust;
  if (sealCertificate === null || bytesToHex(sealCertificate.publicKey) !== sealKey) return 'not-a-seal';
  const isSeal = sealCertificate.isForSeal || named.some(({ der }) => equalBytes(der, sealCertificate.der));
  if (!isSeal) return 'not-a-seal';
  const standing = standingOf(sealCertificate, trust, at);
  return standing.ok ? null : standing.fault;
};

/** Whose seal it is, for people to compare. */
export const sealFacts = ({ sealCertificate }: Trust): Report['facts'] =>
  sealCertificate === null
    ? []
    : [['平台印章', `${sealCertificate.subject.text}，SM3 指纹 ${fingerprintOf(sealCertificate)}`]];

/** SM3 over a certificate, for people to compare; hexadecimal. */
export const fingerprintOf = ({ der }: Certificate): string => bytesToHex(sm3(der));

/** The demonstration's, or one that nothing is known of. */
export const isDemonstrationSeal = ({ sealCertificate }: Trust): boolean =>
  sealCertificate === null || isDemonstration(sealCertificate);

/** Whether the value is under the platform's seal. Never throws. */
export const isSealed = (value: unknown, signature: string, { sealKey }: Trust): boolean =>
  sealKey !== null && verifyValue({ publicKey: sealKey, value, signature });
