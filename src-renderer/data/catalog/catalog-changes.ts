/** Tells every context of this origin which catalogue entries a transaction changed, once it is kept. */
import type { DBCore, DBCoreMutateRequest, DBCoreTransaction, Middleware } from 'dexie';

/** Ids of entries written or deleted, or all of them. */
export type CatalogChange = readonly string[] | 'all';

/** Stores that say entry by entry what changed. Another list of segments may mean any entry. */
const stores = ['catalogEntry', 'entryRemoved'];
const listStore = 'segmentList';

export const catalogChannel = (database: string): string => `catalog-of-${database}`;

const changeOf = (request: DBCoreMutateRequest): CatalogChange => {
  switch (request.type) {
    case 'add':
    case 'put':
      return request.values.map(({ id }) => String(id));
    case 'delete':
      return request.keys.map(String);
    case 'deleteRange':
      return 'all';
  }
};

const joined = (before: CatalogChange | undefined, change: CatalogChange): CatalogChange => {
  if (before === undefined || change === 'all') return change;
  return before === 'all' ? before : [...before, ...change];
};

/** Several changes as one. */
export const joinedChanges = (changes: readonly CatalogChange[]): CatalogChange => {
  if (changes.includes('all')) return 'all';
  return [...new Set((changes as readonly (readonly string[])[]).flat())];
};

/** @param tell called after the transaction is complete; never for one that was undone */
export function announcingCatalog(tell: (change: CatalogChange) => void): Middleware<DBCore> {
  const changes = new WeakMap<DBCoreTransaction, CatalogChange>();
  const note = (name: string, request: DBCoreMutateRequest): void => {
    const before = changes.get(request.trans);
    changes.set(request.trans, joined(before, name === listStore ? 'all' : changeOf(request)));
    if (before !== undefined) return;
    // Dexie's type of it knows abort alone; it is the browser's own transaction.
    const transaction = request.trans as DBCoreTransaction & Pick<IDBTransaction, 'addEventListener'>;
    transaction.addEventListener('complete', () => tell(changes.get(request.trans) as CatalogChange));
  };
  return {
    stack: 'dbcore',
    name: 'announcing-catalog',
    create: (core) => ({
      ...core,
      table(name) {
        const table = core.table(name);
        if (name !== listStore && !stores.includes(name)) return table;
        return {
          ...table,
          mutate: (request) => {
            note(name, request);
            return table.mutate(request);
          },
        };
      },
    }),
  };
}
