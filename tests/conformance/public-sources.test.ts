/** The real records of the public-sources list are found by their names, items and any three characters of their abstracts. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryWith } from '#shared/domain/testing/office.ts';
import { mapRecord } from '../../src-main/services/catalog-import/map-record.ts';
import { compileKernel } from '../../src-renderer/search/kernel/compile.ts';
import { createKernelSearcher } from '../../src-renderer/search/kernel-searcher.ts';

const file = fileURLToPath(new URL('../../../shared/data/public-sources.jsonl', import.meta.url));
const missing = !existsSync(file);

const entriesOf = () =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const mapped = mapRecord(JSON.parse(line));
      if (!mapped.ok) throw new Error(mapped.error);
      return { ...entryWith(), ...mapped.value.entry, id: `public-${index}`, code: `399999/${index + 1}` };
    });

describe.skipIf(missing)(
  `the public sources in the index${missing ? ' (SKIPPED: the list is not here)' : ''}`,
  () => {
    let searcher: ReturnType<typeof createKernelSearcher>;
    const entries = missing ? [] : entriesOf();
    beforeAll(async () => {
      const kernel = await compileKernel('src-renderer/search/kernel/assembly/index.ts');
      searcher = createKernelSearcher(new WebAssembly.Module(kernel));
      searcher.put(entries);
    });
    const finds = (text: string, id: string): boolean =>
      searcher.ask({ text, facets: {}, offset: 0, limit: entries.length }).ids.includes(id);

    it('each by its name and by the name of each of its items', () => {
      expect(searcher.size()).toBe(500);
      for (const { id, name, items } of entries)
        for (const text of [name, ...items.map((item) => item.name)])
          expect({ text, found: finds(text, id) }).toEqual({ text, found: true });
    });

    it('each by any three characters of its abstract', () => {
      const lost: string[] = [];
      for (const { id, abstract } of entries) {
        const characters = Array.from(abstract);
        const pieces = new Set(characters.map((_, at) => characters.slice(at, at + 3).join('')));
        for (const text of pieces) if (text.trim() !== '' && !finds(text, id)) lost.push(`${id} ${text}`);
      }
      expect(lost).toEqual([]);
    });
  },
);
