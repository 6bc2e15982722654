import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange, IDBTransaction } from 'fake-indexeddb';
import { beforeAll, expect, it, vi } from 'vitest';
import { openDeskDatabase } from './desk-database.ts';
import { draftLine } from './draft-line.ts';
import { testKeyring } from './testing/test-keyring.ts';

beforeAll(() => {
  // Without a browser around it Dexie asks no live question.
  Dexie.dependencies.indexedDB = new IDBFactory();
});

/** Windows of one officer at one form, and what each shows. */
function windowsAt(key: string, count: number) {
  const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
  // A name of its own: Dexie tells every database of one name of a change in any of them.
  const officerId = crypto.randomUUID();
  return Array.from({ length: count }, () => {
    const database = openDeskDatabase(officerId, testKeyring(), disk);
    const line = draftLine(database, key);
    const heard: unknown[] = [];
    let shows: unknown = 'nothing yet';
    const end = line.listen((value) => {
      heard.push(value);
      shows = value;
    });
    const type = (value: unknown) => {
      shows = value;
      line.write(value);
    };
    return { database, line, type, heard, shows: () => shows, end };
  });
}

const untilShown = (window: { shows: () => unknown }, value: unknown) =>
  vi.waitFor(() => expect(window.shows()).toEqual(value), { timeout: 10_000, interval: 5 });

it('S19 a window shows what another one writes in the same draft, and goes on from it', async () => {
  const [older, newer] = windowsAt('apply', 2);
  if (older === undefined || newer === undefined) throw new Error('two windows');
  await untilShown(older, undefined);
  await untilShown(newer, undefined);
  older.type({ purpose: '低保' });
  await untilShown(newer, { purpose: '低保' });
  newer.type({ purpose: '低保', scenario: '受理窗口' });
  await untilShown(older, { purpose: '低保', scenario: '受理窗口' });
  older.type({ purpose: '低保资格', scenario: '受理窗口' });
  await untilShown(newer, { purpose: '低保资格', scenario: '受理窗口' });
  newer.line.clear();
  await untilShown(older, undefined);
  // Of its own writing a window hears nothing again.
  expect(newer.heard).toEqual([
    undefined,
    { purpose: '低保' },
    { purpose: '低保资格', scenario: '受理窗口' },
  ]);
  for (const each of [older, newer]) each.end();
});

it('S19 what is typed while the draft is still being read wins over it', async () => {
  const [before, window] = windowsAt('apply', 2);
  if (before === undefined || window === undefined) throw new Error('two windows');
  before.end();
  window.end();
  await before.database.drafts.put({ key: 'apply', value: 'kept' });
  const heard: unknown[] = [];
  const line = draftLine(window.database, 'apply');
  const end = line.listen((value) => heard.push(value));
  line.write('typed');
  await vi.waitFor(async () =>
    expect(await before.database.drafts.get('apply')).toEqual({ key: 'apply', value: 'typed' }),
  );
  end();
  expect(heard).toEqual([]);
});

it('S19 what is cleared after the form was left is cleared', async () => {
  const [window] = windowsAt('apply', 1);
  if (window === undefined) throw new Error('a window');
  window.type('text');
  window.end();
  window.line.clear();
  await vi.waitFor(async () => expect(await window.database.drafts.count()).toBe(0));
});

it('S3 the commit of a keystroke leaves in its own task, before the database has answered', async () => {
  const [window] = windowsAt('apply', 1);
  if (window === undefined) throw new Error('a window');
  await untilShown(window, undefined);
  const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
  window.type('last words');
  // Microtasks alone: the database answers in tasks of its own.
  for (let turn = 0; turn < 50; turn += 1) await null;
  expect(commit).toHaveBeenCalledTimes(1);
  commit.mockRestore();
  await vi.waitFor(async () =>
    expect(await window.database.drafts.get('apply')).toEqual({ key: 'apply', value: 'last words' }),
  );
  window.end();
});
