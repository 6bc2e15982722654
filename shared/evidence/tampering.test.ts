/** The tampering table: every field of every signed thing changed, one at a time; each falls, and says on what. */
import { describe, expect, it } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { authorityOf, day, today } from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import type { AgreementEvidence, CertificateEvidence } from '#shared/protocol/evidence.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkCertificate } from './check-certificate.ts';
import { changedAt, type Json, leavesOf } from './testing/changed-leaf.ts';
import { issuedBody as body } from './testing/issued-body.ts';
import {
  attested,
  certified,
  people,
  seal,
  signatureOf,
  signedAgreement,
  trustOf,
} from './testing/signed-agreement.ts';
import { openTrust } from './trust.ts';
import type { Verdict } from './verdict.ts';

const trust = openTrust(trustOf());
const verdictOf = (subject: AgreementEvidence, given = trust): Verdict => {
  try {
    return checkAgreement(subject, given, today).verdict;
  } catch {
    return 'text-changed';
  }
};

describe('[R037] an agreement', () => {
  const signed = signedAgreement();

  it('as it was signed stands, and is said to be a demonstration', () => {
    expect(checkAgreement(signed, trust, today)).toMatchObject({
      verdict: 'valid',
      of: '',
      demonstration: true,
    });
  });

  const { form: _form, kind: _kind, trust: _trust, ...covered } = signed;
  const expected: Readonly<Record<string, readonly Verdict[]>> = {
    agreementId: ['signature-invalid'],
    document: ['text-changed'],
    digest: ['text-changed'],
    party: ['incomplete'],
    officerId: ['signature-invalid'],
    officerName: ['other-signer'],
    keyId: ['signature-invalid'],
    publicKey: ['other-signer'],
    signedAt: ['signature-invalid'],
    receivedAt: ['time-invalid'],
    signature: ['signature-invalid'],
    attestation: ['time-invalid'],
    certificate: ['certificate-signature', 'certificate-unreadable', 'other-signer'],
  };

  it.each(leavesOf(covered as unknown as Json).map((path) => [path.join('.'), path] as const))(
    '[R037] with %s changed falls by a verdict of its own',
    (_, path) => {
      const field = String(path[0] === 'signatures' ? path[2] : path[0]);
      const other = { ...signed, ...(changedAt(covered as unknown as Json, path) as object) };
      expect(expected[field]).toContain(verdictOf(other as AgreementEvidence));
    },
  );

  const withUser = (patch: object, given = trust) =>
    verdictOf(
      {
        ...signed,
        signatures: [
          { ...signatureOf('user', people.user), ...patch },
          signatureOf('provider', people.provider),
        ],
      },
      given,
    );
  const expired = certified('张晓雯', [today - 10 * day, today - day]);
  const early = certified('张晓雯', [today + day, today + 9 * day]);
  const elsewhere = certified('张晓雯', undefined, authorityOf('别的机构'));
  const namesake = certified('张晓雯', undefined, authorityOf('演示密钥机构'));
  const thief = certified('王某');

  it.each<[string, object, Verdict]>([
    [
      'signed by another key that is put in its place',
      { ...signatureOf('user', thief), officerName: '张晓雯' },
      'other-signer',
    ],
    ['with the certificate of another', { certificate: base64Encode(thief.certificate.der) }, 'other-signer'],
    ['with a certificate that had run out', signatureOf('user', expired), 'certificate-expired'],
    ['with a certificate of tomorrow', signatureOf('user', early), 'certificate-not-yet-valid'],
    ['with a certificate of an unknown authority', signatureOf('user', elsewhere), 'certificate-untrusted'],
    [
      'with a certificate of a namesake of the authority',
      signatureOf('user', namesake),
      'certificate-signature',
    ],
    ['without a certificate', { certificate: null }, 'certificate-missing'],
    ['without an attested time', { attestation: null }, 'time-missing'],
    [
      'attested for another side',
      { attestation: attested(signatureOf('provider', people.user)).attestation },
      'time-invalid',
    ],
  ])('[R037] %s falls', (_, patch, verdict) => {
    expect(withUser(patch)).toBe(verdict);
  });

  it('[R086] signed after its key was revoked falls, signed before it stands', () => {
    const { serial } = people.user.certificate;
    const since = (revokedAt: number) => openTrust(trustOf([{ serial, revokedAt }]));
    expect(verdictOf(signed, since(today))).toBe('certificate-revoked');
    expect(verdictOf(signed, since(today + day))).toBe('valid');
  });

  it('[R037] signed by one side, or twice by one, is not complete', () => {
    const [user, provider] = signed.signatures;
    for (const signatures of [[], [user], [user, user], [provider]])
      expect(verdictOf({ ...signed, signatures } as AgreementEvidence)).toBe('incomplete');
  });
});

describe('[R066] a certificate of use', () => {
  const random = seededRandom('certificate');
  const digest = digestOfValue(body);
  const signature = signValue(seal.pair, certificateSignedValue(body.number, digest), random);
  const issued: CertificateEvidence = {
    form: 1,
    kind: 'certificate',
    body,
    digest,
    signature,
    trust: trustOf(),
  };

  it('as it was issued stands', () => {
    expect(checkCertificate(issued, trust, today)).toMatchObject({ verdict: 'valid', demonstration: true });
  });

  const { form: _form, kind: _kind, trust: _trust, ...covered } = issued;
  it.each(leavesOf(covered as unknown as Json).map((path) => [path.join('.'), path] as const))(
    '[R066] with %s changed falls',
    (_, path) => {
      const other = { ...issued, ...(changedAt(covered as unknown as Json, path) as object) };
      const verdict = checkCertificate(other as CertificateEvidence, trust, today).verdict;
      expect(verdict).toBe(path[0] === 'signature' ? 'signature-invalid' : 'text-changed');
    },
  );

  it('[R066] under a seal that no authority certifies falls', () => {
    const other = {
      ...trust,
      sealCertificate: certified('印章', undefined, authorityOf('别的机构')).certificate,
    };
    expect(checkCertificate(issued, other, today).verdict).toBe('seal-invalid');
    const late = { ...body, issuedAt: today + 900 * day };
    const lateDigest = digestOfValue(late);
    const lateSignature = signValue(seal.pair, certificateSignedValue(body.number, lateDigest), random);
    const reissued = { ...issued, body: late, digest: lateDigest, signature: lateSignature };
    expect(checkCertificate(reissued, trust, today).verdict).toBe('seal-invalid');
  });
});
