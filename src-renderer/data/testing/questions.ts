/** Random questions and changes to a database of three stores, for two databases that must answer alike. */
import type Dexie from 'dexie';
import fc from 'fast-check';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const note = fc.record({
  id,
  caseId: fc.constantFrom('case-1', 'case-2', 'case-3'),
  officerId: fc.constantFrom('officer-zhang', 'officer-li'),
  text: fc.string({ unit: 'binary', maxLength: 20 }),
  marks: fc.array(fc.oneof(fc.integer(), fc.boolean(), fc.constant(null)), { maxLength: 3 }),
});
type Note = typeof note extends fc.Arbitrary<infer T> ? T : never;

export type Question =
  | { readonly what: 'put' | 'add' | 'bulkPut'; readonly notes: readonly Note[] }
  | {
      readonly what: 'update' | 'upsert-pair' | 'enqueue' | 'dequeue' | 'get' | 'delete';
      readonly id: string;
      readonly text: string;
    }
  | {
      readonly what: 'modify' | 'where' | 'count' | 'keys' | 'delete-where';
      readonly field: 'caseId' | 'officerId';
      readonly value: string;
    }
  | {
      readonly what: 'filter' | 'range' | 'first' | 'reverse' | 'get-many' | 'queue' | 'rollback' | 'clear';
      readonly limit: number;
    };

const text = fc.string({ maxLength: 12 });
const value = fc.constantFrom('case-1', 'case-2', 'officer-zhang', 'officer-li');

export const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    what: fc.constantFrom('put', 'add', 'bulkPut'),
    notes: fc.array(note, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    what: fc.constantFrom('update', 'upsert-pair', 'enqueue', 'dequeue', 'get', 'delete'),
    id,
    text,
  }),
  fc.record({
    what: fc.constantFrom('modify', 'where', 'count', 'keys', 'delete-where'),
    field: fc.constantFrom('caseId', 'officerId'),
    value,
  }),
  fc.record({
    what: fc.constantFrom('filter', 'range', 'first', 'reverse', 'get-many', 'queue', 'rollback'),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
) as fc.Arbitrary<Question>;

/** The answer, or the name of the failure. */
export const ask = (database: Dexie, question: Question): Promise<unknown> =>
  Promise.resolve(answer(database, question)).catch((error: Error) => ({ failed: error.name }));

function answer(database: Dexie, question: Question): PromiseLike<unknown> {
  if ('notes' in question) return writeNotes(database, question);
  if ('id' in question) return askById(database, question);
  if ('field' in question) return askByField(database, question);
  return askSome(database, question);
}

async function writeNotes(database: Dexie, { what, notes }: Extract<Question, { notes: unknown }>) {
  const table = database.table('notes');
  if (what === 'bulkPut') return table.bulkPut(notes);
  return what === 'put' ? table.put(notes[0]) : table.add(notes[0]);
}

async function askById(database: Dexie, { what, id: key, text: words }: Extract<Question, { id: unknown }>) {
  const notes = database.table('notes');
  switch (what) {
    case 'update':
      return notes.update(key, { text: words, caseId: 'case-3' });
    case 'upsert-pair':
      return database.table('pairs').put({ table: 'notes', id: key, row: words });
    case 'enqueue':
      return database.table('queue').add({ id: key, words });
    case 'dequeue':
      return database.table('queue').where('id').equals(key).delete();
    case 'get':
      return [await notes.get(key), await database.table('pairs').get(['notes', key])];
    case 'delete':
      return notes.delete(key);
  }
}

async function askByField(
  database: Dexie,
  { what, field, value: wanted }: Extract<Question, { field: unknown }>,
) {
  const found = database.table('notes').where(field).equals(wanted);
  switch (what) {
    case 'modify':
      return found.modify({ text: 'changed' });
    case 'where':
      return found.toArray();
    case 'count':
      return found.count();
    case 'keys':
      return found.primaryKeys();
    case 'delete-where':
      return found.delete();
  }
}

async function askSome(database: Dexie, { what, limit }: Extract<Question, { limit: unknown }>) {
  const notes = database.table('notes');
  switch (what) {
    case 'filter':
      return notes.filter(({ marks }) => marks.length < limit).toArray();
    case 'range':
      return notes.where('id').between('b', 'd', true, true).limit(limit).toArray();
    case 'first':
      return [await notes.orderBy('id').first(), await notes.orderBy('caseId').last()];
    case 'reverse':
      return notes.orderBy('id').reverse().limit(limit).toArray();
    case 'get-many':
      return notes.bulkGet(['a', 'x', 'c']);
    case 'queue':
      return database.table('queue').orderBy('seq').limit(limit).toArray();
    case 'rollback':
      return database.transaction('rw', notes, async () => {
        await notes.clear();
        throw new Error('cut');
      });
    case 'clear':
      return notes.clear();
  }
}
