/**
 * Search blocks of segments, kept ready made in one file of the origin's own file system (decision 0026): read in a
 * fraction of the time that making them takes. They tell nothing that the segments do not, and may vanish at any time.
 */
import { type ImageFile, keepInImage, readImage } from './image-places.ts';

export type BlockImage = {
  /** Hands over those of these segments' blocks that are there, each lent for the time of the call. */
  readonly read: (
    digests: readonly string[],
    take: (digest: string, block: Uint8Array<ArrayBuffer>) => void,
  ) => Promise<void>;
  /** Keeps these blocks, by their segments' digests, and deletes all others. */
  readonly keep: (blocks: ReadonlyMap<string, () => Uint8Array<ArrayBuffer>>) => Promise<void>;
};

const folder = 'search-blocks';

/** A worker alone has it. */
type FileHandle = FileSystemFileHandle & {
  readonly createSyncAccessHandle: () => Promise<ImageFile & { readonly close: () => void }>;
};

/** Messages that have come meanwhile are answered first. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * @param database name of the officer's database
 * @param version of what the blocks hold; an image of another is not read
 */
export async function openBlockImage(database: string, version: string): Promise<BlockImage> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(folder, { create: true });
  const own = await all.getDirectoryHandle(database, { create: true });
  // Windows of one officer take turns: a file is open in one place at a time.
  const use = async (work: (file: ImageFile) => Promise<void>): Promise<void> =>
    await navigator.locks.request(`${folder} ${database}`, async () => {
      const handle = (await own.getFileHandle(version, { create: true })) as FileHandle;
      const file = await handle.createSyncAccessHandle();
      try {
        await work(file);
      } finally {
        file.close();
      }
    });
  const deleteOthers = async (): Promise<void> => {
    const names: string[] = [];
    for await (const name of own.keys()) if (name !== version) names.push(name);
    for (const name of names) await own.removeEntry(name);
  };
  return {
    read: (digests, take) => use((file) => readImage(file, new Set(digests), { take, breath })),
    keep: async (blocks) => {
      await use((file) => keepInImage(file, blocks, breath));
      await deleteOthers();
    },
  };
}

export async function deleteBlockImage(database: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(folder).catch(() => null);
  await all?.removeEntry(database, { recursive: true }).catch(() => undefined);
}
