/** Authorities, what stands between, and what is revoked, by the calls that the command line and the window make. */
import { describe, expect, it } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { pemEncode } from '#shared/crypto/pem.ts';
import {
  authorityOf,
  day,
  type Holder,
  listDerOf,
  officerOf,
  today,
} from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { writeSignedData } from '#shared/crypto/x509/signed-data.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import type { CertificateEvidence } from '#shared/protocol/evidence.ts';
import { checkFile } from './check-file.ts';
import { issuedBody } from './testing/issued-body.ts';
import { trustOf } from './testing/signed-agreement.ts';
import { type Believe, openTrust, withPem } from './trust.ts';

const root = authorityOf('某根');
const middle = authorityOf('某运营中间', root, 0);
const officer = officerOf('张晓雯', middle);
const content = utf8Encode('同意');
const fileWith = (...chain: Holder[]) =>
  writeSignedData(
    { content, signers: [{ certificate: officer.certificate, signature: officer.sign(content) }] },
    chain.map(({ certificate }) => certificate),
  );
const verdictOf = (bytes: Uint8Array, believed: Believe) =>
  checkFile({ bytes, content: null, believed, now: today })?.report.verdict;

const pemOf = (...holders: Holder[]) =>
  holders.map(({ certificate }) => pemEncode('CERTIFICATE', certificate.der)).join('');
const revoking = ({ certificate: { serial } }: Holder, revokedAt: number) =>
  pemEncode('X509 CRL', listDerOf(root, [{ serial, revokedAt }]));

describe('[R085] an authority between', () => {
  it.each<[string, Uint8Array, string]>([
    ['given beside the root', fileWith(), pemOf(root, middle)],
    ['given in the other order', fileWith(), pemOf(middle, root)],
    ['in the file, where the root alone was given', fileWith(middle), pemOf(root)],
    ['given alone, with its root in the file', fileWith(root), pemOf(middle)],
  ])('C10 %s carries a signature, and none once it is revoked', (_, bytes, given) => {
    expect(verdictOf(bytes, withPem(given))).toBe('valid');
    const revoked = given + revoking(middle, today - day / 2);
    expect(verdictOf(bytes, withPem(revoked))).toBe('certificate-revoked-now');
  });

  it('C10 carries nothing where nobody gave its root, whatever the file brings', () => {
    expect(verdictOf(fileWith(root, middle), withPem(pemOf(authorityOf('别的根'))))).toBe(
      'certificate-untrusted',
    );
    expect(verdictOf(fileWith(), withPem(pemOf(root)))).toBe('certificate-untrusted');
  });

  it('C10 is found the same way among what a platform hands out', () => {
    const authorities = [root, middle].map(({ certificate }) => base64Encode(certificate.der));
    const lists = [listDerOf(root, [{ serial: middle.certificate.serial, revokedAt: today }])].map(
      base64Encode,
    );
    expect(verdictOf(fileWith(), () => openTrust({ ...trustOf(), authorities }))).toBe('valid');
    expect(verdictOf(fileWith(), () => openTrust({ ...trustOf(), authorities, lists }))).toBe(
      'certificate-revoked-now',
    );
    const [ofRoot = ''] = authorities;
    const believed = () => openTrust({ ...trustOf(), authorities: [ofRoot] });
    expect(verdictOf(fileWith(middle), believed)).toBe('valid');
  });
});

describe('[R085] a seal that was named', () => {
  const real = officerOf('政务数据共享平台电子印章', root, [today - 400 * day, today + 365 * day]);
  const digest = digestOfValue(issuedBody);
  const signed = certificateSignedValue(issuedBody.number, digest);
  const evidence: CertificateEvidence = {
    form: 1,
    kind: 'certificate',
    body: issuedBody,
    digest,
    signature: signValue(real.pair, signed, seededRandom('named')),
    trust: {
      sealKey: bytesToHex(real.pair.publicKey),
      sealCertificate: base64Encode(real.certificate.der),
      authorities: [base64Encode(root.certificate.der)],
      lists: [],
    },
  };
  const bytes = utf8Encode(JSON.stringify(evidence));

  it.each<[string, string]>([
    ['beside its authority', pemOf(root, real)],
    ['alone', pemOf(real)],
  ])('[R066] %s stands, until it was revoked before the issue', (_, given) => {
    expect(verdictOf(bytes, withPem(given))).toBe('valid');
    const before = given + revoking(real, issuedBody.issuedAt - day);
    expect(verdictOf(bytes, withPem(before))).toBe('seal-invalid');
    expect(verdictOf(bytes, withPem(given + revoking(real, issuedBody.issuedAt + day)))).toBe('valid');
  });

  it('[R066] is no seal where its authority alone was given', () => {
    expect(verdictOf(bytes, withPem(pemOf(root)))).toBe('seal-invalid');
  });
});
