/** The command lines against a platform that listens: a signature and the ledger leave as files, and are checked without it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportLedger } from '../../src-main/start/export-ledger.ts';
import { exportSigned } from '../../src-main/start/export-signed.ts';
import { verify } from '../../src-main/start/verify.ts';
import { buildApp } from '../../src-platform/build-app.ts';
import { openSeal } from '../../src-platform/certificates/seal.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { headEvery, makeDueHead } from '../../src-platform/ledger/signed-heads.ts';
import { whyNoOpenSsl } from '../interop/openssl.ts';
import { callOf, grantCase } from './platform-cases.ts';
import { openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { postgresServers } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const [server] = postgresServers;
if (server === undefined) throw new Error('no database server');
const secret = new TextEncoder().encode('conformance');

let opened: { database: Database; stop: () => Promise<void> };
let office: PlatformOffice;
let node: Awaited<ReturnType<typeof buildApp>>;
let url: string;
let folder: string;
const said: string[] = [];

beforeAll(async () => {
  opened = await openDemonstration(server);
  const { database } = opened;
  office = await openPlatformOffice(database);
  node = await buildApp({ database, now: () => office.now, secret, log: null });
  url = await node.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await node.close();
  await office.close();
  await opened.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  said.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const there = () => ['--platform', url, '--data', at('data')];
const trusted = () => ['--trust', at('authority.pem')];
const opensslTakes = (): boolean => {
  const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
  const files = ['-in', at('content.bin'), '-sigfile', at('signature.der')];
  const args = ['pkeyutl', '-verify', '-pubin', '-inkey', at('public-key.pem'), ...options, ...files];
  return execFileSync('openssl', args, { encoding: 'utf8' }).includes('Verified Successfully');
};

describe('desk export-signed', () => {
  it('[R037] writes both sides of an agreement, which stand by themselves', async () => {
    const { caseId } = await grantCase(office);
    for (const party of ['user', 'provider']) {
      expect(await exportSigned([caseId, '--dir', folder, '--party', party, ...there()])).toBe(0);
      if (whyNoOpenSsl() === undefined) expect(opensslTakes()).toBe(true);
      expect(readFileSync(at('content.bin'), 'utf8')).toContain(`"party":"${party}"`);
      expect(await verify([at('evidence.json'), ...trusted()])).toBe(0);
      expect(await verify([at('signed.p7'), ...trusted()])).toBe(0);
    }
    expect(said.join('')).toContain('演示密钥　不具法律效力');
  });

  it('[R066] writes the seal of a certificate of use by its number', async () => {
    const { user, caseId } = await grantCase(office);
    const call = callOf(caseId);
    expect((await user.post('/gateway/calls', call)).status).toBe(200);
    const certificateId = '7d0a1f4e-7f2b-4f7e-9f57-0d6c2f3b1a55';
    const issued = await user.post('/certificates', { certificateId, callIds: [call.callId] });
    const number = String((issued.body.certificate as { body: { number: string } }).body.number);
    expect(await exportSigned([number, '--dir', folder, ...there()])).toBe(0);
    if (whyNoOpenSsl() === undefined) expect(opensslTakes()).toBe(true);
    expect(await verify([at('evidence.json'), ...trusted()])).toBe(0);
  });

  it('says in one sentence what is not there', async () => {
    await expect(exportSigned(['nothing', '--dir', folder, ...there()])).rejects.toMatchObject({
      code: 'record.missing',
    });
  });
});

describe('desk export-ledger', () => {
  it('[R107] writes what the platform signed, which is walked without it', async () => {
    const seal = await openSeal(opened.database, secret);
    await makeDueHead({ database: opened.database, seal, now: () => office.now + headEvery.ms });
    expect(await exportLedger(['--out', at('ledger.jsonl'), ...there()])).toBe(0);
    expect(await verify([at('ledger.jsonl'), '--data', at('none'), '--trust-file-itself'])).toBe(0);
    expect(said.join('')).toMatch(/成立\n演示密钥　不具法律效力\n {2}台账　自第 1 条起 \d+ 条/u);
  });
});
