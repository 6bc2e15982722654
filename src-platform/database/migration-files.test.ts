import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkNames, readMigrations } from './migration-files.ts';

describe('migration files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('come in the order of their numbers, with the SHA-256 of their text', async () => {
    await writeFile(join(folder, '0002-b.sql'), 'abc');
    await writeFile(join(folder, '0001-a.sql'), 'SELECT 1;');
    await writeFile(join(folder, 'README.md'), 'not a migration');
    const migrations = await readMigrations(pathToFileURL(folder));
    expect(migrations.map(({ name }) => name)).toEqual(['0001-a.sql', '0002-b.sql']);
    // The "abc" example of FIPS 180-2, appendix B.1.
    expect(migrations[1]?.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('have the same hash whether checked out with LF or CRLF', async () => {
    await writeFile(join(folder, '0001-a.sql'), 'SELECT 1;\nSELECT 2;\n');
    await writeFile(join(folder, '0002-a.sql'), '\uFEFFSELECT 1;\r\nSELECT 2;\r\n');
    const [unix, windows] = await readMigrations(pathToFileURL(folder));
    expect(windows?.sha256).toBe(unix?.sha256);
  });

  it('with a wrong name or a repeated number are refused', () => {
    expect(() => checkNames(['1-a.sql'])).toThrow('NNNN-name.sql');
    expect(() => checkNames(['0001-a.sql', '0001-b.sql'])).toThrow('0001');
    expect(() => checkNames(['0001-a.sql', '0003-b.sql'])).not.toThrow();
  });
});
