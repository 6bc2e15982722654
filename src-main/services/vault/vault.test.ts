import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { vault } from '#shared/contract/vault.ts';
import { bytesToHex, hexToBytes } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { pemDecode } from '#shared/crypto/pem.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { sm2Verify } from '#shared/crypto/sm2-verify.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue } from '#shared/crypto/value-signature.ts';
import { readRequest } from '#shared/crypto/x509/request.ts';
import { agreementSignedValue } from '#shared/domain/agreement/agreement.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import { sampleAgreement } from '../paper/testing/sample-agreement.ts';
import type { UnlockedOfficer } from '../session/officer-access.ts';
import { temporaryFolder, unlockedOf } from '../testing/fixtures.ts';
import { createVault } from './vault.ts';

const pin = '246813';
const wrongPin = '000000';
const never = () => Promise.reject(new Error('nobody signs in here'));
const text = sampleAgreement.agreement.document;
const subject = { document: text, party: 'user' as const };

async function vaultOf(over: Partial<UnlockedOfficer> = {}) {
  const folder = over.folder ?? (await temporaryFolder());
  const clock = { now: 1_790_000_000_000 };
  const unlocked: UnlockedOfficer | null = unlockedOf(folder, over);
  const passwords: string[] = [];
  const { service } = createVault({
    access: { current: () => unlocked },
    async signInAgain(password) {
      passwords.push(password);
      if (password !== 'right') throw new BridgeError('session.wrong-credentials', '');
    },
    now: () => clock.now,
  });
  const sign = (with_ = pin) => service.signAgreement({ pin: with_, ...subject });
  return { folder, clock, service, sign, passwords };
}

const holds = (publicKey: string, value: unknown, signature: string) =>
  sm2Verify({
    publicKey: hexToBytes(publicKey),
    message: canonicalBytes(value),
    signature: hexToBytes(signature),
  });

describe('the signing key', () => {
  it('is made once, with a proof of possession over its own id', async () => {
    const { service } = await vaultOf();
    expect((await service.status({})).key).toBeNull();
    const { keyId, publicKey, proof } = await service.createKey({ pin });
    expect(keyId).toBe(`key-${bytesToHex(sm3(hexToBytes(publicKey))).slice(0, 24)}`);
    expect(holds(publicKey, keyProof(keyId, 'officer-a', publicKey), proof)).toBe(true);
    expect(await service.status({})).toEqual({
      key: { keyId, publicKey, proof },
      waitUntil: null,
      triesLeft: 10,
    });
    await expect(service.createKey({ pin })).rejects.toMatchObject({ code: 'vault.key-exists' });
  });

  it('S21 signs the canonical value of the agreement, bound to officer, party and time', async () => {
    const { service, sign, clock } = await vaultOf();
    const { publicKey, keyId } = await service.createKey({ pin });
    const signed = await sign();
    const digest = digestOfValue(text);
    const by = { party: 'user' as const, officerId: 'officer-a', keyId, signedAt: clock.now };
    const value = agreementSignedValue({ agreementId: `${text.caseId}.agreement`, digest, ...by });
    expect(signed).toMatchObject({ keyId, digest, signedAt: clock.now });
    expect(holds(publicKey, value, signed.signature)).toBe(true);
    expect(holds(publicKey, { ...value, party: 'provider' }, signed.signature)).toBe(false);
  });

  it('S21 digests the text itself: a changed text has another digest and signature, and a digest alone is no request', async () => {
    const { service } = await vaultOf();
    const { publicKey } = await service.createKey({ pin });
    const other = { ...text, articles: text.articles.slice(1) };
    const signed = await service.signAgreement({ pin, document: other, party: 'user' });
    expect(signed.digest).toBe(digestOfValue(other));
    const { keyId, signedAt } = signed;
    const by = { agreementId: `${text.caseId}.agreement`, party: 'user' as const, officerId: 'officer-a' };
    const valueFor = (digest: string) => agreementSignedValue({ ...by, digest, keyId, signedAt });
    expect(holds(publicKey, valueFor(signed.digest), signed.signature)).toBe(true);
    expect(holds(publicKey, valueFor(digestOfValue(text)), signed.signature)).toBe(false);
    const { input } = vault.methods.signAgreement;
    expect(input.safeParse({ pin, document: other, party: 'user' }).success).toBe(true);
    expect(input.safeParse({ pin, digest: 'a'.repeat(64), party: 'user' }).success).toBe(false);
  });

  it('opens neither for another data key nor for another officer with the same PIN', async () => {
    const { folder, service } = await vaultOf();
    await service.createKey({ pin });
    const stranger = await vaultOf({ folder, dataKey: new Uint8Array(32).fill(9) });
    await expect(stranger.sign()).rejects.toMatchObject({ code: 'vault.wrong-pin' });
    const officer = { ...unlockedOf(folder).officer, id: 'officer-b' };
    await expect((await vaultOf({ folder, officer })).sign()).rejects.toMatchObject({
      code: 'vault.wrong-pin',
    });
  });

  it('A6 made while the officer locks is sealed under their key and not under the zeroed one', async () => {
    const folder = await temporaryFolder();
    const held = unlockedOf(folder);
    const access = { current: () => held };
    const service = createVault({ access, signInAgain: never, now: () => 1_790_000_000_000 }).service;
    const making = service.createKey({ pin });
    await Promise.resolve();
    held.dataKey.fill(0);
    const { keyId } = await making;
    expect(await (await vaultOf({ folder })).sign()).toMatchObject({ keyId });
  });

  it('says so where there is none, and where its file is damaged', async () => {
    const { folder, sign } = await vaultOf();
    await expect(sign()).rejects.toMatchObject({ code: 'vault.no-key' });
    await writeFile(join(folder, 'vault.json'), '{"version":1');
    await expect(sign()).rejects.toMatchObject({ code: 'vault.damaged' });
  });

  it('answers session.none while nobody is unlocked', async () => {
    const access = { current: () => null };
    const service = createVault({ access, signInAgain: never, now: () => 0 }).service;
    await expect(service.status({})).rejects.toMatchObject({ code: 'session.none' });
    await expect(service.createKey({ pin })).rejects.toMatchObject({ code: 'session.none' });
  });
});

describe('wrong PINs', () => {
  it('A7 wait longer and longer, survive a restart, and lock the key at the tenth', async () => {
    const desk = await vaultOf();
    await desk.service.createKey({ pin });
    const waits = [0, 0, 5_000, 30_000, 120_000, 120_000, 120_000, 120_000, 120_000];
    for (const [failures, wait] of waits.entries()) {
      if (wait > 0) {
        desk.clock.now += wait - 1;
        await expect(desk.sign()).rejects.toMatchObject({ code: 'vault.wait' });
        desk.clock.now += 1;
      }
      await expect(desk.sign(wrongPin)).rejects.toMatchObject({ code: 'vault.wrong-pin' });
      expect((await desk.service.status({})).triesLeft).toBe(9 - failures);
    }
    desk.clock.now += 120_000;
    await expect(desk.sign(wrongPin)).rejects.toMatchObject({ code: 'vault.locked' });
    const restarted = await vaultOf({ folder: desk.folder });
    restarted.clock.now = desk.clock.now + 10 ** 9;
    await expect(restarted.sign()).rejects.toMatchObject({ code: 'vault.locked' });
  });

  it('A7 are counted before the PIN is tried: two tries at once cost two', async () => {
    const desk = await vaultOf();
    await desk.service.createKey({ pin });
    await Promise.allSettled([desk.sign(wrongPin), desk.sign(wrongPin)]);
    expect((await desk.service.status({})).triesLeft).toBe(8);
  });

  it('are forgotten after a right one', async () => {
    const desk = await vaultOf();
    await desk.service.createKey({ pin });
    await desk.sign(wrongPin).catch(() => {});
    await desk.sign();
    expect((await desk.service.status({})).triesLeft).toBe(10);
  });

  it('A7 a spoilt counter is no way to new tries', async () => {
    const desk = await vaultOf();
    await desk.service.createKey({ pin });
    await writeFile(join(desk.folder, 'vault-tries.json'), 'spoilt');
    await expect(desk.sign()).rejects.toMatchObject({ code: 'vault.locked' });
  });

  it('A7 nor is a counter that was taken away', async () => {
    const desk = await vaultOf();
    expect((await desk.service.status({})).triesLeft).toBe(10);
    await desk.service.createKey({ pin });
    await rm(join(desk.folder, 'vault-tries.json'));
    expect((await desk.service.status({})).triesLeft).toBe(0);
    await expect(desk.sign()).rejects.toMatchObject({ code: 'vault.locked' });
  });

  it.each<[string, object]>([
    ['another public key', { publicKey: bytesToHex(generateKeyPair(seededRandom('other')).publicKey) }],
    ['a public key that is none', { publicKey: `04${'1'.repeat(128)}` }],
    ['a salt in another spelling', { salt: 'AB==' }],
    ['no sealed key', { sealedKey: '' }],
  ])('a file with %s opens no more', async (_, patch) => {
    const desk = await vaultOf();
    await desk.service.createKey({ pin });
    const file = join(desk.folder, 'vault.json');
    const kept = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...kept, ...patch }));
    await expect(desk.sign()).rejects.toMatchObject({ code: 'vault.wrong-pin' });
  });
});

describe('a key that can be used no more', () => {
  const lockedDesk = async () => {
    const desk = await vaultOf();
    const { keyId } = await desk.service.createKey({ pin });
    await writeFile(join(desk.folder, 'vault-tries.json'), '{"failures":10,"lastTryAt":1}');
    await expect(desk.sign()).rejects.toMatchObject({ code: 'vault.locked' });
    return { ...desk, keyId };
  };

  it('is discarded after a fresh sign-in, and a new one starts with all its tries', async () => {
    const desk = await lockedDesk();
    await desk.service.discardKey({ password: 'right' });
    expect(desk.passwords).toEqual(['right']);
    expect((await desk.service.status({})).key).toBeNull();
    const made = await desk.service.createKey({ pin: '135790' });
    expect(made.keyId).not.toBe(desk.keyId);
    expect((await desk.service.status({})).triesLeft).toBe(10);
    expect(await desk.sign('135790')).toMatchObject({ keyId: made.keyId });
  });

  it('stays, locked as it is, where the platform refuses the password', async () => {
    const desk = await lockedDesk();
    const refused = desk.service.discardKey({ password: 'wrong' });
    await expect(refused).rejects.toMatchObject({ code: 'session.wrong-credentials' });
    expect((await desk.service.status({})).key?.keyId).toBe(desk.keyId);
    await expect(desk.sign()).rejects.toMatchObject({ code: 'vault.locked' });
  });

  it('is discarded where its file is damaged', async () => {
    const { service, folder } = await vaultOf();
    await writeFile(join(folder, 'vault.json'), '{"version":1');
    await service.discardKey({ password: 'right' });
    expect((await service.status({})).key).toBeNull();
  });
});

it('A1 keeps neither PIN nor data key in its file', async () => {
  const { folder, service } = await vaultOf();
  await service.createKey({ pin });
  const text = await readFile(join(folder, 'vault.json'), 'utf8');
  expect(text).not.toContain(pin);
  expect(Object.keys(JSON.parse(text))).toEqual([
    'version',
    'keyId',
    'publicKey',
    'proof',
    'kdf',
    'salt',
    'sealedKey',
  ]);
});

describe('[R085] another PIN and a request', () => {
  it('[R085] the PIN is changed by the old one', async () => {
    const { service, sign } = await vaultOf();
    await service.createKey({ pin });
    await service.changePin({ pin, next: '135790' });
    expect((await sign('135790')).signature).toMatch(/^[0-9a-f]{128}$/u);
    await expect(sign(pin)).rejects.toMatchObject({ code: 'vault.wrong-pin' });
  });

  it('[R085] a request names officer, department and key, and is signed by the key', async () => {
    const { service } = await vaultOf();
    const { keyId, publicKey } = await service.createKey({ pin });
    const { pem } = await service.certificateRequest({ pin });
    const request = readRequest(pemDecode('CERTIFICATE REQUEST', pem));
    expect(bytesToHex(request.publicKey)).toBe(publicKey);
    expect(request.subject.text).toContain(`serialNumber=${keyId}`);
    await expect(service.certificateRequest({ pin: wrongPin })).rejects.toMatchObject({
      code: 'vault.wrong-pin',
    });
  });
});
