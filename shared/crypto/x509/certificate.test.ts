import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readElements } from '../der.ts';
import { authorityOf, day, holderOf, listOf, officerOf, signWith, today } from '../testing/authority.ts';
import { codeOf } from '../testing/code-of.ts';
import { flipBit } from '../testing/flip-bit.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { freshSerial, readCertificate } from './certificate.ts';
import { checkPath, type PathQuestion, topsOf } from './check-path.ts';
import { basicConstraints, type Extension, keyUsages, platformSeal } from './extensions.ts';
import { writeName } from './name.ts';
import { readOid, writeOid } from './oids.ts';
import { readRequest, writeRequest } from './request.ts';
import { readRevocationList } from './revocation-list.ts';
import { readTime, writeTime } from './time.ts';

const root = authorityOf('演示根', null, 1);
const middle = authorityOf('演示中间', root, 0);
const officer = officerOf('张晓雯', middle);

const verdictOf = (patch: Partial<PathQuestion> = {}) => {
  const verdict = checkPath({
    certificate: officer.certificate,
    intermediates: [middle.certificate],
    anchors: [root.certificate],
    lists: [],
    at: today,
    ...patch,
  });
  return verdict.ok ? 'ok' : verdict.fault;
};

describe('certificates', () => {
  it('C10 read back say what was written', () => {
    const { certificate } = officer;
    expect(certificate.subject.text).toBe('C=CN, O=忻州市演示部门, CN=张晓雯');
    expect(certificate.issuer.der).toEqual(middle.certificate.subject.der);
    expect(certificate).toMatchObject({
      isAuthority: false,
      usages: ['digitalSignature', 'nonRepudiation'],
      notBefore: today - day,
      notAfter: today + 365 * day,
    });
    expect(certificate.publicKey).toEqual(officer.pair.publicKey);
    expect(root.certificate).toMatchObject({ isAuthority: true, pathLength: 1 });
  });

  it('C10 any flipped bit is no certificate, or one that does not stand', () => {
    const { der } = officer.certificate;
    fc.assert(
      fc.property(fc.nat(der.length * 8 - 1), (bit) => {
        const other = flipBit(der, bit);
        let certificate: ReturnType<typeof readCertificate>;
        try {
          certificate = readCertificate(other);
        } catch {
          return;
        }
        expect(verdictOf({ certificate })).not.toBe('ok');
      }),
      { numRuns: 300 },
    );
  });

  it('names longer than strict readers take are cut, whole characters at a time', () => {
    const name = writeName({ organization: '𠮷'.repeat(80), commonName: '长' });
    expect(readElements(name)).toHaveLength(1);
    expect(new TextDecoder().decode(name)).toContain('𠮷'.repeat(64));
    expect(new TextDecoder().decode(name)).not.toContain('𠮷'.repeat(65));
  });

  it('serial numbers are positive, of 16 bytes, and differ', () => {
    const random = seededRandom('serials');
    const serials = Array.from({ length: 100 }, () => freshSerial(random));
    expect(new Set(serials).size).toBe(100);
    for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9a-f]{31}$/u);
  });
});

describe('a path', () => {
  it('C10 stands from the officer over an intermediate to a trusted root', () => {
    expect(verdictOf()).toBe('ok');
    expect(verdictOf({ anchors: [middle.certificate], intermediates: [] })).toBe('ok');
  });

  const stranger = authorityOf('演示根');
  const short = authorityOf('短', root, 0);
  const below = authorityOf('下', short, 0);
  const layman = officerOf('冒充', middle);
  const silent = holderOf({
    name: '只加密',
    issuer: middle,
    extensions: [basicConstraints(null), keyUsages('keyCertSign')],
  });
  const unknown = holderOf({
    name: '未知',
    issuer: middle,
    extensions: [basicConstraints(null), { oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }],
  });
  const sealOf = (extension: Extension) =>
    holderOf({ name: '印章', issuer: middle, extensions: [basicConstraints(null), extension] }).certificate;

  it('C10 for a platform’s seal says so and is taken; a critical purpose nobody knows is not', () => {
    const marked = sealOf(platformSeal);
    expect([marked.isForSeal, officer.certificate.isForSeal]).toEqual([true, false]);
    expect(verdictOf({ certificate: marked })).toBe('ok');
    const other = sealOf({ ...platformSeal, value: flipBit(platformSeal.value, 100) });
    expect(other.isForSeal).toBe(false);
    expect(verdictOf({ certificate: other })).toBe('unknown-critical');
  });

  it.each<[string, Partial<PathQuestion>, string]>([
    ['before it begins', { at: today - 2 * day }, 'not-yet-valid'],
    ['after its end', { at: today + 366 * day }, 'expired'],
    ['without its issuer', { intermediates: [] }, 'untrusted'],
    ['under another root', { anchors: [authorityOf('别的根').certificate] }, 'untrusted'],
    ['under a root of the same name', { anchors: [stranger.certificate] }, 'signature'],
    [
      'issued by an officer',
      {
        certificate: officerOf('下级', layman).certificate,
        intermediates: [middle.certificate, layman.certificate],
      },
      'not-an-authority',
    ],
    [
      'longer than the authority allows',
      {
        certificate: officerOf('远', below).certificate,
        intermediates: [short.certificate, below.certificate],
      },
      'path-length',
    ],
    ['whose key may not sign', { certificate: silent.certificate }, 'key-usage'],
    ['with a critical extension nobody knows', { certificate: unknown.certificate }, 'unknown-critical'],
  ])('C10 %s is refused', (_, patch, fault) => {
    expect(verdictOf(patch)).toBe(fault);
  });

  it('C10 revoked stands before and not after, the officer as well as the authority between', () => {
    const { serial } = officer.certificate;
    const lists = [listOf(middle, [{ serial, revokedAt: today }])];
    expect(verdictOf({ lists })).toBe('revoked');
    expect(verdictOf({ lists, at: today - 1000 })).toBe('ok');
    const above = [listOf(root, [{ serial: middle.certificate.serial, revokedAt: today }])];
    expect(verdictOf({ lists: above })).toBe('revoked');
    const believed = [root.certificate, middle.certificate];
    expect(verdictOf({ lists: above, anchors: believed })).toBe('revoked');
    expect(verdictOf({ lists: above, anchors: [middle.certificate], intermediates: believed })).toBe(
      'revoked',
    );
    expect(verdictOf({ anchors: [middle.certificate], intermediates: believed })).toBe('ok');
  });

  it('C10 rests on the uppermost of those that are given', () => {
    const { certificate: stray } = authorityOf('别的中间', authorityOf('别的根'));
    expect(topsOf([middle.certificate, root.certificate, stray])).toEqual([root.certificate, stray]);
    expect(topsOf([stranger.certificate, middle.certificate])).toEqual([
      stranger.certificate,
      middle.certificate,
    ]);
  });

  it('C10 a list of another key is no list, and the newest of several counts; its age is told', () => {
    const { serial } = officer.certificate;
    const forged = {
      ...listOf(stranger, [{ serial, revokedAt: today }]),
      issuer: middle.certificate.subject,
    };
    expect(verdictOf({ lists: [forged] })).toBe('ok');
    const older = listOf(middle, [], today - 3 * day);
    const newer = listOf(middle, [{ serial, revokedAt: today - day }], today - day);
    expect(verdictOf({ lists: [newer, older] })).toBe('revoked');
    const verdict = checkPath({
      certificate: officer.certificate,
      intermediates: [middle.certificate],
      anchors: [root.certificate],
      lists: [older],
      at: today,
    });
    expect(verdict).toMatchObject({
      ok: true,
      revocation: { thisUpdate: today - 3 * day, nextUpdate: today + 4 * day, revokedAt: null },
    });
  });
});

describe('requests', () => {
  const subject = writeName({ organization: '市民政局', commonName: '张晓雯', serialNumber: 'key-1' });

  it('read back name the subject and the key that signed them', () => {
    const request = readRequest(writeRequest(subject, officer.pair.publicKey, officer.sign));
    expect(request.subject.text).toBe('C=CN, O=市民政局, CN=张晓雯, serialNumber=key-1');
    expect(request.publicKey).toEqual(officer.pair.publicKey);
  });

  it('of another’s key are refused', () => {
    const other = writeRequest(subject, root.pair.publicKey, signWith(officer.pair));
    expect(codeOf(() => readRequest(other))).toBe('not-authentic');
  });
});

describe('the encodings beneath', () => {
  it('object identifiers come back as they were', () => {
    const arcs = fc.array(fc.nat(2 ** 31), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(2), fc.nat(39), arcs, (first, second, rest) => {
        const oid = [first, second, ...rest].join('.');
        expect(readOid(readElements(writeOid(oid))[0])).toBe(oid);
      }),
    );
    for (const cut of [
      [6, 1, 0x81],
      [6, 2, 0x80, 1],
      [6, 0],
    ])
      expect(codeOf(() => readOid(readElements(Uint8Array.from(cut))[0]))).toBe('bad-encoding');
  });

  it('times come back to the second, on both sides of 2050; days that do not exist are none', () => {
    const second = fc.integer({ min: 0, max: Date.UTC(2199, 0) / 1000 }).map((each) => each * 1000);
    fc.assert(
      fc.property(second, (at) => {
        expect(readTime(readElements(writeTime(at))[0])).toBe(at);
      }),
    );
    const written = (text: string) =>
      readElements(Uint8Array.from([0x17, text.length, ...Buffer.from(text)]))[0];
    for (const text of ['260230000000Z', '2601010000Z', '260101000000+0800', '26010100000aZ'])
      expect(codeOf(() => readTime(written(text)))).toBe('bad-encoding');
  });

  it('a list without entries, and one with a few, come back as they were', () => {
    expect(listOf(root, []).revoked).toEqual([]);
    const revoked = [
      { serial: '4a', revokedAt: today },
      { serial: '80', revokedAt: today - day },
    ];
    expect(listOf(root, revoked).revoked).toEqual(revoked);
    expect(codeOf(() => readRevocationList(officer.certificate.der))).toBe('bad-encoding');
  });
});
