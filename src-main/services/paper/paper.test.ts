import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { sm2Sign } from '#shared/crypto/sm2-sign.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import {
  type Certificate,
  certificateCode,
  certificateSignedValue,
} from '#shared/domain/certificate/certificate.ts';
import { seal as platformSeal, trustOf } from '#shared/evidence/testing/signed-agreement.ts';
import type { VerifyReply } from '../../platform-client/platform-client.ts';
import { certificateOf, temporaryFolder, unlockedOf } from '../testing/fixtures.ts';
import { plainName } from './documents-folder.ts';
import { filesOf, firstPage, wordsOf } from './ofd/testing/read-ofd.ts';
import { samplePdf } from './ofd/testing/sample-pdf.ts';
import { createPaperService } from './paper.ts';
import { createSealKeeper } from './seal-keeper.ts';
import { createShelf } from './shelf.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const { pair } = platformSeal;
const unreachable = new BridgeError('platform.unreachable', '');

function sealedCode(number = 'PZ-2026-000017', digest = 'c'.repeat(64)) {
  const message = canonicalBytes(certificateSignedValue(number, digest));
  const signature = bytesToHex(sm2Sign({ ...pair, message }, random));
  return certificateCode({ number, digest, signature });
}

/** As the platform seals one. */
function sealedCertificate(): Certificate {
  const certificate = certificateOf();
  const digest = digestOfValue(certificate.body);
  const message = canonicalBytes(certificateSignedValue(certificate.body.number, digest));
  return { ...certificate, digest, signature: bytesToHex(sm2Sign({ ...pair, message }, random)) };
}

async function desk(
  verify: () => Promise<VerifyReply> = () => Promise.reject(unreachable),
  isUnlocked = true,
  trust: ReturnType<typeof trustOf> | null = trustOf(),
) {
  const folder = await temporaryFolder();
  const shelf = createShelf();
  const seal = createSealKeeper(folder, {
    seal: async () => ({ publicKey: bytesToHex(pair.publicKey), demonstration: true }),
  });
  let printed: Uint8Array | null = null;
  const print = (pdf: Uint8Array) => {
    printed = pdf;
  };
  let unlocked = isUnlocked ? unlockedOf(folder) : null;
  const lock = () => {
    unlocked = null;
    shelf.clear();
  };
  const seen: string[] = [];
  const service = createPaperService({
    client: { issueCertificate: async () => ({ certificate: certificateOf() }), verifyCertificate: verify },
    access: { current: () => unlocked, tokenExpired: async () => {}, turnedAway: async () => {} },
    shelf,
    seal,
    trust: async () => trust && { trust, fetchedAt: 7 },
    documentsFolder: join(folder, 'documents'),
    paperSeen: (path) => void seen.push(path),
    printPdf: async (path) => printed ?? new TextEncoder().encode(`%PDF of ${path}`),
    now: () => Date.UTC(2026, 10, 23, 6),
  });
  const htmlAt = (path: string) => shelf.get(path.slice('/paper/'.length))?.html ?? '';
  return { folder, seal, service, shelf, seen, htmlAt, lock, print };
}

describe('verifying', () => {
  it('asks the platform where it can', async () => {
    const { service } = await desk(async () => ({ verdict: 'ledger-mismatch', certificate: null }));
    expect(await service.verifyCertificate({ code: sealedCode() })).toEqual({
      verdict: 'ledger-mismatch',
      certificate: null,
      offline: false,
      report: null,
    });
  });

  it('checks the seal alone without a link, typed in lower case and with spaces too', async () => {
    const { service } = await desk();
    const verdictOn = async (code: string) => (await service.verifyCertificate({ code })).verdict;
    const code = sealedCode();
    expect(await service.verifyCertificate({ code })).toMatchObject({
      ...{ verdict: 'valid', offline: true },
      report: { holds: true, demonstration: true, fetchedAt: 7 },
    });
    expect(await verdictOn(code.toLowerCase().replace(/(.{8})/gu, '$1 '))).toBe('valid');
    expect(await verdictOn(code.replace('000017', '000018'))).toBe('signature-invalid');
    expect(await verdictOn(code.replace(/C{64}/u, 'A'.repeat(64)))).toBe('signature-invalid');
    expect(await verdictOn('https://example.test')).toBe('malformed');
  });

  it('[R086] without a link a seal whose certificate is revoked by the last list falls, and the list’s age is told', async () => {
    const { certificate } = platformSeal;
    const revoked = trustOf([{ serial: certificate.serial, revokedAt: certificate.notBefore + 1 }]);
    const { service } = await desk(undefined, true, revoked);
    const { verdict, report } = await service.verifyCertificate({ code: sealedCode() });
    expect([verdict, report?.holds]).toEqual(['signature-invalid', false]);
    expect(report?.reason).toContain('已撤销');
    expect(report?.facts.find(([label]) => label === '撤销列表')?.[1]).toContain('应于');
  });

  it('says so where no seal was ever fetched', async () => {
    const { service } = await desk(undefined, true, null);
    await expect(service.verifyCertificate({ code: sealedCode() })).rejects.toMatchObject({
      code: 'paper.no-seal-yet',
    });
  });

  it('passes on what is no missing link', async () => {
    const { service } = await desk(() => Promise.reject(new BridgeError('platform.garbled', '')));
    await expect(service.verifyCertificate({ code: sealedCode() })).rejects.toMatchObject({
      code: 'platform.garbled',
    });
  });
});

describe('laying out', () => {
  const onSheet = async (certificate: Certificate, fetched = true) => {
    const { service, htmlAt, seal } = await desk();
    if (fetched) await seal.refresh();
    return htmlAt((await service.previewCertificate({ certificate })).path);
  };

  it('[R066] prints the seal under what the platform sealed, and 待核验 alone on anything else', async () => {
    const certificate = sealedCertificate();
    expect(await onSheet(certificate)).toContain('电子印章');
    const others: readonly Certificate[] = [
      { ...certificate, signature: '0'.repeat(128) },
      { ...certificate, body: { ...certificate.body, issuedTo: '另一人' } },
      { ...certificate, body: { ...certificate.body, number: 'PZ-2026-000018' } },
      { ...certificate, digest: 'c'.repeat(64) },
    ];
    for (const other of others) {
      const page = await onSheet(other);
      expect(page).toContain('待核验');
      expect(page).not.toContain('电子印章');
    }
    expect(await onSheet(certificate, false)).toContain('待核验');
  });

  it('puts the page under a 256-bit path; looking makes no copy, printing and saving do', async () => {
    const { service, htmlAt, folder } = await desk();
    const preview = () => service.previewCertificate({ certificate: certificateOf() });
    const first = await preview();
    expect(first.path).toMatch(/^\/paper\/[0-9a-f]{64}$/u);
    expect((await preview()).copy).toBe(1);
    await service.savePdf({ path: first.path, fileName: '凭证.pdf' });
    const second = await preview();
    expect(htmlAt(second.path)).toContain('第 2 份');
    await service.recordPrint({ path: second.path });
    expect((await preview()).copy).toBe(3);
    expect(await readFile(join(folder, 'paper-copies.json'), 'utf8')).toBe('{"certificate-1":2}');
  });

  it('[R066] no two copies bear one number: a path is used once, and a copy that fails has had its own', async () => {
    const { service, folder } = await desk();
    const preview = () => service.previewCertificate({ certificate: certificateOf() });
    const [first, same] = [await preview(), await preview()];
    await service.savePdf({ path: first.path, fileName: '凭证' });
    for (const { path } of [first, same]) {
      await expect(service.savePdf({ path, fileName: '凭证' })).rejects.toMatchObject({
        code: 'paper.copy-made',
      });
      await expect(service.recordPrint({ path })).rejects.toMatchObject({ code: 'paper.copy-made' });
    }
    const third = await preview();
    await rm(join(folder, 'documents'), { recursive: true });
    await writeFile(join(folder, 'documents'), 'a file where the folder should be');
    await expect(service.savePdf({ path: third.path, fileName: '凭证' })).rejects.toMatchObject({
      code: 'paper.write-failed',
    });
    expect((await preview()).copy).toBe(3);
    await writeFile(join(folder, 'paper-copies.json'), '{"certificate-1":');
    await expect(preview()).rejects.toMatchObject({ code: 'paper.copies-damaged' });
    await expect(service.recordPrint({ path: '/paper/none' })).rejects.toMatchObject({ code: 'paper.gone' });
  });

  it('S14 lays nothing out for an officer who locked in the meantime', async () => {
    const { service, lock } = await desk();
    const laying = service.previewCertificate({ certificate: certificateOf() });
    lock();
    await expect(laying).rejects.toMatchObject({ code: 'session.none' });
  });

  it('needs an officer to name on the paper', async () => {
    const { service } = await desk(undefined, false);
    await expect(service.previewCertificate({ certificate: certificateOf() })).rejects.toMatchObject({
      code: 'session.none',
    });
  });
});

describe('making ready', () => {
  it('shows the host one specimen of a paper, until the officer locks; to nobody else', async () => {
    const { service, seen, shelf, htmlAt, lock } = await desk();
    await service.makeReady({});
    await service.makeReady({});
    const [first = '', again] = seen;
    expect(first).toBe(again);
    expect(htmlAt(first)).toContain('调用记录凭证');
    shelf.clear();
    await service.makeReady({});
    expect(seen[2]).not.toBe(first);
    lock();
    await service.makeReady({});
    expect(seen).toHaveLength(3);
  });
});

describe('saving', () => {
  it('never overwrites, and never leaves the documents folder', async () => {
    const { service, folder } = await desk();
    const save = async (fileName: string) => {
      const { path } = await service.previewCertificate({ certificate: certificateOf() });
      return { path, ...(await service.savePdf({ path, fileName })) };
    };
    const first = await save('../../etc/凭证:1.pdf');
    const second = await save('../../etc/凭证:1.pdf');
    expect(dirname(first.savedTo)).toBe(join(folder, 'documents'));
    expect((await readdir(join(folder, 'documents'))).toSorted()).toHaveLength(2);
    expect(await readFile(first.savedTo, 'utf8')).toContain(first.path);
    expect(await readFile(second.savedTo, 'utf8')).toContain(second.path);
    expect(first.bytes).toBe((await readFile(first.savedTo)).length);
  });

  it('says so where the folder cannot be written', async () => {
    const { service, folder } = await desk();
    await writeFile(join(folder, 'documents'), 'a file where the folder should be');
    const { path } = await service.previewCertificate({ certificate: certificateOf() });
    await expect(service.savePdf({ path, fileName: '凭证' })).rejects.toMatchObject({
      code: 'paper.write-failed',
    });
  });

  it('[R066] keeps a paper as OFD under the same rules, and counts it as a copy', async () => {
    const { service, folder, print } = await desk();
    print(samplePdf({ pages: ['BT\n/F1 20 Tf\n1 0 0 1 72 700 Tm\n<0005> Tj\nET\n'], texts: { 5: '政' } }));
    const saved = async (fileName: string) => {
      const { path } = await service.previewCertificate({ certificate: certificateOf() });
      return service.saveOfd({ path, fileName });
    };
    const [first, second] = [await saved('凭证.pdf'), await saved('凭证.OFD')];
    const documents = join(folder, 'documents');
    expect([first.savedTo, second.savedTo]).toEqual([
      join(documents, '凭证.ofd'),
      join(documents, '凭证 (2).ofd'),
    ]);
    const files = filesOf(await readFile(first.savedTo));
    expect(wordsOf(files.get(firstPage) ?? '')).toBe('政');
    expect(files.get('OFD.xml')).toContain('<ofd:CreationDate>2026-11-23</ofd:CreationDate>');
    expect(first.bytes).toBe((await readFile(first.savedTo)).length);
    expect((await service.previewCertificate({ certificate: certificateOf() })).copy).toBe(3);
  });

  it('[R066] saves no OFD that would lack a part of the paper; its number is not given again', async () => {
    const { service, folder, print } = await desk();
    print(samplePdf({ pages: ['/X1 Do\n'] }));
    const { path } = await service.previewCertificate({ certificate: certificateOf() });
    await expect(service.saveOfd({ path, fileName: '凭证' })).rejects.toMatchObject({
      code: 'paper.ofd-failed',
    });
    await expect(readdir(join(folder, 'documents'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await service.previewCertificate({ certificate: certificateOf() })).copy).toBe(2);
  });

  it('S9 says so where an OFD cannot be written', async () => {
    const { service, folder, print } = await desk();
    print(samplePdf({ pages: [''] }));
    await writeFile(join(folder, 'documents'), 'a file where the folder should be');
    const { path } = await service.previewCertificate({ certificate: certificateOf() });
    await expect(service.saveOfd({ path, fileName: '凭证' })).rejects.toMatchObject({
      code: 'paper.write-failed',
    });
  });

  it.each([
    ['凭证.PDF', '凭证'],
    ['..', '文书'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['NUL', '_NUL'],
    ['\u202efdp.exe', '_fdp.exe'],
    ['长'.repeat(120), '长'.repeat(66)],
  ])('the name %s becomes %s', (wished, name) => {
    expect(plainName(wished)).toBe(name);
  });
});
