import { expect, it } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { authorityOf, day, today } from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { checkCode } from './check-code.ts';
import { seal, trustOf } from './testing/signed-agreement.ts';
import { openTrust } from './trust.ts';

const [number, digest] = ['PZ-2026-000017', 'c'.repeat(64)];
const value = certificateSignedValue(number, digest);
const code = { number, digest, signature: signValue(seal.pair, value, seededRandom('code')) };
const check = (given = trustOf(), now = today, subject = code) => checkCode(subject, openTrust(given), now);

it('[R066] a code stands by the seal, its certificate, its chain and the last list, whose age is told', () => {
  const report = check();
  expect(report).toMatchObject({ verdict: 'valid', demonstration: true });
  expect(Object.fromEntries(report.facts)).toMatchObject({
    凭证: number,
    撤销列表: expect.stringContaining('应于'),
  });
});

it('[R066] another number or signature falls', () => {
  expect(check(trustOf(), today, { ...code, number: 'PZ-2026-000018' }).verdict).toBe('signature-invalid');
});

it('[R086] falls where the seal’s certificate is revoked, has run out, or is of another authority', () => {
  const revoked = trustOf([{ serial: seal.certificate.serial, revokedAt: today - 1000 }]);
  expect(check(revoked).verdict).toBe('certificate-revoked-now');
  expect(check(trustOf(), today + 9000 * day).verdict).toBe('certificate-expired-now');
  const others = [base64Encode(authorityOf('别的').certificate.der)];
  expect(check({ ...trustOf(), authorities: others }).verdict).toBe('certificate-untrusted');
});
