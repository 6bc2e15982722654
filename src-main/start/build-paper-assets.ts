/** `npm run build`, the part of the papers: their style sheet and fonts, laid out where the hosts serve them. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { type ProgramFolders, programFolders } from './program-folders.ts';

/** Families the papers use, each by a style sheet of its package, with the files that names. */
const fonts = [
  { family: 'noto-serif-sc', sheet: '400' },
  { family: 'noto-serif-sc', sheet: '700' },
  { family: 'noto-sans-sc', sheet: '400' },
  // Digests and signatures, which are hex.
  { family: 'noto-sans-mono', sheet: 'latin-400' },
] as const;

/** `url(./files/x.woff2) format('woff2')`; the older format beside it is for browsers we do not run in. */
const webFont = /url\(\.\/files\/([\w[\]-]+\.woff2)\) format\('woff2'\)/gu;
const olderFont = /, url\([^)]+\) format\('woff'\)/gu;

/** Lays out `program.paperAssets` anew. */
export async function buildPaperAssets(program: ProgramFolders): Promise<void> {
  await rm(program.paperAssets, { recursive: true, force: true });
  await mkdir(program.paperAssets, { recursive: true });
  await cp(join(program.root, 'assets', 'print', 'paper.css'), join(program.paperAssets, 'paper.css'));
  for (const font of fonts) await layOutFont(program, font);
}

async function layOutFont({ root, paperAssets }: ProgramFolders, { family, sheet }: (typeof fonts)[number]) {
  const from = join(root, 'node_modules', '@fontsource', family);
  const to = join(paperAssets, family);
  let text = (await readFile(join(from, `${sheet}.css`), 'utf8')).replace(olderFont, '');
  await mkdir(join(to, 'files'), { recursive: true });
  for (const [, file] of text.matchAll(webFont)) {
    if (file === undefined) continue;
    const bytes = await readFile(join(from, 'files', file));
    const named = nameByContent(file, bytes);
    await writeFile(join(to, 'files', named), bytes);
    text = text.replace(`./files/${file})`, `./files/${named})`);
  }
  await writeFile(join(to, `${sheet}.css`), text);
  await cp(join(from, 'LICENSE'), join(to, 'LICENSE.txt'));
}

/** A browser may keep it for good: another release's font has another name. */
function nameByContent(file: string, bytes: Uint8Array): string {
  return file.replace(/\.woff2$/u, `-${bytesToHex(sm3(bytes)).slice(0, 12)}.woff2`);
}

if (import.meta.main) await buildPaperAssets(programFolders(import.meta.dirname));
