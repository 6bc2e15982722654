import { describe, expect, it } from 'vitest';
import { codecOf } from './codec.ts';
import { readMiddle, readRows, readTitles } from './csv-header.ts';
import { sniffCsv } from './sniff.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sniffed = (first: Uint8Array, complete = true) => sniffCsv({ first, complete, chosen: {} }, codecOf);

describe('[R038] a file’s format', () => {
  it.each([
    ['a,b;c\n', ',', 'utf-8'],
    ['"a,b";c;d\n', ';', 'utf-8'],
    ['姓名\t手机\n', '\t', 'utf-8'],
    ['a|b\n', '|', 'utf-8'],
  ])('[R038] %j', (text, delimiter, encoding) => {
    expect(sniffed(bytesOf(text))).toEqual({ encoding, bom: 0, delimiter });
  });

  it('[R038] GB18030, a mark, UTF-16, titles that are empty or twice', () => {
    const gb = codecOf('gb18030');
    expect(sniffed(gb.encode('姓名,手机\n王芳,1\n')).encoding).toBe('gb18030');
    expect(sniffed(bytesOf('\ufeffa,b\n'))).toEqual({ encoding: 'utf-8', bom: 3, delimiter: ',' });
    expect(sniffed(bytesOf('a,姓').subarray(0, 4), false).encoding).toBe('utf-8');
    const neither = Uint8Array.from([
      ...bytesOf('姓名,手机\n王芳,1\n'),
      0xff,
      0xff,
      ...bytesOf(',1\n王芳,2\n'),
    ]);
    expect(() => sniffed(neither)).toThrow('第 3 行');
    expect(() => sniffed(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toThrow('UTF-16');
    const format = { encoding: 'utf-8', bom: 0, delimiter: ',' } as const;
    const read = (text: string) =>
      [codecOf('utf-8'), format, { first: bytesOf(text), complete: true }] as const;
    expect(() => readTitles(...read('a,\n'))).toThrow('空的列名');
    expect(() => readTitles(...read('a,a\n'))).toThrow('重复');
    expect(readTitles(...read('a,b\n1,2\n'))).toEqual(['a', 'b']);
    expect(readRows(...read('a,b\n1,2\n3\n'))).toEqual([['1', '2']]);
    const long = Array.from({ length: 4_000 }, (_, at) => `第${at}列`);
    expect(readTitles(...read(`${long.join(',')}\n${'x,'.repeat(3_999)}x\n`))).toEqual(long);
  });

  it('[R038] a part out of the middle gives whole rows only', () => {
    const format = { encoding: 'utf-8', bom: 0, delimiter: ',' } as const;
    expect(readMiddle(codecOf('utf-8'), format, { bytes: bytesOf('x,1\na,b\n3,4\nc'), columns: 2 })).toEqual([
      ['a', 'b'],
      ['3', '4'],
    ]);
  });
});
