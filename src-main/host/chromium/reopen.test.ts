import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Loopback, openLoopback } from '../../bridge/loopback.ts';
import { acceptReopen, askToReopen } from './reopen.ts';

let dataDir: string;
let loopback: Loopback;
const file = () => join(dataDir, 'loopback-reopen');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-reopen-'));
  loopback = await openLoopback({
    port: 0,
    assets: { answer: async () => ({ status: 404, headers: {}, body: new Uint8Array() }) },
    answer: async () => ({ text: '', bytes: null }),
    subscribe: () => () => {},
    now: () => 0,
  });
});
afterEach(async () => {
  await loopback.close();
  await rm(dataDir, { recursive: true });
});

describe('a second start of the program', () => {
  it('L12 asks the running one for its window', async () => {
    let opened = 0;
    await acceptReopen(dataDir, loopback, () => {
      opened += 1;
    });
    expect(await askToReopen(dataDir)).toBe(true);
    expect(opened).toBe(1);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('L12 is refused without the secret of this run', async () => {
    let opened = 0;
    await acceptReopen(dataDir, loopback, () => {
      opened += 1;
    });
    const note = JSON.parse(await readFile(file(), 'utf8'));
    await writeFile(file(), JSON.stringify({ ...note, secret: 'a'.repeat(43) }));
    expect(await askToReopen(dataDir)).toBe(false);
    expect(opened).toBe(0);
  });

  it('L12 finds nobody when the program is not running', async () => {
    expect(await askToReopen(dataDir)).toBe(false);
    const withdraw = await acceptReopen(dataDir, loopback, () => {});
    await loopback.close();
    expect(await askToReopen(dataDir)).toBe(false);
    await withdraw();
    await expect(stat(file())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each(['', '{', 'null', '{"origin":"http://evil.test:80","secret":"x"}'])(
    'L12 a broken note %j leads nowhere',
    async (text) => {
      await writeFile(file(), text);
      expect(await askToReopen(dataDir)).toBe(false);
    },
  );
});
