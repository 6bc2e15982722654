import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { platformCommandOf } from './platform-command.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'desk-program-'));
});
afterEach(() => rm(root, { recursive: true }));

async function put(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '');
  }
}

describe('a platform of the desk behind Electron', () => {
  it('E8 runs on the Node that npm installed, never on Electron itself', async () => {
    await put('node_modules/node/bin/node', 'src-platform/start.ts');
    expect(platformCommandOf(root, 'linux')).toEqual([
      join(root, 'node_modules/node/bin/node'),
      join(root, 'src-platform/start.ts'),
      '--json',
    ]);
    expect(platformCommandOf(root, 'win32')).toBeNull();
    await put('node_modules/node/bin/node.exe');
    expect(platformCommandOf(root, 'win32')?.[0]).toBe(join(root, 'node_modules/node/bin/node.exe'));
  });

  it.each([
    ['Node', 'src-platform/start.ts'],
    ['the platform', 'node_modules/node/bin/node'],
  ])('E8 there is none without %s', async (_what, present) => {
    await put(present);
    expect(platformCommandOf(root, 'linux')).toBeNull();
  });
});
