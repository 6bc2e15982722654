import { expect, it, vi } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { authorityOf, today } from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { certificateCode, certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { beginSegment, entryLine, headLine } from '#shared/evidence/ledger/segment-lines.ts';
import { signedFiles } from '#shared/evidence/signed-files.ts';
import { inventLedger } from '#shared/evidence/testing/invent-ledger.ts';
import { issuedBody as body } from '#shared/evidence/testing/issued-body.ts';
import { seal, signedAgreement, trustOf } from '#shared/evidence/testing/signed-agreement.ts';
import { checkChosen } from './check-chosen.ts';

const files = signedFiles(signedAgreement(), 'user') ?? {};
const blobOf = (name: string) => new Blob([files[name] as BlobPart]);

const answer = { verdict: 'valid' as const, certificate: null, offline: false, report: null };
const setUp = (trust: ReturnType<typeof trustOf> | null = trustOf()) => {
  const verifyCertificate = vi.fn(async () => answer);
  const kept = async () => ({ kept: trust === null ? null : { trust, fetchedAt: 7 } });
  return { verifyCertificate, services: { evidence: { kept }, paper: { verifyCertificate } } };
};
const check = (file: Blob, content: Blob | null = null, { services } = setUp()) =>
  checkChosen({ file, content }, services, today);

const digest = digestOfValue(body);
const signature = signValue(seal.pair, certificateSignedValue(body.number, digest), seededRandom('chosen'));
const certificate = { form: 1, kind: 'certificate', body, digest, signature, trust: trustOf() };

it('[R037] an agreement stands by what the workstation keeps, and says how old that is', async () => {
  const { found, fetchedAt, registered } = await check(blobOf('evidence.json'));
  expect(found).toMatchObject({ outcome: 'holds', title: '成立', demonstration: true });
  expect([fetchedAt, registered]).toEqual([7, null]);
});

it('[R037] falls with the reason, and rests on nobody where nothing is kept', async () => {
  const changed = JSON.stringify(signedAgreement()).replace('只为上述用途使用', '可为任何用途使用');
  expect((await check(new Blob([changed]))).found).toMatchObject({
    outcome: 'falls',
    title: '不成立　内容与签名时的摘要不一致，被改动过',
  });
  const others = { ...trustOf(), authorities: [base64Encode(authorityOf('别的').certificate.der)] };
  expect((await check(blobOf('evidence.json'), null, setUp(others))).found?.outcome).toBe('falls');
  const nobody = await check(blobOf('evidence.json'), null, setUp(null));
  expect(nobody.found?.title).toMatch(/^未核对认证机构/u);
  expect(nobody.found?.note).toContain('SM3 指纹');
});

it('[R037] signed data asks for its content where it brings none', async () => {
  expect((await check(blobOf('signed.p7'))).found?.outcome).toBe('holds');
  const detached = blobOf('signed-detached.p7');
  expect((await check(detached)).found).toMatchObject({ outcome: 'falls', needsContent: true });
  expect((await check(detached, blobOf('content.bin'))).found?.outcome).toBe('holds');
  expect((await check(detached, blobOf('text.json'))).found).toMatchObject({
    outcome: 'falls',
    needsContent: false,
  });
});

it('[R066] a certificate that holds is looked up at the platform by its code, one that falls is not', async () => {
  const good = setUp();
  const held = await check(new Blob([JSON.stringify(certificate)]), null, good);
  expect(held).toMatchObject({ found: { outcome: 'holds' }, registered: answer });
  const code = certificateCode({ number: body.number, digest, signature });
  expect(good.verifyCertificate).toHaveBeenCalledWith({ code });
  const bad = setUp();
  const changed = { ...certificate, body: { ...body, issuedTo: '别人' } };
  expect((await check(new Blob([JSON.stringify(changed)]), null, bad)).found?.outcome).toBe('falls');
  expect(bad.verifyCertificate).not.toHaveBeenCalled();
});

it('[R107] an exported ledger is read line by line; other files are none of ours', async () => {
  const { entries, heads } = inventLedger({ pair: seal.pair, entries: 5, perHead: 5 });
  const lines = [beginSegment(null, trustOf()), ...entries.map(entryLine), ...heads.map(headLine)];
  expect((await check(new Blob([lines.join('\n')]))).found?.facts[0]?.[0]).toBe('台账');
  for (const text of ['%PDF-1.7\n', '', '{"a":1}']) expect((await check(new Blob([text]))).found).toBeNull();
});
