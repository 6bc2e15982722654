import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateCode, parseCertificateCode } from './certificate.ts';

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));
const number = fc
  .tuple(fc.integer({ min: 2022, max: 2099 }), fc.integer({ min: 1, max: 99_999_999 }))
  .map(([year, running]) => `PZ${year}-${String(running).padStart(6, '0')}`);
const subject = fc.record({ number, digest: hex(64), signature: hex(128) });

describe('the code on a certificate', () => {
  it('[R066] read back is what was printed, however it is spaced, broken and cased', () => {
    const spacing = fc.constantFrom('', ' ', '\n', '\r\n', '\t', '　');
    fc.assert(
      fc.property(subject, fc.nat(), spacing, fc.boolean(), (given, at, space, lower) => {
        const code = certificateCode(given);
        const place = at % (code.length + 1);
        const typed = `${code.slice(0, place)}${space}${code.slice(place)}`;
        expect(parseCertificateCode(lower ? typed.toLowerCase() : typed)).toEqual(given);
      }),
    );
  });

  it('[R066] carries nothing but number, digest and seal, in the letters of a small QR code', () => {
    fc.assert(
      fc.property(subject, (given) => {
        expect(certificateCode(given)).toMatch(/^DSD1:[A-Z0-9-]{8,40}:[0-9A-F]{64}:[0-9A-F]{128}$/u);
      }),
    );
  });

  it('[R066] shortened, lengthened or of another kind is none of ours', () => {
    fc.assert(
      fc.property(subject, fc.integer({ min: 1, max: 60 }), (given, cut) => {
        const code = certificateCode(given);
        expect(parseCertificateCode(code.slice(0, -cut))).toBeNull();
        expect(parseCertificateCode(`${code}0`)).toBeNull();
        expect(parseCertificateCode(`0${code}`)).toBeNull();
        expect(parseCertificateCode(code.replace('DSD1', 'DSD2'))).toBeNull();
      }),
    );
    for (const text of ['', 'DSD1', 'DSD1:::', 'https://example.test/']) {
      expect(parseCertificateCode(text)).toBeNull();
    }
  });

  it('[R066] with letters that only look like ours is none: the long s and the Kelvin sign', () => {
    const code = certificateCode({ number: 'K1', digest: '0'.repeat(64), signature: '0'.repeat(128) });
    expect(parseCertificateCode(code.replace('S', '\u017f'))).toBeNull();
    expect(parseCertificateCode(code.replace('K', '\u212a'))).toBeNull();
  });
});
