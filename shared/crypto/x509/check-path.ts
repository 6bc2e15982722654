/**
 * Whether a certificate stands: signed by those it names up to an authority that is trusted, all of them valid at the
 * time in question and none revoked by then (RFC 5280 §6, the part that a national SM2 hierarchy uses). An authority that
 * is trusted is looked up in the lists as the others are: trust was given before it was revoked.
 */
import { equalBytes } from '../bytes.ts';
import type { Certificate } from './certificate.ts';
import type { KeyUsage } from './extensions.ts';
import type { RevocationList } from './revocation-list.ts';
import { isSignedBy } from './signed.ts';

export type PathFault =
  | 'untrusted'
  | 'signature'
  | 'not-yet-valid'
  | 'expired'
  | 'not-an-authority'
  | 'path-length'
  | 'key-usage'
  | 'unknown-critical'
  | 'revoked';

/** What the newest list of the issuer says; null where there is none that its key signed. */
export type RevocationSight = {
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  /** Since when the certificate is revoked, or null. */
  readonly revokedAt: number | null;
} | null;

export type PathVerdict =
  | { readonly ok: true; readonly path: readonly Certificate[]; readonly revocation: RevocationSight }
  | { readonly ok: false; readonly fault: PathFault; readonly certificate: Certificate };

export type PathQuestion = {
  readonly certificate: Certificate;
  /** Authorities between, from anywhere: they prove themselves. */
  readonly intermediates: readonly Certificate[];
  /** Authorities that are believed because somebody put them here. */
  readonly anchors: readonly Certificate[];
  readonly lists: readonly RevocationList[];
  /** Epoch milliseconds: the attested time of a signature, or now. */
  readonly at: number;
};

/** Longer chains are loops or nonsense. */
const longestPath = 6;

export function checkPath(question: PathQuestion): PathVerdict {
  const { certificate } = question;
  const path = [certificate];
  let subject = certificate;
  let sight: RevocationSight = null;
  for (;;) {
    const own = ownFault(subject, path.length === 1 ? 'digitalSignature' : 'keyCertSign', question.at);
    if (own !== null) return { ok: false, fault: own, certificate: subject };
    const seen = revocationOf(subject, question);
    if (isRevoked(seen, question.at)) return { ok: false, fault: 'revoked', certificate: subject };
    if (path.length === 1) sight = seen;
    if (isAmong(subject, question.anchors)) {
      const revoked = revokedAbove(subject, question);
      return revoked === null
        ? { ok: true, path, revocation: sight }
        : { ok: false, fault: 'revoked', certificate: revoked };
    }
    const issuer = issuerOf(subject, question);
    if (typeof issuer === 'string') return { ok: false, fault: issuer, certificate: subject };
    const fault = issuerFault(issuer, path.length - 1);
    if (fault !== null) return { ok: false, fault, certificate: issuer };
    path.push(issuer);
    if (path.length > longestPath) return { ok: false, fault: 'path-length', certificate: issuer };
    subject = issuer;
  }
}

/**
 * Those of the given that no other of them issued: where somebody gives a root and what stands under it, the root is
 * believed and the others prove themselves by it.
 */
export const topsOf = (given: readonly Certificate[]): readonly Certificate[] =>
  given.filter((each) => !given.some((other) => !equalBytes(other.der, each.der) && isIssuerOf(other, each)));

const isAmong = (subject: Certificate, anchors: readonly Certificate[]): boolean =>
  anchors.some(({ der }) => equalBytes(der, subject.der));

const isIssuerOf = (issuer: Certificate, subject: Certificate): boolean =>
  equalBytes(issuer.subject.der, subject.issuer.der) && isSignedBy(subject, issuer.publicKey);

/** Above an anchor nothing has to be proven; what is known to be revoked there still takes down what is under it. */
function revokedAbove(anchor: Certificate, question: PathQuestion): Certificate | null {
  let subject = anchor;
  for (let above = 0; above < longestPath; above++) {
    const issuer = issuerOf(subject, question);
    if (typeof issuer === 'string') return null;
    if (isRevoked(revocationOf(issuer, question), question.at)) return issuer;
    subject = issuer;
  }
  return null;
}

const isRevoked = (sight: RevocationSight, at: number): boolean =>
  sight?.revokedAt != null && sight.revokedAt <= at;

function ownFault(subject: Certificate, usage: KeyUsage, at: number): PathFault | null {
  if (at < subject.notBefore) return 'not-yet-valid';
  // A whole second is valid to its end.
  if (at >= subject.notAfter + 1000) return 'expired';
  if (subject.unknownCritical.length > 0) return 'unknown-critical';
  return subject.usages === null || subject.usages.includes(usage) ? null : 'key-usage';
}

/** @param below authorities already in the path under this one */
function issuerFault(issuer: Certificate, below: number): PathFault | null {
  if (!issuer.isAuthority) return 'not-an-authority';
  return issuer.pathLength !== null && below > issuer.pathLength ? 'path-length' : null;
}

function issuerOf(
  subject: Certificate,
  { anchors, intermediates }: PathQuestion,
): Certificate | 'untrusted' | 'signature' {
  const named = [...anchors, ...intermediates].filter(({ subject: name }) =>
    equalBytes(name.der, subject.issuer.der),
  );
  const others = named.filter(({ der }) => !equalBytes(der, subject.der));
  if (others.length === 0) return 'untrusted';
  return others.find(({ publicKey }) => isSignedBy(subject, publicKey)) ?? 'signature';
}

/** By the newest list of whoever issued it, itself where it signed itself. */
function revocationOf(
  subject: Certificate,
  { anchors, intermediates, lists }: PathQuestion,
): RevocationSight {
  const [newest] = [subject, ...anchors, ...intermediates]
    .filter((each) => isIssuerOf(each, subject))
    .flatMap((issuer) => newestListOf(issuer, lists) ?? [])
    .toSorted((a, b) => b.thisUpdate - a.thisUpdate);
  if (newest === undefined) return null;
  const { thisUpdate, nextUpdate } = newest;
  const entry = newest.revoked.find(({ serial }) => serial === subject.serial);
  return { thisUpdate, nextUpdate, revokedAt: entry?.revokedAt ?? null };
}

/** The newest list that the issuer's key signed, or null; the others say nothing. */
export function newestListOf(issuer: Certificate, lists: readonly RevocationList[]): RevocationList | null {
  const mayList = issuer.usages === null || issuer.usages.includes('crlSign');
  const held = lists
    .filter((list) => equalBytes(list.issuer.der, issuer.subject.der) && list.unknownCritical.length === 0)
    .filter((list) => mayList && isSignedBy(list, issuer.publicKey));
  return held.toSorted((a, b) => b.thisUpdate - a.thisUpdate)[0] ?? null;
}
