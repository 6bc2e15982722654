import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifier, line, optionalParagraph, paragraph } from './text.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('text an officer types', () => {
  it('is trimmed and kept in NFC', () => {
    expect(line(10).parse('  e\u0301 ')).toBe('é');
  });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['an escape', 'a\u001b[31m'],
    ['a right-to-left override', 'a\u202eb'],
    ['a lone surrogate', 'a\ud800'],
  ])('refuses %s, which reads other than it is or cannot be stored', (_what, value) => {
    expect([line(20), paragraph(20), optionalParagraph(20)].map((each) => accepts(each, value))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each(['\n', '\r', '\u2028', '\u2029'])('a line has no line break (%j), a paragraph may', (separator) => {
    expect(accepts(line(20), `a${separator}b`)).toBe(false);
    expect(accepts(paragraph(20), `a${separator}b`)).toBe(true);
  });

  it('counts its length as it is stored: U+FB2C is one character typed and three in NFC', () => {
    expect(accepts(paragraph(3), '\ufb2c')).toBe(true);
    expect(accepts(paragraph(3), '\ufb2c\ufb2c')).toBe(false);
  });

  it('must say something, except where it may be empty', () => {
    expect([line(5), paragraph(5), optionalParagraph(5)].map((each) => accepts(each, ' \n '))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('keeps the rare characters of names', () => {
    for (const name of ['𠮷', '\u{30000}', '葛\u{e0100}', '\u{f0001}', '买买提·吐尔逊']) {
      expect(line(20).parse(name)).toBe(name.normalize('NFC'));
    }
  });

  it('what was accepted once is accepted again, unchanged: a stored row can always be read', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(text, (typed) => {
        for (const schema of [line(12), paragraph(12), optionalParagraph(12)]) {
          const first = schema.safeParse(typed);
          if (first.success) expect(schema.safeParse(first.data)).toEqual(first);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an identifier', () => {
  it.each([
    ['a', true],
    ['c-1.agreement', true],
    ['a'.repeat(80), true],
    ['a'.repeat(81), false],
    ['', false],
    ['.hidden', false],
    ['a b', false],
    ['a/b', false],
    ['甲', false],
    ['a\n', false],
  ])('%j is one: %s', (value, expected) => {
    expect(accepts(identifier, value)).toBe(expected);
  });
});
