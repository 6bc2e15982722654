import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCsv } from './csv-source.ts';

it('[R038] a file that grows while it is read is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mask-'));
  const path = join(folder, 'in.csv');
  writeFileSync(path, 'a,b\n1,2\n');
  const source = openCsv(path, {});
  const chunks = source.chunks();
  expect(chunks.next().value).toHaveLength(8);
  appendFileSync(path, '3,4\n');
  expect(() => [...chunks]).toThrow('被改动');
  source.close();
  rmSync(folder, { recursive: true });
});
