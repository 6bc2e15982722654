/** What an import would change in an entry, column by column and item by item, in the sheet's own words. */
import type { EntryContent } from '../entry-content.ts';
import { entryFields } from './columns.ts';
import type { SheetDirectory } from './directory.ts';
import { itemTexts } from './item-columns.ts';

export type Difference = { readonly title: string; readonly before: string; readonly after: string };

const fieldDifferences = (before: EntryContent, after: EntryContent, directory: SheetDirectory) =>
  entryFields.flatMap((field): readonly Difference[] => {
    const [was, is] = [field.write(before, directory), field.write(after, directory)];
    return field.heads
      .map(({ title }, index) => ({ title, before: was[index] ?? '', after: is[index] ?? '' }))
      .filter((each) => each.before !== each.after);
  });

type NamedText = { readonly id: string; readonly text: string; readonly name: string };

const itemsOf = (content: EntryContent, directory: SheetDirectory): readonly NamedText[] =>
  content.items.map((item) => {
    const { name, dataType, shareType, source } = itemTexts(item, content, directory);
    const origin = source === '' ? '' : `，取自 ${source}`;
    return { id: item.id, name, text: `${dataType}，${shareType}${origin}` };
  });

const itemDifferences = (before: EntryContent, after: EntryContent, directory: SheetDirectory) => {
  const was = itemsOf(before, directory);
  const is = itemsOf(after, directory);
  const known = new Map(was.map((each) => [each.id, each]));
  const left = new Set(is.map(({ id }) => id));
  const removed = was.filter(({ id }) => !left.has(id));
  const changed: readonly Difference[] = [
    ...is
      .filter(({ id, text }) => known.get(id)?.text !== text)
      .map(({ id, name, text }) => ({
        title: `信息项“${name}”`,
        before: known.get(id)?.text ?? '',
        after: text,
      })),
    ...removed.map(({ name, text }) => ({ title: `信息项“${name}”`, before: text, after: '删除' })),
  ];
  const order = (items: readonly NamedText[], others: ReadonlySet<string>) =>
    items.filter(({ id }) => others.has(id)).map(({ name }) => name);
  const [first, then] = [order(was, left), order(is, new Set(known.keys()))];
  return first.join('\n') === then.join('\n')
    ? changed
    : [...changed, { title: '信息项顺序', before: first.join('、'), after: then.join('、') }];
};

/** Everything a new entry says, item by item; what is blank is left out. */
export const writtenIn = (content: EntryContent, directory: SheetDirectory): readonly Difference[] => [
  ...entryFields.flatMap((field) => {
    const texts = field.write(content, directory);
    return field.heads
      .map(({ title }, index) => ({ title, before: '', after: texts[index] ?? '' }))
      .filter(({ after }) => after !== '');
  }),
  ...itemDifferences({ ...content, items: [], itemSources: [] }, content, directory),
];

/** None where the two say the same. */
export const differencesOf = (
  before: EntryContent,
  after: EntryContent,
  directory: SheetDirectory,
): readonly Difference[] => [
  ...fieldDifferences(before, after, directory),
  ...itemDifferences(before, after, directory),
];
