/** The two tables beside this file come from well-kept packages; `UPDATE_TABLES=1` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { expect, it } from 'vitest';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const characters = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

const simplifiedTable = (): string => {
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  const pairs = characters(0x3400, 0x9fff)
    .map((character) => [character, convert(character)] as const)
    // A few become characters outside the first plane: two units would move every place behind them.
    .filter(([from, to]) => from !== to && to.length === 1);
  return `// biome-ignore-all format: one line a table
/** Traditional characters and, place by place, their simplified ones. Made by make-tables.test.ts from opencc-js. */
export const traditional =
  '${pairs.map(([from]) => from).join('')}';
export const simplified =
  '${pairs.map(([, to]) => to).join('')}';
`;
};

const readingsTable = (): string => {
  const bySyllable = new Map<string, string>();
  for (const character of characters(0x4e00, 0x9fff)) {
    const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array', v: true });
    for (const reading of new Set(readings.filter((each) => /^[a-z]+$/u.test(each))))
      bySyllable.set(reading, `${bySyllable.get(reading) ?? ''}${character}`);
  }
  const lines = [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, of]) => `  ${syllable}: '${of}',`);
  return `// biome-ignore-all format: one line a syllable
/** Which characters are read so, without tones; ü is v. Made by make-tables.test.ts from pinyin-pro. */
export const charactersOf: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
};

it.each([
  ['simplified-characters.ts', simplifiedTable],
  ['readings-of.ts', readingsTable],
])('%s is what its package says', (name, make) => {
  const made = make();
  if (process.env.UPDATE_TABLES === '1') writeFileSync(beside(name), made);
  expect(readFileSync(beside(name), 'utf8')).toBe(made);
});
