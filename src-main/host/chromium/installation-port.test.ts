import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BridgeError } from '#shared/contract/service.ts';
import { openOnInstallationPort } from './installation-port.ts';

let dataDir: string;
const file = () => join(dataDir, 'loopback-port');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-port-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const taken = async (): Promise<number> => {
  throw new BridgeError('loopback.port-taken', '已被占用');
};

describe('port of the installation', () => {
  it('L12 chooses a port once that no outgoing connection is given, and keeps it, readable by its user only', async () => {
    const first = await openOnInstallationPort(dataDir, async (port) => port);
    expect(first).toBeGreaterThanOrEqual(61_000);
    expect(first).toBeLessThanOrEqual(65_535);
    expect(await openOnInstallationPort(dataDir, async (port) => port)).toBe(first);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('L12 never moves to another port when the kept one is taken', async () => {
    await writeFile(file(), '50123\n');
    const asked: number[] = [];
    const opening = openOnInstallationPort(dataDir, async (port) => {
      asked.push(port);
      return taken();
    });
    await expect(opening).rejects.toMatchObject({ code: 'loopback.port-taken' });
    expect(asked).toEqual([50_123]);
    expect(await readFile(file(), 'utf8')).toBe('50123\n');
  });

  it('L12 the first start looks for a free port, because nothing is kept under any yet', async () => {
    const asked: number[] = [];
    const port = await openOnInstallationPort(dataDir, async (candidate) => {
      asked.push(candidate);
      return asked.length < 3 ? taken() : candidate;
    });
    expect(asked).toHaveLength(3);
    expect(await readFile(file(), 'utf8')).toBe(`${port}\n`);
  });

  it('L12 of two first starts at once one keeps its port and the other is refused', async () => {
    const starts = [0, 1].map(() => openOnInstallationPort(dataDir, async (port) => port));
    const outcomes = await Promise.allSettled(starts);
    const opened = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(opened.map(({ value }) => `${value}\n`)).toEqual([await readFile(file(), 'utf8')]);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'loopback.port-taken' },
    });
    expect(await readdir(dataDir)).toEqual(['loopback-port']);
  });

  it('L12 a first start that finds none keeps none', async () => {
    await expect(openOnInstallationPort(dataDir, taken)).rejects.toMatchObject({
      code: 'loopback.port-taken',
    });
    await expect(stat(file())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each(['', 'abc', '80', '99999', '5012', '50123 50124', '-5012'])(
    'L12 a broken record %j is refused and not replaced',
    async (text) => {
      await writeFile(file(), text);
      const opening = openOnInstallationPort(dataDir, async (port) => port);
      await expect(opening).rejects.toMatchObject({ code: 'loopback.port-unreadable' });
      expect(await readFile(file(), 'utf8')).toBe(text);
    },
  );
});
