import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src-platform/database/migrate.ts';
import type { Database } from '../../src-platform/database/open-database.ts';

/** The part of the database suite about `migrate`; `another` opens the same server as a further node. */
export function migrationSuite(database: () => Database, another: () => Promise<Database>): void {
  let path: string;
  let folder: URL;
  beforeEach(async () => {
    await database().query('DROP TABLE IF EXISTS migration, fruit');
    path = await mkdtemp(join(tmpdir(), 'migrations-'));
    folder = pathToFileURL(path);
    await writeFile(
      join(path, '0001-fruit.sql'),
      `CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('梨');`,
    );
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('苹果')`);
    return () => rm(path, { recursive: true });
  });
  const fruit = async () => (await database().query<{ name: string }>('SELECT name FROM fruit')).rows.length;

  it('S13 apply in order, once', async () => {
    expect(await migrate(database(), folder)).toEqual(['0001-fruit.sql', '0002-apple.sql']);
    expect(await migrate(database(), folder)).toEqual([]);
    expect(await fruit()).toBe(2);
  });

  it('S13 a later one is applied alone', async () => {
    await migrate(database(), folder);
    await writeFile(join(path, '0003-plum.sql'), `INSERT INTO fruit VALUES ('李')`);
    expect(await migrate(database(), folder)).toEqual(['0003-plum.sql']);
    expect(await fruit()).toBe(3);
  });

  it('S13 one that changed after it was applied is refused, by name', async () => {
    await migrate(database(), folder);
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('桃')`);
    await expect(migrate(database(), folder)).rejects.toMatchObject({
      code: 'database.migration-changed',
      message: expect.stringContaining('0002-apple.sql'),
    });
  });

  it('S13 a database newer than the program is refused', async () => {
    await migrate(database(), folder);
    await rm(join(path, '0002-apple.sql'));
    await expect(migrate(database(), folder)).rejects.toMatchObject({ code: 'database.newer-than-program' });
  });

  it('S3 one that fails leaves nothing of itself, and those before it stay', async () => {
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('苹果'); SELECT 1/0;`);
    await expect(migrate(database(), folder)).rejects.toMatchObject({ code: '22012' });
    expect(await fruit()).toBe(1);
    await writeFile(join(path, '0002-apple.sql'), `INSERT INTO fruit VALUES ('苹果')`);
    expect(await migrate(database(), folder)).toEqual(['0002-apple.sql']);
  });

  it('S13 nodes that start together apply each one once', async () => {
    const nodes = await Promise.all([another(), another(), another()]);
    try {
      const applied = await Promise.all(nodes.map((node) => migrate(node, folder)));
      expect(applied.flat().sort()).toEqual(['0001-fruit.sql', '0002-apple.sql']);
      expect(await fruit()).toBe(2);
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
    }
  });
}
