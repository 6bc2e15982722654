/** Which road an application takes, decided by the strictest of the items asked for (R032 to R034, R043). */
import type { CatalogEntry, InformationItem, ShareType } from './entry.ts';

const strictness: Readonly<Record<ShareType, number>> = { unconditional: 0, conditional: 1, withheld: 2 };

/** The strictest sharing type among items; `unconditional` for none. */
export const strictestShareType = (items: readonly Pick<InformationItem, 'shareType'>[]): ShareType =>
  items.reduce<ShareType>(
    (strictest, item) => (strictness[item.shareType] > strictness[strictest] ? item.shareType : strictest),
    'unconditional',
  );

/**
 * The entry's own sharing type: where items differ it is conditional, because only part of it is for all
 * (四(二)2). A facet for lists; what an application may take is decided item by item.
 */
export const overallShareType = (items: readonly Pick<InformationItem, 'shareType'>[]): ShareType => {
  const present = new Set(items.map((item) => item.shareType));
  const [first] = present;
  return present.size === 1 && first !== undefined ? first : 'conditional';
};

/** True where the department stands on the 专用 list and so skips application and review (五(四)4). */
export const isDedicatedTo = (entry: Pick<CatalogEntry, 'dedicatedTo'>, departmentId: string): boolean =>
  entry.dedicatedTo?.includes(departmentId) ?? false;
