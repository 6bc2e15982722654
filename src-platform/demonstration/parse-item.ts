/**
 * The notation for information items: `name[@id][:[type][share]]`, separated by spaces. `type` is one of the
 * guide's eleven letters and `share` is 1, 2 or 3 (四(二)); what is left out comes from the name and the entry.
 */
import type { InformationItem, ShareType } from '#shared/domain/catalog/entry.ts';
import type { ItemTypes } from './compact-source.ts';

const notation =
  /^(?<name>[^\s@:]+)(?:@(?<id>[a-z][a-z0-9-]*))?(?::(?=.)(?<type>[CNYDTLMGBIF])?(?<share>[123])?)?$/u;

const shareOfDigit: Readonly<Record<string, ShareType>> = {
  '1': 'unconditional',
  '2': 'conditional',
  '3': 'withheld',
};

/** 数据类型 of an item called `name`: by its beginning, then by its longest known ending, else `C`. */
export const typeOfName = (name: string, types: ItemTypes): InformationItem['dataType'] => {
  const beginning = Object.keys(types.beginnings).find((start) => name.startsWith(start));
  if (beginning !== undefined) return types.beginnings[beginning] ?? 'C';
  const ending = Object.keys(types.endings)
    .filter((end) => name.endsWith(end))
    .reduce((longest, end) => (end.length > longest.length ? end : longest), '');
  return types.endings[ending] ?? 'C';
};

/**
 * Reads the items of one entry. An item without an id gets `item-NN` by its place, so new items go last.
 * Throws where a token does not follow the notation.
 */
export const parseItems = (
  text: string,
  defaultShare: ShareType,
  types: ItemTypes,
): readonly InformationItem[] =>
  text.split(' ').map((token, index) => {
    const groups = notation.exec(token)?.groups;
    if (groups?.name === undefined) throw new Error(`item "${token}" is not written as name[@id][:type]`);
    const name = groups.name;
    return {
      id: groups.id ?? `item-${String(index + 1).padStart(2, '0')}`,
      name,
      dataType: (groups.type as InformationItem['dataType'] | undefined) ?? typeOfName(name, types),
      shareType: shareOfDigit[groups.share ?? ''] ?? defaultShare,
    };
  });
