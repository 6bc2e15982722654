/** Real records nobody here wrote, through the sheet and back, where the trial data lies beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { newContent } from '#shared/domain/cataloguing/entry-content.ts';
import { foldName } from '#shared/domain/cataloguing/rivals.ts';
import type { OwnEntry } from '#shared/domain/cataloguing/sheet/own-entries.ts';
import { planImport } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import { readSheet } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { directory, provider } from '#shared/domain/cataloguing/sheet/testing/any-content.ts';
import { writeSheet } from '#shared/domain/cataloguing/sheet/write-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

const file = ['../shared/data', '../../shared/data']
  .map((at) => `${at}/public-sources.jsonl`)
  .find(existsSync);

type Source = {
  readonly name: string;
  readonly summary: string;
  readonly items: readonly string[];
  readonly updateFrequency: string;
};

const cycles: Readonly<Record<string, CatalogEntry['updateCycle']>> = {
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  annual: 'yearly',
  'real-time': 'realtime',
};

const entryOf = ({ name, summary, items, updateFrequency }: Source, index: number): OwnEntry => ({
  id: `e-${index}`,
  code: `300001/${index + 1}`,
  codePrefix: '300001',
  version: 1,
  state: 'draft',
  content: {
    ...newContent(name),
    abstract: summary,
    updateCycle: cycles[updateFrequency] ?? 'yearly',
    items: items.map((item, at) => ({
      id: `item-${at + 1}`,
      name: item.slice(0, 200).trim(),
      dataType: 'C',
      shareType: 'unconditional',
    })),
  },
  publishedOn: null,
});

const name =
  file === undefined
    ? '[R021] real records (not run: no trial data beside the project)'
    : '[R021] 500 real records go out, and come in as new entries or as unchanged ones';

describe('the sheet and the world', () => {
  it.skipIf(file === undefined)(name, async () => {
    const lines = readFileSync(file ?? '', 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const own = lines.map((line, index) => entryOf(JSON.parse(line) as Source, index));
    const grids = await readWorkbook(
      await writeWorkbook(writeSheet(own, { provider, directory }, () => '草稿')),
    );
    const sheet = grids.ok ? readSheet(grids.value) : grids;
    if (!sheet.ok) throw new Error(sheet.error);
    const office = { department: provider, directory, newId: (row: number) => `entry-${row}` };
    const again = planImport(sheet.value.entries, { ...office, own });
    expect(again.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
    expect(again.length).toBe(own.length);
    const elsewhere = sheet.value.entries.map((entry) => ({
      ...entry,
      row: {
        ...entry.row,
        cells: new Map([...entry.row.cells].filter(([title]) => title !== '信息资源代码')),
      },
    }));
    const fresh = planImport(elsewhere, { ...office, own: [] });
    // Some real records share their name: without a code the second of them is told as a fault, never written twice.
    const seen = new Set<string>();
    const expected = own.map(({ content }) => {
      const name = foldName(content.name);
      const first = !seen.has(name);
      seen.add(name);
      return first ? content : 'faulty';
    });
    const contents = fresh.map((line) => (line.kind === 'new' ? line.act.args.content : line.kind));
    expect(contents).toEqual(expected);
  });
});
