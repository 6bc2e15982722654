/** What the README tells others to run, run: OpenSSL alone checks what was exported, and refuses what was changed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flipBit } from '#shared/crypto/testing/flip-bit.ts';
import { readSignedData, signedBy } from '#shared/crypto/x509/signed-data.ts';
import { signedFiles } from '#shared/evidence/signed-files.ts';
import { signedAgreement } from '#shared/evidence/testing/signed-agreement.ts';
import { whyNoOpenSsl } from './openssl.ts';

const missing = whyNoOpenSsl();
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const commands = [...readme.matchAll(/^openssl .*$/gmu)].map(([line]) => line.split(' ').slice(1));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openssl = (args: readonly string[]): string =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const isTaken = (args: readonly string[]): boolean => {
  try {
    openssl(args);
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(missing)(`an exported signature${missing ? ` (SKIPPED: ${missing})` : ''}`, () => {
  it.each(['user', 'provider'] as const)(
    '[R037] of the %s is checked by the commands of the README',
    (party) => {
      const subject = signedAgreement();
      const files = signedFiles(subject, party) ?? {};
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      expect(commands).toHaveLength(3);
      const [signature = [], certificate = [], digest = []] = commands;
      expect(openssl(signature)).toContain('Signature Verified Successfully');
      // The example's certificate is of 2026-11; OpenSSL is told the day it is checked for.
      const within = ['-attime', String(Date.UTC(2026, 10, 25) / 1000)];
      expect(openssl([...certificate.slice(0, 1), ...within, ...certificate.slice(1)])).toContain('OK');
      const content = readFileSync(join(folder, 'content.bin'));
      expect(openssl(digest).trim().endsWith(subject.digest)).toBe(true);
      expect(content.toString()).toContain(`"digest":"${subject.digest}"`);

      writeFileSync(join(folder, 'content.bin'), flipBit(content, 99));
      expect(isTaken(signature)).toBe(false);
    },
  );

  it('[R037] is one signature in three coats: SignedData with the content, without it, and in DER', () => {
    const files = signedFiles(signedAgreement(), 'user') ?? {};
    const content = files['content.bin'] as Uint8Array;
    for (const name of ['signed.p7', 'signed-detached.p7']) {
      const data = readSignedData(files[name] as Uint8Array);
      expect(data.signers.every((signer) => signedBy(signer, content))).toBe(true);
      writeFileSync(join(folder, name), files[name] as Uint8Array);
      expect(openssl(['asn1parse', '-inform', 'DER', '-in', name])).toContain(':SM2-with-SM3');
    }
  });

  it('[R037] is not written for a side that has not signed', () => {
    const subject = signedAgreement();
    expect(signedFiles({ ...subject, signatures: subject.signatures.slice(0, 1) }, 'provider')).toBeNull();
  });
});
