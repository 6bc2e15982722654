import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64Decode, base64Encode } from '#shared/crypto/base64.ts';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import {
  authorityOf,
  day,
  type Holder,
  listDerOf,
  officerOf,
  today,
} from '#shared/crypto/testing/authority.ts';
import { readCertificate } from '#shared/crypto/x509/certificate.ts';
import type { Agreement } from '#shared/domain/agreement/agreement.ts';
import type { SigningKey } from '#shared/domain/signing/signing-key.ts';
import type { Change } from '#shared/domain/tables.ts';
import { people, signatureOf, signedAgreement } from '#shared/evidence/testing/signed-agreement.ts';
import type { Transaction } from '../database/open-database.ts';
import { type CertificateAuthority, openAuthority } from './certificate-authority.ts';
import { createNotary } from './notary.ts';
import { openSeal, type Seal } from './seal.ts';
import { type Brought, broughtSetting } from './trust.ts';

/** The setting table, and the issued certificates by their serials. */
const settings = (
  stored = new Map<unknown, unknown>(),
  issued = new Map<unknown, unknown>(),
): Transaction => ({
  query: async <R>(text: string, [key, value]: unknown[] = []) => {
    if (text.includes('INTO issued_certificate')) {
      issued.set(key, value);
      return { rows: [], rowCount: 1 };
    }
    if (text.startsWith('INSERT') && !stored.has(key)) stored.set(key, JSON.parse(String(value)));
    const rows = stored.has(key) ? [{ value: stored.get(key) }] : [];
    return { rows: rows as R[], rowCount: rows.length };
  },
});

const real = authorityOf('某认证机构');
const bearer = officerOf('张晓雯', real);
let seal: Seal;
let authority: CertificateAuthority;
beforeAll(async () => {
  const [tx, secret] = [settings(), randomBytes(32)];
  seal = await openSeal(tx, secret);
  authority = await openAuthority(tx, secret, { sealKey: seal.publicKey, now: today });
});

const keyWith = (holder: Holder, patch: Partial<SigningKey> = {}): SigningKey => ({
  id: 'key-user',
  officerId: 'o-user',
  publicKey: bytesToHex(holder.pair.publicKey),
  registeredAt: today,
  demonstration: false,
  certificate: base64Encode(holder.certificate.der),
  revokedAt: null,
  ...patch,
});

type Given = {
  readonly key: SigningKey;
  readonly at?: number;
  readonly brought?: Partial<Brought>;
  readonly remembered?: Map<unknown, unknown>;
};

const complete = (
  changes: readonly Change[],
  { key, at = today, brought = {}, remembered = new Map() }: Given,
) => {
  const authorities = [base64Encode(real.certificate.der)];
  const stored = new Map([[broughtSetting, { authorities, lists: [], ...brought }]]);
  return createNotary(seal, authority).complete(changes, {
    tx: settings(stored, remembered),
    source: {
      byId: async ([asked]: readonly { table: string }[]) => [
        asked?.table === 'signingKey' ? key : undefined,
      ],
    } as never,
    actor: {
      officerId: 'o-user',
      officerName: '张晓雯',
      departmentId: 'd-user',
      roles: ['data-officer'],
    } as never,
    now: at,
  });
};

const { agreementId, document, digest } = signedAgreement();
const unattested = { attestation: null, certificate: null };
const signing: readonly Change[] = [
  {
    table: 'agreement',
    row: {
      id: agreementId,
      version: 2,
      caseId: 'c-1',
      userDepartmentId: 'd-user',
      providerId: 'd-provider',
      document,
      digest,
      signatures: [{ ...signatureOf('user', people.user), ...unattested }],
      state: 'signing',
    } satisfies Agreement,
  },
];

describe('[R085] a signature', () => {
  it('[R085] is attested with the certificate of its key', async () => {
    const key = keyWith(bearer);
    const signed = await complete(signing, { key });
    expect(signed).toMatchObject({
      ok: true,
      value: [{ row: { signatures: [{ certificate: key.certificate }] } }],
    });
  });

  it('[R037] is attested for no digest but that of the text beside it', async () => {
    const [change] = signing;
    const row = { ...(change?.row as Agreement), digest: 'b'.repeat(64) };
    expect(await complete([{ table: 'agreement', row }], { key: keyWith(bearer) })).toEqual({
      ok: false,
      error: { code: 'agreement.text' },
    });
  });

  it.each<[string, Omit<Given, 'key'>]>([
    ['has run out', { at: today + 900 * day }],
    ['is not valid yet', { at: today - 9 * day }],
    [
      'is in its authority’s list',
      {
        brought: {
          lists: [
            base64Encode(listDerOf(real, [{ serial: bearer.certificate.serial, revokedAt: today - 1000 }])),
          ],
        },
      },
    ],
    ['is of an authority that is believed no longer', { brought: { authorities: [] } }],
  ])('[R085] is refused where the real certificate %s', async (_, given) => {
    expect(await complete(signing, { key: keyWith(bearer), ...given })).toEqual({
      ok: false,
      error: { code: 'key.lapsed', field: 'keyId' },
    });
  });

  it.each<[string, string, number]>([
    ['has run out', '张晓雯', today + 4 * 365 * day],
    ['bears a name that its officer had before', '张晓', today],
  ])('[R085] has a new certificate of the platform’s own where the old one %s', async (_, name, at) => {
    const own = { name: { organization: '某局', commonName: name }, publicKey: keyWith(bearer).publicKey };
    const certificate = base64Encode(authority.issue(own, today));
    const remembered = new Map();
    const signed = await complete(signing, {
      key: keyWith(bearer, { certificate, demonstration: true }),
      at,
      remembered,
    });
    if (!signed.ok) throw new Error(signed.error.code);
    const key = signed.value.find(({ table }) => table === 'signingKey')?.row as SigningKey;
    const renewed = readCertificate(base64Decode(key.certificate ?? ''));
    expect(renewed).toMatchObject({ notBefore: at, subject: { commonName: '张晓雯' } });
    expect([...remembered]).toEqual([[renewed.serial, 'key-user']]);
    expect(signed.value[0]).toMatchObject({ row: { signatures: [{ certificate: key.certificate }] } });
  });
});

describe('[R085] a certificate that is brought', () => {
  const bring = (holder: Holder, certificate = base64Encode(holder.certificate.der)) => {
    const key = keyWith(holder, { certificate });
    return complete([{ table: 'signingKey', row: key }], { key });
  };
  it('[R085] is taken in its officer’s own name alone', async () => {
    expect(await bring(bearer)).toMatchObject({ ok: true });
    expect(await bring(officerOf('王某', real))).toMatchObject({ error: { code: 'key.certificate-name' } });
    expect(await bring(bearer, 'MAA=')).toMatchObject({ error: { code: 'key.certificate' } });
    const own = {
      name: { organization: '某局', commonName: '张晓雯' },
      publicKey: keyWith(bearer).publicKey,
    };
    expect(await bring(bearer, base64Encode(authority.issue(own, today)))).toMatchObject({
      error: { code: 'key.certificate' },
    });
  });
});
