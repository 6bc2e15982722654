/**
 * The tampering table of what is DER: SignedData attached and detached, a revocation list, with a bit of every second byte changed.
 * The fields of agreements, certificates and ledgers are in the tables beside this.
 */
import { describe, expect, it } from 'vitest';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { utf8Encode } from '#shared/crypto/bytes.ts';
import { today } from '#shared/crypto/testing/authority.ts';
import { flipBit } from '#shared/crypto/testing/flip-bit.ts';
import { writeSignedData } from '#shared/crypto/x509/signed-data.ts';
import { checkFile } from './check-file.ts';
import { people, trustOf } from './testing/signed-agreement.ts';
import { openTrust, type Trust } from './trust.ts';

/** One bit in every second byte, another one each time. */
const spoilt = (der: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: der.length >> 1 }, (_, at) => flipBit(der, at * 16 + (at % 8)));

const content = utf8Encode('所签内容');
const { certificate, sign } = people.user;
const signers = [{ certificate, signature: sign(content) }];
const judged = (bytes: Uint8Array, trust: Trust) =>
  checkFile({ bytes, content, believed: () => trust, now: today })?.report ?? null;

describe('[R037] SignedData of GM/T 0010', () => {
  const trust = openTrust(trustOf());
  it.each([
    ['attached', writeSignedData({ content, signers }), ['text-changed']],
    ['detached', writeSignedData({ content: null, signers }), []],
  ] as const)('[R037] %s stands, and with a byte changed falls by a verdict of its own', (_, der, own) => {
    expect(judged(der, trust)?.verdict).toBe('valid');
    const verdicts = new Set(spoilt(der).map((each) => judged(each, trust)?.verdict ?? 'no file of ours'));
    const expected = [
      'no file of ours',
      ...own,
      'signature-invalid',
      'certificate-signature',
      'certificate-not-yet-valid',
      'certificate-unknown-critical',
    ];
    expect([...verdicts].toSorted()).toEqual(expected.toSorted());
  });
});

describe('[R086] a revocation list', () => {
  const der = writeSignedData({ content, signers });
  const trust = trustOf([{ serial: certificate.serial, revokedAt: today }]);
  const by = (list: Uint8Array) => judged(der, openTrust({ ...trust, lists: [base64Encode(list)] }));
  const saying = (list: Uint8Array): string => {
    try {
      const report = by(list);
      const told = report?.facts.find(([label]) => label === '撤销列表')?.[1] ?? '';
      return `${report?.verdict}: ${told}`;
    } catch {
      return 'cannot be read';
    }
  };

  it('[R086] with a byte changed is no list: nothing rests on it, and the report says that none was looked at', () => {
    const list = base64Decode(trust.lists[0] ?? '');
    expect(by(list)?.verdict).toBe('certificate-revoked-now');
    expect(new Set(spoilt(list).map(saying))).toEqual(
      new Set(['cannot be read', 'valid: 演示密钥机构，没有，未核对证书是否已撤销']),
    );
  });
});
