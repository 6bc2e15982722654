/** Copies of the demonstration: of its database, on the one server that was set up, and of its platform's folder. */
import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { openDatabase } from '../../../src-platform/database/open-database.ts';
import { addressOf } from '../../conformance/postgres-servers.ts';

/** Where the setup leaves the server's address for the workers, which are processes of their own. */
export const serverVariable = 'JOURNEY_DATABASE_SERVER';

/** And the folder of the platform that loaded it: its seal is shut with the secret that lies there. */
export const folderVariable = 'JOURNEY_DEMONSTRATION_FOLDER';

/** The database that is copied; nobody is connected to it once it is loaded. */
export const demonstration = 'demonstration';

const leftBySetup = (variable: string): string => {
  const value = process.env[variable];
  if (value === undefined) throw new Error('Playwright’s global setup did not run.');
  return value;
};

const onServer = async (statement: string): Promise<void> => {
  const databaseUrl = leftBySetup(serverVariable);
  const admin = await openDatabase({ databaseUrl, dataDir: '/nonexistent', log: () => undefined });
  try {
    await admin.query(statement);
  } finally {
    await admin.close();
  }
};

/** A database of its own with the demonstration in it, and in the folder what belongs to it; `drop` removes the database. */
export const copyDemonstration = async (folder: string): Promise<{ url: string; drop(): Promise<void> }> => {
  const name = `journey_${randomBytes(6).toString('hex')}`;
  await cp(leftBySetup(folderVariable), folder, { recursive: true });
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${demonstration}`);
  return {
    url: addressOf(leftBySetup(serverVariable), name),
    drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
};
