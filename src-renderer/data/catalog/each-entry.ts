/** One pass over the whole catalogue, a block at a time: for what no index answers, and without holding it (decision 0021). */
import type { PromiseExtended } from 'dexie';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { canBeSearched } from '#shared/domain/search/columns/columns-of.ts';
import { openBlock } from '#shared/protocol/segment.ts';
import { gunzip } from './catalog-rows.ts';
import { blocksOf, type CatalogTables, membersOf } from './catalog-tables.ts';

/**
 * Shows every entry once, in no order to rely on. As for the search, an entry is checked as far as its names, codes and
 * items go; whatever is done with one reads it again by its id.
 */
export const eachEntry = (tables: CatalogTables, see: (entry: CatalogEntry) => void): PromiseExtended<void> =>
  tables.read(async () => {
    const overlaid = new Set<unknown>([
      ...(await tables.changed.toCollection().primaryKeys()),
      ...(await tables.removed.toCollection().primaryKeys()),
    ]);
    await tables.changed.each(see);
    const { digests } = await tables.readList();
    for (const digest of digests)
      await blocksOf(tables, digest).each((record) => {
        for (const member of membersOf(record))
          for (const body of openBlock(member, gunzip))
            if (!overlaid.has(body.id) && canBeSearched(body)) see(body);
      });
  });
