import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/**
 * What a request may name: plain segments, none empty, none beginning with a dot, no escape of any kind.
 * Our files are named by our own build, so the list of what is allowed can be this short, and `..`, `%2e%2e`,
 * `%00`, backslash and dot files need no rule of their own.
 */
const plainPath = /^(?:\/[A-Za-z0-9_@-][A-Za-z0-9_.@-]*)+$/;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export type AssetFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Reads one file under the root, or null: not plainly named, of an unknown type, missing, or led out by a link. */
export async function readAsset(root: string, path: string): Promise<AssetFile | null> {
  const type = types[extname(path)];
  if (type === undefined || !plainPath.test(path)) return null;
  try {
    const [realRoot, realFile] = await Promise.all([realpath(root), realpath(join(root, path))]);
    if (!realFile.startsWith(realRoot + sep)) return null;
    return { type, bytes: await readFile(realFile) };
  } catch {
    return null;
  }
}
