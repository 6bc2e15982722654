/** Every promise of the protocol is carried by a test that names it, and the document says which file. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const protocol = readFileSync('docs/protocol.md', 'utf8');
const promised = [
  ...Array.from({ length: 22 }, (_, index) => `S${index + 1}`),
  ...Array.from({ length: 8 }, (_, index) => `A${index + 1}`),
];
const files = globSync('{shared,src-main,src-platform,src-renderer,tests}/**/*.{test,spec}.{ts,tsx}').concat(
  globSync('tests/conformance/*.ts'),
);
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** A title may be a template; the id stands in it as text all the same. */
const namesPromise = (source: string, id: string): boolean =>
  new RegExp(`['"\`][^'"\`\\n]*\\b${id}\\b`, 'u').test(source);

const rowOf = (id: string): string => protocol.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';

describe('the promises of the protocol', () => {
  it.each(promised)('%s is written out, and a test carries its id', (id) => {
    const row = rowOf(id);
    expect(row, `docs/protocol.md says nothing of ${id}`).not.toBe('');
    const proofs = [...row.matchAll(/`([^`]+\.(?:test|spec)\.ts)`/gu)].map(([, file]) => file ?? '');
    expect(proofs.length, `${id} names no test`).toBeGreaterThan(0);
    for (const proof of proofs) {
      expect(sources.has(proof), `${proof} of ${id} is not there`).toBe(true);
      expect(namesPromise(sources.get(proof) ?? '', id), `${proof} does not carry ${id}`).toBe(true);
    }
  });
});
