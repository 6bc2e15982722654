import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['shared', 'src-main', 'src-renderer', 'src-platform', 'assets', 'tests'];
/** Forgeable, with weak or printed keys, or without upkeep, so not even oracles. */
const NEVER = ['sm.js', 'miniprogram-sm-crypto', 'gm-crypto', 'gm-crypt', 'sm2', 'sm4-128-ecb'];
const ORACLES = ['sm-crypto', 'sm-crypto-v2'];
/** Where CVE-2026-73567, the last of sm-crypto's known holes, was closed. */
const FIRST_SOUND_ORACLE = [0, 5, 0];

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
type Lock = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
};

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const lock = readJson('package-lock.json') as Lock;
const locked = Object.entries(lock.packages).map(([path, entry]) => ({
  name: path.replace(/^.*node_modules\//, ''),
  ...entry,
}));

/** The packages of `names` that a source text imports, requires or re-exports, by any path inside them. */
function importedFrom(source: string, names: readonly string[]): readonly string[] {
  const specifiers = source.matchAll(/\b(?:from|import|require)\s*\(?\s*['"`]([^'"`]+)['"`]/g);
  const imported = Array.from(specifiers, ([, specifier]) => specifier as string);
  return names.filter((name) => imported.some((path) => path === name || path.startsWith(`${name}/`)));
}

const sources = ROOMS.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:[cm]?[jt]sx?)$/.test(path))
    .map((path) => ({ path: `${room}/${path}`, text: readFileSync(join(root, room, path), 'utf8') })),
);

describe('packages that must stay out of the product', () => {
  it.each(NEVER)('C12 %s is not installed, not even for another package', (name) => {
    expect(locked.map((entry) => entry.name)).not.toContain(name);
  });

  it.each(ORACLES)('C12 %s is for tests only', (name) => {
    const sections = Object.keys(manifest).filter((section) => Object.hasOwn(manifest[section] ?? {}, name));
    expect(sections).toEqual(['devDependencies']);
    const entries = locked.filter((entry) => entry.name === name);
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry.dev).toBe(true);
  });

  it('C12 sm-crypto is locked at a version without its known holes', () => {
    const version = locked.find((entry) => entry.name === 'sm-crypto')?.version ?? '0';
    const parts = version.split('.').map(Number);
    const first = parts.findIndex((part, i) => part !== FIRST_SOUND_ORACLE[i]);
    expect(first < 0 || (parts[first] as number) > (FIRST_SOUND_ORACLE[first] as number), version).toBe(true);
  });

  it('C12 no source outside tests/ imports any of them', () => {
    const offenders = sources
      .filter(({ path }) => !path.startsWith('tests/'))
      .filter(({ text }) => importedFrom(text, [...NEVER, ...ORACLES]).length > 0);
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  it('C12 the search sees imports: it finds the oracles in tests/, and every way to write one', () => {
    const users = sources.filter(({ text }) => importedFrom(text, ORACLES).length > 0);
    expect(users.map(({ path }) => path)).toContain('tests/interop/sm-oracles.ts');
    for (const planted of [
      "import { sm2 } from 'sm-crypto';",
      "export * from 'sm-crypto/src/sm2';",
      "import 'sm-crypto';",
      "await import('sm-crypto');",
      'require("sm-crypto")',
    ]) {
      expect(importedFrom(planted, ORACLES), planted).toEqual(['sm-crypto']);
    }
    expect(importedFrom("// sm-crypto is not used\nimport { x } from './sm-crypto.ts';", ORACLES)).toEqual(
      [],
    );
  });
});
