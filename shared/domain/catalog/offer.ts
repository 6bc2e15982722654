/** Whether an entry offers a department certain items, as the entry stands now (四(二)3, 四(三), 五(四)4). */
import { firstRefusal } from '../action.ts';
import type { Refusal } from '../refusals.ts';
import type { CatalogEntry } from './entry.ts';
import { isDedicatedTo } from './share-type.ts';

export type Wanted = {
  readonly departmentId: string;
  readonly itemIds: readonly string[];
  /** The argument that names the items, where there is one. */
  readonly field?: string;
};

/**
 * Null where it does. Asked when an application is made and again when consent is given: between the two the
 * entry may have been stopped, withheld or given to others alone.
 */
export const checkOffer = (
  entry: CatalogEntry,
  { departmentId, itemIds, field }: Wanted,
): { readonly ok: false; readonly error: Refusal } | null => {
  const items = entry.items.filter((item) => itemIds.includes(item.id));
  return firstRefusal(
    [entry.replacedByEntryId === undefined, 'case.entry-replaced'],
    [entry.status === 'published', 'case.entry-not-published'],
    [entry.dedicatedTo === null || isDedicatedTo(entry, departmentId), 'case.dedicated-only'],
    [items.length === itemIds.length, 'case.item-unknown', field],
    [items.every((item) => item.shareType !== 'withheld'), 'case.item-withheld', field],
  );
};
