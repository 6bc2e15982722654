import type { CatalogEntry } from '../catalog/entry.ts';
import { fold } from './fold.ts';
import { orderOf } from './place.ts';

/** An entry's texts as they are compared, and its rank among hits found in the same place. */
export const searchedTextsOf = (entry: CatalogEntry) => {
  const name = fold(entry.name);
  return {
    id: entry.id,
    name,
    code: fold(entry.code),
    abstract: fold(entry.abstract),
    items: entry.items.map((item) => fold(item.name)),
    order: orderOf({ id: entry.id, name, withheld: entry.shareType === 'withheld' }),
  };
};
