import { describe, expect, it } from 'vitest';
import { codecOf } from './codec.ts';
import { readHead, readMiddle } from './csv-header.ts';
import { sniffCsv } from './sniff.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('[R038] a file’s format', () => {
  it.each([
    ['a,b;c\n', ',', 'utf-8'],
    ['"a,b";c;d\n', ';', 'utf-8'],
    ['姓名\t手机\n', '\t', 'utf-8'],
    ['a|b\n', '|', 'utf-8'],
  ])('[R038] %j', (text, delimiter, encoding) => {
    expect(sniffCsv(bytesOf(text), true)).toEqual({ encoding, bom: 0, delimiter });
  });

  it('[R038] GB18030, a mark, UTF-16, titles that are empty or twice', () => {
    const gb = codecOf('gb18030');
    expect(sniffCsv(gb.encode('姓名,手机\n王芳,1\n'), true).encoding).toBe('gb18030');
    expect(sniffCsv(bytesOf('\ufeffa,b\n'), true)).toEqual({ encoding: 'utf-8', bom: 3, delimiter: ',' });
    expect(sniffCsv(bytesOf('a,姓').subarray(0, 4), false).encoding).toBe('utf-8');
    expect(() => sniffCsv(Uint8Array.of(0xff, 0xfe, 0x41, 0), true)).toThrow('UTF-16');
    const head = (text: string) =>
      readHead(codecOf('utf-8'), { encoding: 'utf-8', bom: 0, delimiter: ',' }, bytesOf(text), true);
    expect(() => head('a,\n')).toThrow('空的列名');
    expect(() => head('a,a\n')).toThrow('重复');
    expect(head('a,b\n1,2\n')).toEqual({ header: ['a', 'b'], rows: [['1', '2']] });
  });

  it('[R038] a part out of the middle gives whole rows only', () => {
    const format = { encoding: 'utf-8', bom: 0, delimiter: ',' } as const;
    expect(readMiddle(codecOf('utf-8'), format, { bytes: bytesOf('x,1\na,b\n3,4\nc'), columns: 2 })).toEqual([
      ['a', 'b'],
      ['3', '4'],
    ]);
  });
});
