/**
 * Playwright's global setup: one PostgreSQL for all journeys with the demonstration loaded once. Every platform gets a
 * copy of it, which takes a moment; a cluster and a demonstration of its own would take some ten seconds each time.
 * That a platform makes its own cluster is proven where the plug is pulled.
 */
import { rmSync } from 'node:fs';
import { openDatabase } from '../../../src-platform/database/open-database.ts';
import { addressOf, spareTheDisk, temporaryDataFolder } from '../../conformance/postgres-servers.ts';
import { demonstration, folderVariable, serverVariable } from './demonstration-copies.ts';
import { bundlePrograms, freshFolder, startPlatformIn } from './programs.ts';

/** Runs once before all journeys; what it returns runs after them. */
export default async function setUp(): Promise<() => Promise<void>> {
  await bundlePrograms();
  const home = await temporaryDataFolder();
  const admin = await openDatabase({ dataDir: home.path, log: () => undefined });
  await spareTheDisk(admin);
  await admin.query(`CREATE DATABASE ${demonstration}`);
  const folder = freshFolder('demonstration');
  const loader = await startPlatformIn(folder, addressOf(admin.connectionString, demonstration));
  await loader.stop();
  process.env[serverVariable] = admin.connectionString;
  process.env[folderVariable] = folder;
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await admin.close();
    await home.remove();
  };
}
