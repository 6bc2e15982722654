import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseRefusal } from '../database-refusal.ts';
import { errorCode } from '../error-code.ts';
import { writeDurably } from './durable-file.ts';

/** What a data folder remembers of its cluster, in cluster.json. */
const ClusterRecord = z.object({
  version: z.literal(1),
  /** The folder holding the cluster and its log: relative to the data folder when inside it. */
  home: z.string().min(1),
  /** The port of the last start, kept where possible so that a firewall or a tool can name it. */
  port: z.number().int().min(1).max(65_535),
  /** True once initdb was seen to finish: from then on a missing cluster is a loss, not a first start. */
  initialised: z.boolean(),
});
export type ClusterRecord = z.infer<typeof ClusterRecord>;

/** The record of a data folder, or undefined at a first start. Refuses a record it cannot read. */
export async function readRecord(dataDir: string): Promise<ClusterRecord | undefined> {
  const path = join(dataDir, 'cluster.json');
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return ClusterRecord.parse(JSON.parse(text));
  } catch (error) {
    throw new DatabaseRefusal('database.cannot-start', `${path} 已损坏。`, { cause: error });
  }
}

/** Replaces the record as a whole. */
export async function writeRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  await writeDurably(join(dataDir, 'cluster.json'), `${JSON.stringify(record, null, 2)}\n`);
}

/** The password of the server's only user: 192 random bits, made at the first call, in a 0600 file. */
export async function readOrMakePassword(dataDir: string): Promise<string> {
  const path = join(dataDir, 'database.password');
  const known = (await readIfPresent(path))?.trim();
  if (known) return known;
  const password = randomBytes(24).toString('base64url');
  await writeDurably(path, `${password}\n`);
  return password;
}

async function readIfPresent(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
}
