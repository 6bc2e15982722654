import { describe, expect, it } from 'vitest';
import { readToUnicode } from './to-unicode.ts';

describe('the text of glyphs', () => {
  it('is given one by one, in ranges, and in ranges with a list', () => {
    const texts = readToUnicode(
      '2 beginbfchar\n<0001> <0020>\n<0002> <D842DFB7>\nendbfchar\n' +
        '2 beginbfrange\n<0010> <0012> <0041>\n<0020> <0021> [<4E00> <00660069>]\nendbfrange',
    );
    expect(Object.fromEntries(texts)).toEqual({
      1: ' ',
      2: '𠮷',
      16: 'A',
      17: 'B',
      18: 'C',
      32: '一',
      33: 'fi',
    });
  });
});
