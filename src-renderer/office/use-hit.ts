import { useMemo } from 'react';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type CatalogHit, hitOf } from '../search/hit.ts';
import { useDepartmentName } from './use-names.ts';

/** A found entry as it is shown: who provides it, and where it has what was searched for. */
export function useHit(entry: CatalogEntry, text: string): CatalogHit {
  const providerName = useDepartmentName()(entry.providerId);
  return useMemo(() => hitOf(entry, providerName, text), [entry, providerName, text]);
}
