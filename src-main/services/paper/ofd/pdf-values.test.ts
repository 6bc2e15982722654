import { describe, expect, it } from 'vitest';
import { readPdf, UnreadablePdf } from './pdf-values.ts';

const value = (text: string) => readPdf(text).value();

describe('a value of a PDF', () => {
  it.each([
    ['-.5', -0.5],
    ['% a comment\n 12', 12],
    ['12 0 R', { object: 12 }],
    ['/A#20B', { name: 'A B' }],
    ['<48 69>', 'Hi'],
    ['(a \\(b\\) (c) \\101\\n)', 'a (b) (c) A\n'],
    ['[1 /X [true null]]', [1, { name: 'X' }, [true, null]]],
    [
      '<</A 1/B <</C 2 0 R>>>>',
      new Map<string, unknown>([
        ['A', 1],
        ['B', new Map([['C', { object: 2 }]])],
      ]),
    ],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each(['', 'Tj', '(without end', ')', '[1 2'])('“%s” is none', (text) => {
    expect(() => value(text)).toThrow(UnreadablePdf);
  });

  it('stands before the operator it belongs to', () => {
    const reader = readPdf('1 0 0 RG\nf*');
    const read = [reader.next(), reader.next(), reader.next(), reader.next(), reader.next(), reader.next()];
    expect(read).toEqual([
      { value: 1 },
      { value: 0 },
      { value: 0 },
      { operator: 'RG' },
      { operator: 'f*' },
      null,
    ]);
  });
});
