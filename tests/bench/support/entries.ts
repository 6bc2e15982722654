/** Invented catalogue entries as a platform holds them; the same ones every time. */
import { type CatalogEntry, catalogEntry } from '#shared/domain/catalog/entry.ts';
import { inventedEntry } from '#shared/domain/catalog/invented/invented-entry.ts';

const usualSeed = 2022;

export type Provider = { readonly id: string; readonly name: string };

/** The entry of that number, published, of about 2 kB as it lies in the database. */
export const inventedPublished = (
  seed: number,
  number: number,
  providers: readonly Provider[],
): CatalogEntry => {
  const { departmentId, codeClass, key, entry } = inventedEntry(seed, number, providers);
  return {
    ...entry,
    id: `bench-${String(number).padStart(7, '0')}`,
    code: `${codeClass}/${number + 1}`,
    providerId: departmentId,
    publishedOn: '2026-01-05',
    status: 'published',
    importedFrom: key,
    demonstration: true,
  };
};

/**
 * So many of them; 0.7 kB each without the parts that are alike in all.
 * @param providerIds departments the entries are spread over
 * @param first the number of the first of them
 */
export function* inventedEntries(
  count: number,
  providerIds: readonly string[],
  first = 0,
): Generator<CatalogEntry> {
  const providers = providerIds.map((id) => ({ id, name: id }));
  for (let number = first; number < first + count; number += 1)
    yield inventedPublished(usualSeed, number, providers);
}

/** Throws where an invented entry is none that the platform would take. */
export const checkInvented = (): void => {
  for (const entry of inventedEntries(3, ['d'])) catalogEntry.parse(entry);
};
