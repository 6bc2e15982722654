/** A platform of the release before issued certificates were remembered (migration 0037), carried over with what it had issued. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { authorityOf } from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import { readRevocationList } from '#shared/crypto/x509/revocation-list.ts';
import { certified } from '#shared/evidence/testing/signed-agreement.ts';
import {
  type CertificateAuthority,
  openAuthority,
} from '../../src-platform/certificates/certificate-authority.ts';
import { rememberIssued, trustOf } from '../../src-platform/certificates/trust.ts';
import { migrate } from '../../src-platform/database/migrate.ts';
import { writeRecords } from '../../src-platform/database/records.ts';
import { type OpenServer, postgresServers } from './postgres-servers.ts';
import { migrateBefore, migrations } from './release-before.ts';
import { openEmpty } from './run-databases.ts';

const [server] = postgresServers;
if (server === undefined) throw new Error('no database server');

const now = Date.UTC(2026, 10, 24);
const sealKey = bytesToHex(generateKeyPair(seededRandom('seal')).publicKey);
const publicKey = bytesToHex(generateKeyPair(seededRandom('officer')).publicKey);
const holder = { name: { organization: '忻州市民政局', commonName: '张晓雯' }, publicKey };

let open: OpenServer;
let authority: CertificateAuthority;
beforeAll(async () => {
  open = await openEmpty(server);
  await migrateBefore(open.database, '0037-issued-certificates.sql');
  authority = await openAuthority(open.database, new TextEncoder().encode('secret'), { sealKey, now });
});
afterAll(() => open.stop());

const keyWith = (id: string, certificate: Uint8Array, revokedAt: number | null) => ({
  table: 'signingKey' as const,
  row: {
    ...{ id, officerId: `officer-${id}`, publicKey, registeredAt: now, demonstration: true, revokedAt },
    certificate: base64Encode(certificate),
  },
});
const revokedSerials = async (): Promise<readonly string[]> => {
  const { lists } = await trustOf(open.database, { sealKey, authority, now: () => now });
  return readRevocationList(base64Decode(lists[0] ?? '')).revoked.map(({ serial }) => serial);
};
const serialOf = (certificate: Uint8Array) => readCertificate(certificate).serial;

it('S13 [R086] revokes what it had issued before, and what it issues since, and no other authority’s', async () => {
  const [revoked, held, later] = [0, 1, 2].map(() => authority.issue(holder, now)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const elsewhere = certified('张晓雯', undefined, authorityOf('某认证机构')).certificate;
  const rows = [
    keyWith('revoked', revoked, now),
    keyWith('held', held, null),
    keyWith('elsewhere', elsewhere.der, now),
  ];
  await open.database.transaction((tx) => writeRecords(tx, rows, 1));

  expect(await migrate(open.database, migrations)).toContain('0037-issued-certificates.sql');
  expect(await revokedSerials()).toEqual([serialOf(revoked)]);

  // What a key's row held before is listed only where it was issued since: nobody wrote its serial down.
  await rememberIssued(open.database, later, 'held');
  await open.database.transaction((tx) => writeRecords(tx, [keyWith('held', later, now)], 2));
  expect((await revokedSerials()).toSorted()).toEqual([serialOf(later), serialOf(revoked)].toSorted());
});
