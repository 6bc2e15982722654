/** From entries to rows of text: one row an information item, what is said once stands in the entry's first row. */
import type { Department } from '../../organisation/organisation.ts';
import { entryFields, recordHeads, sheetHeads } from './columns.ts';
import type { SheetDirectory } from './directory.ts';
import { itemTexts, itemTitles } from './item-columns.ts';
import type { OwnEntry } from './own-entries.ts';

type Provider = Pick<Department, 'name' | 'creditCode'>;

export type SheetOffice = { readonly provider: Provider; readonly directory: SheetDirectory };

type Texts = ReadonlyMap<string, string>;

const itemRow = (entry: OwnEntry, index: number, { directory }: SheetOffice): Texts => {
  const item = entry.content.items[index];
  if (item === undefined) return new Map();
  const texts = itemTexts(item, entry.content, directory);
  return new Map((Object.keys(texts) as (keyof typeof texts)[]).map((key) => [itemTitles[key], texts[key]]));
};

/** @param stateLabel the state in the officer's words */
const firstRow = (
  entry: OwnEntry & { readonly place: number },
  office: SheetOffice,
  stateLabel: (state: OwnEntry['state']) => string,
): Texts => {
  const { provider, directory } = office;
  const written = entryFields.flatMap((field) => {
    const texts = field.write(entry.content, directory);
    return field.heads.map(({ title }, index) => [title, texts[index] ?? ''] as const);
  });
  return new Map([
    ...written,
    [recordHeads.number.title, String(entry.place)],
    [recordHeads.code.title, entry.code ?? ''],
    [recordHeads.codePrefix.title, entry.codePrefix],
    [recordHeads.provider.title, provider.name],
    [recordHeads.providerCode.title, provider.creditCode],
    [recordHeads.publishedOn.title, entry.publishedOn ?? ''],
    [recordHeads.state.title, stateLabel(entry.state)],
  ]);
};

/** Rows below the titles, a text for every column of {@link sheetHeads}. */
export const writeSheet = (
  entries: readonly OwnEntry[],
  office: SheetOffice,
  stateLabel: (state: OwnEntry['state']) => string,
): readonly (readonly string[])[] =>
  entries.flatMap((entry, index) => {
    const rows = Math.max(1, entry.content.items.length);
    return Array.from({ length: rows }, (_, place) => {
      const texts = new Map([
        ...(place === 0 ? firstRow({ ...entry, place: index + 1 }, office, stateLabel) : []),
        ...itemRow(entry, place, office),
      ]);
      return sheetHeads.map(({ title }) => texts.get(title) ?? '');
    });
  });
