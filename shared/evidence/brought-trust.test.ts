/** The tampering table of what nothing signs: the seal, authorities and lists that a file brings, and a ledger's first line. */
import { describe, expect, it } from 'vitest';
import { utf8Encode } from '#shared/crypto/bytes.ts';
import { pemEncode } from '#shared/crypto/pem.ts';
import { today } from '#shared/crypto/testing/authority.ts';
import { seededRandom } from '#shared/crypto/testing/seeded-random.ts';
import { digestOfValue, signValue } from '#shared/crypto/value-signature.ts';
import { certificateSignedValue } from '#shared/domain/certificate/certificate.ts';
import { checkSignedFile, type Found } from './check-signed-file.ts';
import { beginSegment, entryLine, headLine } from './ledger/segment-lines.ts';
import { changedAt, type Json, leavesOf } from './testing/changed-leaf.ts';
import { inventLedger } from './testing/invent-ledger.ts';
import { issuedBody as body } from './testing/issued-body.ts';
import { authority, seal, signedAgreement, trustOf } from './testing/signed-agreement.ts';
import { withPem } from './trust.ts';

describe('[R107] what a file brings to be believed', () => {
  const { entries, heads } = inventLedger({ pair: seal.pair, entries: 10, perHead: 10 });
  const begun = beginSegment(null, trustOf());
  const further = [...entries.map(entryLine), ...heads.map(headLine)];
  const digest = digestOfValue(body);
  const value = certificateSignedValue(body.number, digest);
  const signature = signValue(seal.pair, value, seededRandom('brought'));
  const certificate = { form: 1, kind: 'certificate', body, digest, signature };
  const given = withPem(pemEncode('CERTIFICATE', authority.certificate.der));

  const check = (text: string, believed: typeof given | null): Promise<Found | null> => {
    const lines = async function* () {
      yield* text.split('\n');
    };
    const file = { lines, bytes: async () => utf8Encode(text), content: null };
    return checkSignedFile(file, { believed, itself: false, now: today });
  };
  const ledgerWith = (first: string) => [first, ...further].join('\n');
  const kinds: Readonly<Record<string, (trust: Json) => string>> = {
    agreement: (brought) => JSON.stringify({ ...signedAgreement(), trust: brought }),
    certificate: (brought) => JSON.stringify({ ...certificate, trust: brought }),
    ledger: (brought) => ledgerWith(JSON.stringify({ ...JSON.parse(begun), trust: brought })),
  };
  const brought = trustOf() as unknown as Json;

  it.each(Object.keys(kinds))('[R107] unchanged lets the %s stand, as a demonstration', async (kind) => {
    expect(await check(kinds[kind]?.(brought) ?? '', given)).toMatchObject({
      outcome: 'holds',
      demonstration: true,
    });
  });

  it.each(
    Object.keys(kinds).flatMap((kind) =>
      leavesOf(brought).map((path) => [kind, path.join('.'), path] as const),
    ),
  )(
    '[R107] with its %s and %s changed never stands by a changed seal, and ends in a verdict',
    async (kind, _, path) => {
      const text = kinds[kind]?.(changedAt(brought, path)) ?? '';
      const [believing, trusting] = [await check(text, given), await check(text, null)];
      expect(trusting?.outcome).not.toBe('holds');
      // Whoever brings their own authority rests on none of the file's.
      if (String(path[0]).startsWith('seal')) expect(believing?.outcome).not.toBe('holds');
    },
  );

  it('[R107] a first line changed at any place ends in a verdict, or is no ledger', async () => {
    for (let at = 0; at < begun.length; at += 7) {
      const changed = `${begun.slice(0, at)}${begun[at] === '0' ? '1' : '0'}${begun.slice(at + 1)}`;
      const found = await check(ledgerWith(changed), null);
      expect(found?.outcome ?? 'falls', String(at)).not.toBe('holds');
    }
  });
});
