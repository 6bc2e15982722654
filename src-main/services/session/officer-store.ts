/** The officers of this workstation on its disk: who was last, and what each one's password opens. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import { destroyKeys, type ErasableFolder, eraseData } from './erase.ts';
import { type UnlockFile, unlockFile } from './unlock-file.ts';

const lastOfficer = z.strictObject({ officerId: z.string().max(80) });

export type OfficerStore = {
  readonly folderOf: (officerId: string) => string;
  readonly triesFile: (officerId: string) => string;
  /** The unlock file of the officer who worked here last, or null. */
  readonly last: () => Promise<UnlockFile | null>;
  readonly read: (officerId: string) => Promise<UnlockFile | null>;
  /** Writes the file and makes its officer the last one. */
  readonly keep: (file: UnlockFile) => Promise<void>;
  /** Every officer who has files here. */
  readonly officers: () => Promise<readonly string[]>;
  /** Where something of these officers lies, set aside or not; of everybody where null. */
  readonly foldersOf: (officerIds: readonly string[] | null) => Promise<readonly ErasableFolder[]>;
  /** Destroys what opens a folder's data. May be done again. */
  readonly destroyKeys: (folder: ErasableFolder) => Promise<void>;
  /** Call once the keys are destroyed; may be done again. Whether unsent acts were kept for their officer. */
  readonly eraseData: (folder: ErasableFolder) => Promise<boolean>;
  /** Moves an officer's files aside, sealed as they are, so that a new data key can begin. */
  readonly setAside: (officerId: string) => Promise<void>;
};

export function createOfficerStore(dataDir: string): OfficerStore {
  const lastFile = join(dataDir, 'last-officer.json');
  const aside = join(dataDir, 'officers-set-aside');
  const folderOf = (officerId: string) => join(dataDir, 'officers', folderName(officerId));
  const fileOf = (officerId: string) => join(folderOf(officerId), 'unlock.json');

  const read = async (officerId: string) => {
    const found = await readJson(fileOf(officerId), unlockFile);
    return found.state === 'read' && found.value.officer.id === officerId ? found.value : null;
  };

  return {
    folderOf,
    triesFile: (officerId) => join(dataDir, 'officers', `${folderName(officerId)}.tries.json`),
    read,
    async last() {
      const found = await readJson(lastFile, lastOfficer);
      return found.state === 'read' ? read(found.value.officerId) : null;
    },
    async keep(file) {
      await writeDurably(fileOf(file.officer.id), JSON.stringify(file));
      await writeDurably(lastFile, JSON.stringify({ officerId: file.officer.id }));
    },
    async officers() {
      const folders = await foldersIn(join(dataDir, 'officers'));
      const files = folders.map(({ path }) => readJson(join(path, 'unlock.json'), unlockFile));
      return (await Promise.all(files)).flatMap((found) =>
        found.state === 'read' ? [found.value.officer.id] : [],
      );
    },
    async foldersOf(officerIds) {
      const names = officerIds?.map(folderName) ?? null;
      const here = (await foldersIn(join(dataDir, 'officers'))).filter(
        ({ name }) => names === null || names.includes(name),
      );
      const old = (await foldersIn(aside)).filter(
        ({ name }) => names === null || names.some((each) => name.startsWith(`${each}.`)),
      );
      return [
        ...here.map(({ path }) => ({ path, mayKeepActs: true })),
        ...old.map(({ path }) => ({ path, mayKeepActs: false })),
      ];
    },
    destroyKeys,
    eraseData,
    async setAside(officerId) {
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await rename(folderOf(officerId), join(aside, `${folderName(officerId)}.${randomUUID()}`));
    },
  };
}

async function foldersIn(path: string): Promise<{ readonly name: string; readonly path: string }[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, path: join(path, name) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Ids may hold `:`, end in a dot or differ only in case, and Windows takes none of these for two folders. */
function folderName(officerId: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,79}$/u.test(officerId)) return officerId;
  const plain = officerId.toLowerCase().replace(/[^a-z0-9_-]/gu, '_');
  return `${plain}~${createHash('sha256').update(officerId).digest('hex').slice(0, 12)}`;
}
