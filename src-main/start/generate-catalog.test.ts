import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogLine } from '#shared/protocol/catalog-line.ts';
import { temporaryFolder } from '../services/testing/fixtures.ts';
import { generateCatalog } from './generate-catalog.ts';

const run = async (...args: readonly string[]) => {
  const said: string[] = [];
  const code = await generateCatalog(args, (line) => said.push(line));
  return { code, said };
};

describe('desk generate-catalog', () => {
  it('writes so many lines that the import takes, the same ones for the same seed, and leaves nothing else', async () => {
    const folder = await temporaryFolder();
    const first = join(folder, 'first.jsonl');
    const again = join(folder, 'again.jsonl');
    expect(await run('--entries', '1201', '--seed', '7', '--out', first)).toEqual({
      code: 0,
      said: [`已生成 1201 条，写入 ${first}`],
    });
    await run('--entries', '1201', '--seed', '7', '--out', again);
    const text = await readFile(first, 'utf8');
    expect(await readFile(again, 'utf8')).toBe(text);
    const lines = text.trimEnd().split('\n');
    const keys = lines.map((line) => catalogLine.parse(JSON.parse(line)).key);
    expect(new Set(keys).size).toBe(1201);
    expect((await readdir(folder)).toSorted()).toEqual(['again.jsonl', 'first.jsonl']);
  });

  it.each([
    [['--out', 'x'], '--entries'],
    [['--entries', '0', '--out', 'x'], '--entries'],
    [['--entries', '1e3', '--out', 'x'], '--entries'],
    [['--entries', '5', '--seed=-1', '--out', 'x'], '--seed'],
    [['--entries', '5'], '--out'],
    [['--entry', '5', '--out', 'x'], '无法识别'],
  ])('says what is wrong with %j and ends with 2', async (args, named) => {
    const { code, said } = await run(...args);
    expect(code).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(named);
  });

  it('says that a folder is not there and leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    await expect(run('--entries', '5', '--out', join(folder, 'no', 'x.jsonl'))).rejects.toThrow('不能写入');
    expect(await readdir(folder)).toEqual([]);
  });
});
