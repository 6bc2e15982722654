import Dexie, { type Table } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ask, questions } from '../testing/questions.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import { sealing } from './sealing.ts';

const stores = { notes: 'id, caseId, officerId', pairs: '[table+id]', queue: '++seq, &id' };
const policy = { notes: { blind: ['officerId'] }, pairs: { blind: [] }, queue: { blind: [] } } as const;

const openStores = (): Dexie => {
  const database = new Dexie('desk', { indexedDB: new IDBFactory(), IDBKeyRange });
  database.version(1).stores(stores);
  return database;
};

it('A2 a sealed database answers every sequence of questions as a plain one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(questions, { maxLength: 30 }), async (asked) => {
      const plain = openStores();
      const sealed = openStores();
      sealed.use(sealing(testKeyring(), policy));
      for (const question of asked) expect(await ask(sealed, question)).toEqual(await ask(plain, question));
      for (const { name } of plain.tables) {
        const rows = (database: Dexie): PromiseLike<unknown[]> => (database.table(name) as Table).toArray();
        expect(await rows(sealed)).toEqual(await rows(plain));
      }
      plain.close();
      sealed.close();
    }),
    { numRuns: 60 },
  );
});
