import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldPieces } from './fold.ts';

describe('folded text', () => {
  it.each([
    ['ＡＢc', 'abc'],
    ['臺灣電話號碼', '台湾电话号码'],
    ['㎡', 'm2'],
    ['𠮷野家', '𠮷野家'],
    ['在册人口', '在册人口'],
  ])('%s reads %s', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  it('is what its characters fold to, each on its own, and folding it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const folded = fold(text);
        expect(folded).toBe(foldPieces(text).join(''));
        expect(fold(folded)).toBe(folded);
      }),
      { numRuns: 300 },
    );
  });
});
