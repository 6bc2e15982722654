/** Which road an application takes, decided by the strictest of the items asked for (R032 to R034, R043). */
import type { CatalogEntry, InformationItem, ShareType } from './entry.ts';

const strictness: Readonly<Record<ShareType, number>> = { unconditional: 0, conditional: 1, withheld: 2 };

/** The strictest sharing type among items; `unconditional` for none. */
export const strictestShareType = (items: readonly Pick<InformationItem, 'shareType'>[]): ShareType =>
  items.reduce<ShareType>(
    (strictest, item) => (strictness[item.shareType] > strictness[strictest] ? item.shareType : strictest),
    'unconditional',
  );

/** True where the department stands on the 专用 list and so skips application and review (五(四)4). */
export const isDedicatedTo = (entry: Pick<CatalogEntry, 'dedicatedTo'>, departmentId: string): boolean =>
  entry.dedicatedTo?.includes(departmentId) ?? false;
