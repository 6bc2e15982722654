import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnEntry } from '#shared/domain/cataloguing/sheet/own-entries.ts';
import { planImport } from '#shared/domain/cataloguing/sheet/plan-import.ts';
import { readSheet } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import { anyOwn, directory, provider } from '#shared/domain/cataloguing/sheet/testing/any-content.ts';
import { writeSheet } from '#shared/domain/cataloguing/sheet/write-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

const exported = (own: readonly OwnEntry[]): Promise<Uint8Array> =>
  writeWorkbook(writeSheet(own, { provider, directory }, () => '草稿'));

const imported = async (bytes: Uint8Array, own: readonly OwnEntry[]) => {
  const grids = await readWorkbook(bytes);
  if (!grids.ok) throw new Error(grids.error);
  const sheet = readSheet(grids.value);
  if (!sheet.ok) throw new Error(sheet.error);
  const newId = (row: number) => `entry-${row}`;
  return planImport(sheet.value.entries, { department: provider, own, directory, newId });
};

describe('a sheet that goes out and comes back', () => {
  it('[R021] [R024] says of every entry, whatever was written in it, that nothing changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyOwn, async (own) => {
        const lines = await imported(await exported(own), own);
        expect(lines.map(({ kind, name }) => [kind, name])).toEqual(
          own.map(({ content }) => ['unchanged', content.name]),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('[R021] carries the whole entry: what a changed one becomes differs only where it was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyOwn, async (own) => {
        const changed = own.map((entry) => ({
          ...entry,
          code: entry.code ?? `${entry.codePrefix}/99${entry.id.slice(2)}`,
          content: { ...entry.content, duty: `改${entry.content.duty}`.slice(0, 400).trim() },
        }));
        const before = changed.map((entry, index) => ({
          ...entry,
          content: own[index]?.content ?? entry.content,
        }));
        const lines = await imported(await exported(changed), before);
        expect(lines.map((line) => (line.kind === 'changed' ? line.act.args.content : line))).toEqual(
          changed.map(({ content }) => content),
        );
        expect(
          lines.map((line) => (line.kind === 'changed' ? line.differences.map(({ title }) => title) : line)),
        ).toEqual(changed.map(() => ['采集的职责依据']));
      }),
      { numRuns: 60 },
    );
  });
});
