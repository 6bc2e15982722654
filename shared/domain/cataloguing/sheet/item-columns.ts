/** Columns of an information item: one row an item, as in the guide's form (item 8, and item 9 per item, R033). */
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type InformationItem, informationItem } from '../../catalog/entry.ts';
import { dataTypeLabel, shareTypeLabel } from '../../catalog/labels.ts';
import type { EntryContent } from '../entry-content.ts';
import type { CellFault } from './cell.ts';
import type { SheetDirectory } from './directory.ts';
import { checked, keyOf, notAChoice, type SheetHead, valuesOf } from './field.ts';

export const itemTitles = {
  name: '信息项名称',
  dataType: '数据类型',
  shareType: '共享类型',
  source: '来源条目代码',
} as const;
export type ItemColumn = keyof typeof itemTitles;

export const itemHeads: Readonly<Record<ItemColumn, SheetHead>> = {
  name: {
    title: itemTitles.name,
    aliases: ['信息项', '数据项名称'],
    note: '一行一个信息项，每项名称不同。',
    width: 20,
  },
  dataType: {
    title: itemTitles.dataType,
    note: '指南的十一种，见下拉选项；也可写字母代码。',
    width: 12,
    options: Object.values(dataTypeLabel),
  },
  shareType: {
    title: itemTitles.shareType,
    aliases: ['共享属性类型'],
    note: '逐项填写：无条件共享、有条件共享或不予共享（四(二)）。空白会被指出，不会被当作任何一种。',
    width: 12,
    options: Object.values(shareTypeLabel),
  },
  source: {
    title: itemTitles.source,
    note: '取自其他条目的信息项，填该条目的资源代码（二(三)）；本部门为来源则留空。',
    width: 20,
  },
};

/** An item as its row says it; it gets its id from the entry it belongs to. */
export type WrittenItem = Omit<InformationItem, 'id'> & { readonly sourceIds: readonly string[] };

const shareTypeWords = {
  无条件: 'unconditional',
  有条件: 'conditional',
  不共享: 'withheld',
  不予: 'withheld',
  1: 'unconditional',
  2: 'conditional',
  3: 'withheld',
} as const;

/** `C`, `字符型C` and `字符型（C）` beside the label, as forms in use write it. */
const dataTypeWords = Object.fromEntries(
  (Object.keys(dataTypeLabel) as InformationItem['dataType'][]).flatMap((letter) =>
    [letter, `${dataTypeLabel[letter]}${letter}`, `${dataTypeLabel[letter]}（${letter}）`].map((word) => [
      word,
      letter,
    ]),
  ),
);

export type ItemTexts = Readonly<Record<ItemColumn, string>>;
export type ItemFault = CellFault & { readonly column: ItemColumn };

const at = (column: ItemColumn, fault: CellFault): Result<never, ItemFault> => fail({ ...fault, column });

const choose = <K extends string>(
  text: string,
  labels: Readonly<Record<K, string>>,
  others: Readonly<Record<string, K>>,
): Result<K, CellFault> => {
  const key = keyOf(text, labels, others);
  if (key !== null) return ok(key);
  const fault = notAChoice(Object.values<string>(labels));
  return fail(text.trim() === '' ? { ...fault, reason: '没有填写。' } : fault);
};

/** @param known ids of entries the recorded draft already names as sources: they stand though unknown here */
export const readItem = (
  texts: ItemTexts,
  directory: SheetDirectory,
  known: ReadonlySet<string>,
): Result<WrittenItem, ItemFault> => {
  const name = checked(informationItem.shape.name, texts.name);
  if (!name.ok) return at('name', name.error);
  const dataType = choose(texts.dataType, dataTypeLabel, dataTypeWords);
  if (!dataType.ok) return at('dataType', dataType.error);
  const shareType = choose(texts.shareType, shareTypeLabel, shareTypeWords);
  if (!shareType.ok) return at('shareType', shareType.error);
  const sources = valuesOf(texts.source);
  const sourceIds = sources.map((text) => directory.entryId(text) ?? (known.has(text) ? text : null));
  const unknown = sources[sourceIds.indexOf(null)];
  if (unknown !== undefined && sourceIds.includes(null)) {
    return at('source', {
      reason: `本机目录中没有代码为“${unknown}”的条目。`,
      next: '请核对代码，或留空由本部门作为来源。',
    });
  }
  return ok({
    name: name.value,
    dataType: dataType.value,
    shareType: shareType.value,
    sourceIds: sourceIds.filter((id) => id !== null),
  });
};

export const itemTexts = (
  item: InformationItem,
  content: Pick<EntryContent, 'itemSources'>,
  directory: SheetDirectory,
): ItemTexts => ({
  name: item.name,
  dataType: dataTypeLabel[item.dataType],
  shareType: shareTypeLabel[item.shareType],
  source: content.itemSources
    .filter(({ itemId }) => itemId === item.id)
    .map(({ entryId }) => directory.entryText(entryId))
    .join('、'),
});

/** The lowest number no item carries, so that a removed item's id is not given to its neighbour. */
const freshIds = (items: readonly InformationItem[]): (() => string) => {
  let last = Math.max(0, ...items.map(({ id }) => Number(/^item-(\d+)$/u.exec(id)?.[1] ?? 0)));
  return () => {
    last += 1;
    return `item-${last}`;
  };
};

/**
 * Items with their ids: an item keeps the id of the recorded one of its name (the first of several first), because
 * applications name items by id; any other is new. Sources of items that are gone are left as they were.
 */
export const withItems = (content: EntryContent, written: readonly WrittenItem[]): EntryContent => {
  const fresh = freshIds(content.items);
  const unclaimed = [...content.items];
  const numbered = written.map(({ sourceIds, ...item }) => {
    const place = unclaimed.findIndex(({ name }) => name === item.name);
    const [known] = place < 0 ? [] : unclaimed.splice(place, 1);
    return { item: { ...item, id: known?.id ?? fresh() }, sourceIds };
  });
  const recorded = new Set(content.items.map(({ id }) => id));
  const wanted = numbered.flatMap(({ item, sourceIds }) =>
    sourceIds.map((entryId) => ({ itemId: item.id, entryId })),
  );
  const isWanted = (source: EntryContent['itemSources'][number]) =>
    !recorded.has(source.itemId) ||
    wanted.some((each) => each.itemId === source.itemId && each.entryId === source.entryId);
  const kept = content.itemSources.filter(isWanted);
  const added = wanted.filter(
    (each) => !kept.some((other) => other.itemId === each.itemId && other.entryId === each.entryId),
  );
  return { ...content, items: numbered.map(({ item }) => item), itemSources: [...kept, ...added] };
};
