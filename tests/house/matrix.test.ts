/** Every action has its matrix: no act is added without saying who may do it, and when. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type ActionName, actions } from '#shared/domain/actions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Actions still without a matrix. The list only shrinks; a new action brings its own `*matrix.test.ts`. */
const notYet: readonly ActionName[] = [];

/** The names in the `covers` lists of files that declare a matrix. */
const coveredNames = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const path of glob('shared/domain/**/*matrix.test.ts', { cwd: root })) {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    if (!/matrixOf[<(]/u.test(text)) continue;
    const lists = [...text.matchAll(/covers: \[([^\]]*)\]/gu)].map((match) => match[1] ?? '');
    found.push(...lists.flatMap((list) => [...list.matchAll(/'([^']+)'/gu)].map((match) => match[1] ?? '')));
  }
  return found;
};

it('every action is covered by a matrix: see CONTRIBUTING.md', async () => {
  const covered = new Set(await coveredNames());
  const uncovered = Object.keys(actions).filter((name) => !covered.has(name));
  expect(uncovered.sort()).toEqual([...notYet].sort());
});
