import { readFileSync } from 'node:fs';

type Folder = { readonly files: Readonly<Record<string, Entry>> };
type File = { readonly size: number; readonly offset: string };
type Entry = Folder | File;

export type AsarArchive = {
  /** In bytes, header included. */
  readonly size: number;
  /** Every file's path with `/`, sorted. */
  readonly paths: readonly string[];
  readonly bytes: (path: string) => Buffer;
  readonly text: (path: string) => string;
};

/**
 * Reads Electron's archive: a pickled header (its length at byte 4, its JSON's length at 12, the JSON at 16), then
 * the files one after another. Throws for a file kept outside the archive, which ours has none of.
 */
export function readAsar(path: string): AsarArchive {
  const archive = readFileSync(path);
  const firstFile = 8 + archive.readUInt32LE(4);
  const header = archive.toString('utf8', 16, 16 + archive.readUInt32LE(12));
  const files = new Map(filesOf(JSON.parse(header) as Folder, ''));
  const bytes = (name: string): Buffer => {
    const file = files.get(name);
    if (file?.offset === undefined) throw new Error(`not in the archive: ${name}`);
    const start = firstFile + Number(file.offset);
    return archive.subarray(start, start + file.size);
  };
  return {
    size: archive.length,
    paths: [...files.keys()].sort(),
    bytes,
    text: (name) => bytes(name).toString('utf8'),
  };
}

function filesOf({ files }: Folder, folder: string): [string, File][] {
  return Object.entries(files).flatMap(([name, entry]): [string, File][] =>
    'files' in entry ? filesOf(entry, `${folder}${name}/`) : [[folder + name, entry]],
  );
}
