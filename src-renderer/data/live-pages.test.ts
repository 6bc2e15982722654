import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, expect, it, vi } from 'vitest';
import { openDeskDatabase } from './desk-database.ts';
import { countStretch, readPage, type Stretch } from './row-pages.ts';
import { sampleCall, sampleCalls } from './testing/sample-calls.ts';
import { countingKeyring } from './testing/test-keyring.ts';

beforeAll(() => {
  // Without a browser around it Dexie asks no live question.
  Dexie.dependencies.indexedDB = new IDBFactory();
});

it('a new call of one right opens itself alone, and reads no page of another right anew', async () => {
  const { keyring } = countingKeyring();
  // A name of its own: Dexie tells every database of one name of a change in any of them.
  const database = openDeskDatabase(crypto.randomUUID(), keyring, {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
  });
  await database.rows('callRecord').bulkPut([...sampleCalls(60, 0), ...sampleCalls(60, 0, { grantId: 'b' })]);
  const asked = ['right', 'b'].map((value) => {
    const stretch: Stretch<'callRecord'> = { table: 'callRecord', field: 'grantId', value };
    const page = vi.fn(() => readPage(database, stretch, { number: 1, size: 20 }));
    database.questions.follow(`page ${value}`, page, () => undefined);
    database.questions.follow(
      `count ${value}`,
      () => countStretch(database, stretch),
      () => undefined,
    );
    return page;
  });
  const answer = (question: string) => database.questions.answerTo(question);
  await vi.waitFor(() => {
    for (const value of ['right', 'b']) expect(answer(`count ${value}`)).toBe(60);
    for (const value of ['right', 'b']) expect(answer(`page ${value}`)).toHaveLength(20);
  });
  const kept = new Set(keyring.opened.keys());
  await database.rows('callRecord').put(sampleCall({ id: 'new', at: 10_000_000 }));
  await vi.waitFor(() => expect(answer('count right')).toBe(61));
  await vi.waitFor(() => expect(answer('page right')).toHaveProperty('0.id', 'new'));
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
  expect([...keyring.opened.keys()].filter((id) => !kept.has(id))).toHaveLength(1);
  database.close();
});
