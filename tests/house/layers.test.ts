/**
 * The walls between rooms, and proof that the checker still sees the house: with a TypeScript compiler it
 * does not know, dependency-cruiser finds nothing and passes, so the modules it saw are compared with the files.
 */
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expect, it } from 'vitest';
import layers from './layers.cjs';

const rooms = ['shared', 'src-main', 'src-platform', 'src-renderer'];

const inspect = async (baseDir: string, folders: readonly string[]): Promise<ICruiseResult> => {
  const { output } = await cruise([...folders], {
    ...layers.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: layers.forbidden },
  });
  return output as ICruiseResult;
};

const violationsOf = (result: ICruiseResult) =>
  result.summary.violations.map((each) => `${each.rule.name}: ${each.from} -> ${each.to}`);

it('no room reaches through a wall', async () => {
  const result = await inspect(process.cwd(), rooms);
  expect(violationsOf(result)).toEqual([]);
  const seen = result.modules
    .map((module) => module.source)
    .filter((source) => /^(shared|src-).*\.tsx?$/u.test(source));
  const files = globSync('{shared,src-main,src-platform,src-renderer}/**/*.{ts,tsx}');
  expect(seen.sort()).toEqual(files.sort());
});

const planted: Record<string, { file: string; text: string; also?: Record<string, string> }> = {
  'window-stands-alone': {
    file: 'src-renderer/app/a.ts',
    text: `import '../../src-main/b.ts';`,
    also: { 'src-main/b.ts': 'export {};' },
  },
  'domain-knows-lib': {
    file: 'shared/domain/a.ts',
    text: `import type { B } from '../crypto/b.ts'; export type A = B;`,
    also: { 'shared/crypto/b.ts': 'export type B = 1;' },
  },
  'no-cycle': {
    file: 'shared/lib/a.ts',
    text: `import type { B } from './b.ts'; export type A = B;`,
    also: { 'shared/lib/b.ts': `import type { A } from './a.ts'; export type B = A;` },
  },
  'features-never-import-features': {
    file: 'src-renderer/features/x/a.ts',
    text: `import '../y/b.ts';`,
    also: { 'src-renderer/features/y/b.ts': 'export {};' },
  },
  'shared-is-pure': { file: 'shared/lib/a.ts', text: `import 'node:fs';` },
  resolvable: { file: 'shared/lib/a.ts', text: `import './nowhere.ts';` },
};

it.each(Object.entries(planted))(
  'a planted violation of %s is caught',
  async (rule, { file, text, also }) => {
    const folder = mkdtempSync(join(tmpdir(), 'layers-'));
    try {
      for (const [path, content] of Object.entries({ [file]: text, ...also })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      const present = rooms.filter((room) => globSync(join(folder, room)).length > 0);
      const violations = violationsOf(await inspect(folder, present));
      expect(violations.some((violation) => violation.startsWith(`${rule}: `))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
