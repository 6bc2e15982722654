import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearStalePostmasterFile, livingPostmaster, parsePostmasterFile } from './postmaster-file.ts';

const file = (pid: number, status: string) =>
  `${pid}\n/data/cluster\n1700000000\n54321\n\n127.0.0.1\n  1234567   8\n${status}\n`;

describe('postmaster.pid', () => {
  it('tells pid, port and status', () => {
    expect(parsePostmasterFile(file(42, 'ready   '))).toEqual({ pid: 42, port: 54321, status: 'ready' });
    expect(parsePostmasterFile(file(42, 'starting'))).toMatchObject({ status: 'starting' });
  });

  it('may be half written', () => {
    expect(parsePostmasterFile('')).toBeUndefined();
    expect(parsePostmasterFile('42\n/data')).toEqual({ pid: 42, port: 0, status: undefined });
  });

  it.skipIf(process.platform !== 'linux')('S5 with a reused pid is no server, and is cleared', async () => {
    const cluster = await mkdtemp(join(tmpdir(), 'cluster-'));
    // This very process is alive, but does not work in the cluster's folder.
    await writeFile(join(cluster, 'postmaster.pid'), file(process.pid, 'ready'));
    expect(await livingPostmaster(cluster)).toBeUndefined();
    await clearStalePostmasterFile(cluster);
    expect(await readdir(cluster)).toEqual([]);
    await rm(cluster, { recursive: true });
  });
});
