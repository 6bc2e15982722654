import { expect, it } from 'vitest';
import { linesOf } from './lines-of.ts';

const read = async (text: string): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(new Blob([text]))) lines.push(line);
  return lines;
};

it('reads line by line, with either end and none at the last, over the borders of its pieces', async () => {
  expect(await read('甲\r\n乙\n\n丙')).toEqual(['甲', '乙', '', '丙']);
  expect(await read('')).toEqual([]);
  const long = Array.from({ length: 20_000 }, (_, n) => `第 ${n} 条`);
  expect(await read(`${long.join('\n')}\n`)).toEqual(long);
});

it('hands on what has no end, and stops where nobody reads on', async () => {
  const endless = 'x'.repeat(9_000_000);
  expect((await read(endless)).join('')).toBe(endless);
  for await (const line of linesOf(new Blob([endless]))) {
    expect(line.length).toBeGreaterThan(4_000_000);
    break;
  }
});
