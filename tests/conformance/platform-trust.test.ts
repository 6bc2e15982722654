/** Certificates that the platform issues, the real ones it believes, and what it hands workstations to check both. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex, hexToBytes } from '#shared/crypto/bytes.ts';
import { authorityOf, day } from '#shared/crypto/testing/authority.ts';
import { verifyValue } from '#shared/crypto/value-signature.ts';
import { readCertificate, writeCertificate } from '#shared/crypto/x509/certificate.ts';
import { checkPath } from '#shared/crypto/x509/check-path.ts';
import { basicConstraints, keyUsages } from '#shared/crypto/x509/extensions.ts';
import { writeName } from '#shared/crypto/x509/name.ts';
import { readRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import { agreement, signingTimeValue } from '#shared/domain/agreement/agreement.ts';
import { type SigningKey, signingKey } from '#shared/domain/signing/signing-key.ts';
import { checkAgreement } from '#shared/evidence/check-agreement.ts';
import { openTrust } from '#shared/evidence/trust.ts';
import { agreementEvidence } from '#shared/protocol/evidence.ts';
import { type TrustReply, trustReply } from '#shared/protocol/trust.ts';
import { bringTrusted } from '../../src-platform/certificates/trusted-file.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { applied, grantCase } from './platform-cases.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { postgresServers } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const [server] = postgresServers;
if (server === undefined) throw new Error('no database server');

let office: PlatformOffice;
let opened: { database: Database; stop: () => Promise<void> };
beforeAll(async () => {
  opened = await openDemonstration(server);
  office = await openPlatformOffice(opened.database);
});
afterAll(async () => {
  await office.close();
  await opened.stop();
});

const trust = async (): Promise<TrustReply> => trustReply.parse((await office.get('/trust')).body);
const keyOf = async (clerk: Clerk): Promise<SigningKey> => {
  const rows = [...(await clerk.rows())].filter(([key]) => key.startsWith('signingKey '));
  const own = rows
    .map(([, row]) => signingKey.parse(row))
    .find(({ officerId }) => officerId === clerk.profile.officer.id);
  if (own === undefined) throw new Error('no key');
  return own;
};
const certificateOf = ({ certificate }: SigningKey) => readCertificate(base64Decode(certificate ?? ''));

const verdictAt = (key: SigningKey, { authorities, lists }: TrustReply, at: number) =>
  checkPath({
    certificate: certificateOf(key),
    intermediates: [],
    anchors: authorities.map((der) => readCertificate(base64Decode(der))),
    lists: lists.map((der) => readRevocationList(base64Decode(der))),
    at,
  });

describe('[R085] certificates of the platform', () => {
  it('a registered key has one, by the demonstration authority, in the officer’s name', async () => {
    const clerk = await office.clerk('minzheng.zhang');
    expect(await clerk.registerKey()).toMatchObject(applied);
    const key = await keyOf(clerk);
    const certificate = certificateOf(key);
    expect(certificate.subject.text).toBe(`C=CN, O=忻州市民政局, CN=张晓雯, serialNumber=${key.id}`);
    expect(certificate.issuer.text).toContain('演示');
    expect(certificate.isForSeal).toBe(false);
    expect(bytesToHex(certificate.publicKey)).toBe(key.publicKey);
    expect(verdictAt(key, await trust(), office.now)).toMatchObject({ ok: true });
    expect(verdictAt(key, await trust(), office.now + 4 * 365 * day)).toMatchObject({ fault: 'expired' });
  });

  it('the seal has one too, by the same authority', async () => {
    const { sealCertificate, sealKey, authorities, lists } = await trust();
    const certificate = readCertificate(base64Decode(sealCertificate));
    expect(certificate.publicKey).toEqual(hexToBytes(sealKey));
    expect(certificate.isForSeal).toBe(true);
    const anchors = authorities.map((der) => readCertificate(base64Decode(der)));
    const question = { certificate, intermediates: [], anchors, lists: [], at: office.now };
    expect(checkPath(question)).toMatchObject({ ok: true });
    expect(lists).toHaveLength(1);
  });

  it('each signature of an agreement carries its certificate and the time the platform attests', async () => {
    const { user, caseId } = await grantCase(office);
    const signed = agreement.parse((await user.rows()).get(`agreement ${caseId}.agreement`));
    const { sealKey } = await trust();
    expect(signed.signatures).toHaveLength(2);
    for (const each of signed.signatures) {
      const { party, signature, receivedAt, attestation } = each;
      const value = signingTimeValue({
        agreementId: signed.id,
        digest: signed.digest,
        party,
        signature,
        receivedAt,
      });
      expect(verifyValue({ publicKey: sealKey, value, signature: attestation ?? '' })).toBe(true);
      expect(bytesToHex(readCertificate(base64Decode(each.certificate ?? '')).publicKey)).toBe(
        each.publicKey,
      );
    }
  });

  it('goes out as evidence that stands by itself, to whoever may see the row and nobody else', async () => {
    const { user, caseId } = await grantCase(office);
    const asked = await user.post('/evidence', { id: caseId });
    expect(asked.status).toBe(200);
    const given = agreementEvidence.parse(asked.body);
    const { verdict, demonstration } = checkAgreement(given, openTrust(await trust()), office.now);
    expect([verdict, demonstration]).toEqual(['valid', true]);
    const stranger = await office.clerk('shichang.sun');
    expect((await stranger.post('/evidence', { id: caseId })).body).toMatchObject({ code: 'record.missing' });
  });

  it('[R086] a revoked key is in the list from then on, and signs nothing more', async () => {
    const clerk = await office.clerk('renshe.chen');
    await clerk.registerKey();
    const { id: keyId } = await keyOf(clerk);
    office.now += 5000;
    expect(await clerk.act('key.revoke', { keyId })).toMatchObject(applied);
    const key = await keyOf(clerk);
    expect(key.revokedAt).toBe(office.now);
    expect(verdictAt(key, await trust(), office.now)).toMatchObject({ fault: 'revoked' });
    expect(verdictAt(key, await trust(), office.now - 2000)).toMatchObject({ ok: true });
  });
});

describe('[R085] certificates of a real authority', () => {
  const authority = authorityOf('某认证机构');
  const certifying = async (publicKey: string, issuer = authority, commonName = '何静怡') =>
    base64Encode(
      writeCertificate(
        {
          serial: bytesToHex(randomBytes(8).fill(0x11, 0, 1)),
          issuer: issuer.certificate.subject.der,
          subject: writeName({ organization: '某卫健委', commonName }),
          notBefore: office.now - day,
          notAfter: office.now + day,
          publicKey: hexToBytes(publicKey),
          extensions: [basicConstraints(null), keyUsages('digitalSignature')],
        },
        issuer.sign,
      ),
    );

  it('are taken where the operator brought the authority, for that key alone', async () => {
    const clerk = await office.clerk('weijian.he');
    await clerk.registerKey();
    const { id: keyId, publicKey } = await keyOf(clerk);
    const certificate = await certifying(publicKey);
    const bring = (own: string) => clerk.act('key.certify', { keyId, certificate: own });
    expect(await bring(certificate)).toMatchObject({ code: 'key.certificate' });
    await bringTrusted(opened.database, {
      authorities: [base64Encode(authority.certificate.der)],
      lists: [],
    });
    const other = (await keyOf(await office.clerk('minzheng.zhang'))).publicKey;
    expect(await bring(await certifying(other))).toMatchObject({ code: 'key.certificate' });
    expect(await bring(await certifying(publicKey, authorityOf('某认证机构')))).toMatchObject({
      code: 'key.certificate',
    });
    expect(await bring(await certifying(publicKey, authority, '别人'))).toMatchObject({
      code: 'key.certificate-name',
    });
    expect(await bring('MAA=')).toMatchObject({ code: 'key.certificate' });
    expect(await bring(certificate)).toMatchObject(applied);
    expect(await keyOf(clerk)).toMatchObject({ demonstration: false, certificate });
    expect((await trust()).authorities).toHaveLength(2);
  });

  it('[R086] a key that is revoked takes every certificate along that the platform issued for it, and no other', async () => {
    const clerk = await office.clerk('weijian.he');
    const key = await keyOf(clerk);
    const issued = await opened.database.query<{ serial: string }>(
      'SELECT serial FROM issued_certificate WHERE key_id = $1',
      [key.id],
    );
    const [serial] = issued.rows.map((row) => row.serial);
    expect(issued.rows).toHaveLength(1);
    expect(serial).not.toBe(certificateOf(key).serial);
    expect(await clerk.act('key.revoke', { keyId: key.id })).toMatchObject(applied);
    const [list = ''] = (await trust()).lists;
    const { revoked } = readRevocationList(base64Decode(list));
    expect(revoked).toContainEqual({ serial, revokedAt: Math.floor(office.now / 1000) * 1000 });
    expect(revoked.map((each) => each.serial)).not.toContain(certificateOf(key).serial);
  });
});
