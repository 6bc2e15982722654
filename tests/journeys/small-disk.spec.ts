/** The program itself on a disk that has too little room (S9). */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { freshFolder } from './support/programs.ts';

test('S9 a desk opens nothing on a disk with less than 200 MB of room, and says so', () => {
  const disk = freshFolder('small-disk');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]);
  test.skip(mounted.status !== 0, 'this account may not mount a small disk');
  try {
    const program = ['src-main/start/desk-window.ts', '--door', 'none', '--json', '--data', disk];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...program, '--platform', 'http://127.0.0.1:1'],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' }, timeout: 120_000 },
    );
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('不足 200 MB');
    expect(readdirSync(disk)).toEqual([]);
  } finally {
    spawnSync('umount', [disk]);
  }
});
