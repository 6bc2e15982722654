/** Signed files as they come from others: what they rest on, how old it is, and how each falls. */
import { describe, expect, it } from 'vitest';
import { base64Encode } from '#shared/crypto/base64.ts';
import { utf8Encode } from '#shared/crypto/bytes.ts';
import { authorityOf, day, listDerOf, officerOf, today } from '#shared/crypto/testing/authority.ts';
import { writeSignedData } from '#shared/crypto/x509/signed-data.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkFile } from './check-file.ts';
import { isDemonstrationSignature } from './demonstration.ts';
import { issuedBody } from './testing/issued-body.ts';
import { authority, people, signatureOf, signedAgreement, trustOf } from './testing/signed-agreement.ts';
import { openTrust } from './trust.ts';

const content = utf8Encode('所签内容');
const other = utf8Encode('别的内容');
const holder = people.user;
const signers = [{ certificate: holder.certificate, signature: holder.sign(content) }];
type Given = {
  readonly content?: Uint8Array;
  readonly trust?: ReturnType<typeof trustOf>;
  readonly now?: number;
};

const check = (bytes: Uint8Array, { content: beside, trust = trustOf(), now = today }: Given = {}) =>
  checkFile({ bytes, content: beside ?? null, believed: () => openTrust(trust), now })?.report;

describe('[R037] signed data', () => {
  const attached = writeSignedData({ content, signers });
  const detached = writeSignedData({ content: null, signers });

  it('[R037] stands with the content that was signed, attached or beside it', () => {
    expect(check(attached)).toMatchObject({ verdict: 'valid', demonstration: true });
    expect(check(attached, { content })?.verdict).toBe('valid');
    expect(check(detached, { content })?.verdict).toBe('valid');
  });

  const trustWith = (patch: object) => ({ ...trustOf(), ...patch });
  const revoked = trustOf([{ serial: holder.certificate.serial, revokedAt: today - 1000 }]);
  it.each<[string, Uint8Array, Given, string, string]>([
    [
      'attached to one content and shown with another',
      attached,
      { content: other },
      'text-changed',
      '张晓雯',
    ],
    ['without its content', detached, {}, 'content-missing', '张晓雯'],
    ['beside another content', detached, { content: other }, 'signature-invalid', '张晓雯'],
    [
      'after its certificate ran out',
      attached,
      { now: today + 900 * day },
      'certificate-expired-now',
      '张晓雯',
    ],
    [
      'before its certificate is valid',
      attached,
      { now: today - 9 * day },
      'certificate-not-yet-valid',
      '张晓雯',
    ],
    ['after its certificate was revoked', attached, { trust: revoked }, 'certificate-revoked-now', '张晓雯'],
    [
      'of an authority nobody believes',
      attached,
      { trust: trustWith({ authorities: [base64Encode(authorityOf('别的').certificate.der)] }) },
      'certificate-untrusted',
      '张晓雯',
    ],
    [
      'of a namesake of the authority',
      attached,
      { trust: trustWith({ authorities: [base64Encode(authorityOf('演示密钥机构').certificate.der)] }) },
      'certificate-signature',
      '张晓雯',
    ],
    ['by nobody', writeSignedData({ content, signers: [] }), {}, 'incomplete', ''],
    [
      'whose second signer is not its own',
      writeSignedData({
        content,
        signers: [...signers, { certificate: people.provider.certificate, signature: holder.sign(content) }],
      }),
      {},
      'signature-invalid',
      '李建国',
    ],
  ])('[R037] %s falls, and says on whom', (_, bytes, given, verdict, of) => {
    expect(check(bytes, given)).toMatchObject({ verdict, of });
  });
});

describe('[R086] the lists a check rested on', () => {
  const said = (lists: readonly Uint8Array[], now = today) =>
    checkAgreement(signedAgreement(), openTrust({ ...trustOf(), lists: lists.map(base64Encode) }), now)
      .facts.filter(([label]) => label === '撤销列表')
      .map(([, value]) => value);

  it('[R086] are told with their age, and that one is overdue', () => {
    expect(said([listDerOf(authority, [], today - day), listDerOf(authority, [])])).toEqual([
      '演示密钥机构，2026-11-24 08:00 的，应于 2026-12-01 08:00 前更新',
    ]);
    expect(said([listDerOf(authority, [])], today + 8 * day)).toEqual([
      '演示密钥机构，2026-11-24 08:00 的，已过期，应于 2026-12-01 08:00 前更新，此后撤销的不在其中',
    ]);
  });

  it('[R086] are none where nobody gave one, or another key signed it', () => {
    const none = ['演示密钥机构，没有，未核对证书是否已撤销'];
    expect(said([])).toEqual(none);
    expect(said([listDerOf(authorityOf('演示密钥机构'), [])])).toEqual(none);
  });
});

describe('[R085] a demonstration', () => {
  const real = authorityOf('某认证机构');
  const signed = signatureOf('user', officerOf('张晓雯', real));
  it('[R085] is told by the certificate that was signed with, and counts where there is none', () => {
    expect(isDemonstrationSignature(signed)).toBe(false);
    expect(isDemonstrationSignature(signatureOf('user', people.user))).toBe(true);
    for (const certificate of [null, '', 'MAA='])
      expect(isDemonstrationSignature({ certificate })).toBe(true);
  });

  it('[R085] is also what real certificates signed where a demonstration’s seal attests the time', () => {
    const authorities = [...trustOf().authorities, base64Encode(real.certificate.der)];
    const provider = signatureOf('provider', officerOf('李建国', real));
    const subject = { ...signedAgreement(), signatures: [signed, provider] };
    expect(checkAgreement(subject, openTrust({ ...trustOf(), authorities }), today)).toMatchObject({
      verdict: 'valid',
      demonstration: true,
    });
  });
});

it('[R066] a certificate of no possible time is no file of ours, and breaks nothing', () => {
  const file = (patch: object) =>
    check(
      utf8Encode(
        JSON.stringify({
          form: 1,
          kind: 'certificate',
          body: { ...issuedBody, ...patch },
          digest: 'a'.repeat(64),
          signature: 'b'.repeat(128),
          trust: trustOf(),
        }),
      ),
    );
  expect(file({})?.verdict).toBe('text-changed');
  expect(file({ issuedAt: 9e15 })).toBeUndefined();
});
