/** A question that narrows many rows down, on every kind of PostgreSQL: the same rows, and few of them held (R030). */
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { matchCollection, suppliersOf } from '#shared/domain/collection-check/match.ts';
import type { Change } from '#shared/domain/tables.ts';
import { entryWith } from '#shared/domain/testing/office.ts';
import { migrate } from '../../src-platform/database/migrate.ts';
import { fetchRecordsBy, writeRecords } from '../../src-platform/database/records.ts';
import { postgresServers, serverTitle } from './postgres-servers.ts';
import { openEmpty } from './run-databases.ts';

const names = ['姓名', '取暖方式', '公民身份号码'];
const items: CatalogEntry['items'] = ['姓名', '取暖方式代码'].map((name, at) => ({
  id: `i${at}`,
  name,
  dataType: 'C',
  shareType: 'unconditional',
}));
const entries = Array.from({ length: 1203 }, (_, at) =>
  entryWith({
    id: `e-${String(at).padStart(5, '0')}`,
    code: `100001/${at}`,
    items: items.slice(0, at % 400 === 7 ? 2 : 1),
    library: at % 3 === 0 ? { kind: 'base', base: 'population' } : { kind: 'department' },
    status: at % 10 === 0 ? 'stopped' : 'published',
  }),
);

for (const server of postgresServers)
  describe.skipIf(server.missing)(`a question that narrows on ${serverTitle(server)}`, () => {
    it('[R030] finds among 1,203 entries what a look at all of them finds, and holds a page of them', async () => {
      const { database, stop } = await openEmpty(server);
      try {
        await migrate(database, new URL('../../src-platform/database/migrations/', import.meta.url));
        const changes = entries.map((row): Change => ({ table: 'catalogEntry', row }));
        await database.transaction((tx) => writeRecords(tx, changes, 1));
        const suppliers = suppliersOf(names, 'd-user');
        const held: number[] = [];
        const narrow = (rows: readonly CatalogEntry[]) => {
          held.push(rows.length);
          return suppliers(rows);
        };
        const question = { table: 'catalogEntry', field: 'status', value: 'published', narrow } as const;
        const found = (await fetchRecordsBy(database, question)) as CatalogEntry[];
        expect(matchCollection(names, found, 'd-user')).toEqual(matchCollection(names, entries, 'd-user'));
        expect(found.length).toBeLessThanOrEqual(8 * names.length);
        expect(held.length).toBeGreaterThan(1);
        expect(Math.max(...held)).toBeLessThanOrEqual(500 + 8 * names.length);
      } finally {
        await stop();
      }
    });
  });
