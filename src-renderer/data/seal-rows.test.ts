import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { CallRecord } from '#shared/domain/usage/call-record.ts';
import { storageProblem } from '../sync/storage-problem.ts';
import { openSyncedDesk, openTestDesk } from '../sync/testing/desk-for-tests.ts';
import { officers, submission } from '../sync/testing/sample-rows.ts';
import { openDeskDatabase } from './desk-database.ts';
import { rescueRows } from './rescue-rows.ts';
import { countStretch, readPage } from './row-pages.ts';
import { sealing } from './sealing/sealing.ts';
import { atRest, storesVersion1, storesVersion2 } from './stores.ts';
import { sampleCalls } from './testing/sample-calls.ts';
import { testKeyring } from './testing/test-keyring.ts';

/** Before calls were read by pages. */
const withoutPages = { ...storesVersion2, callRecord: 'id, grantId, caseId' };

const earlier = [
  ['0.1.0', 1, storesVersion1],
  ['the release before rows were sealed', 2, withoutPages],
  ['sealed rows that nobody could page', 3, withoutPages],
] as const;

/** More than an upgrade holds opened at a time. */
const calls = sampleCalls(620, Date.UTC(2026, 0, 5));

const act = (number: number) => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  name: 'case.submit',
  args: submission(`case-${number}`),
  madeAt: Date.UTC(2026, 2, 2, 1),
  officerId: 'applicant',
});

/** A database as that version left it: rows, acts that wait, one refused, a draft; in the clear but for the last. */
async function oldDatabase(
  disk: IDBFactory,
  { version, stores }: { readonly version: number; readonly stores: Readonly<Record<string, string>> },
  held: readonly CallRecord[] = calls.slice(0, 8),
) {
  const old = new Dexie('desk-applicant', { indexedDB: disk, IDBKeyRange });
  old.version(version).stores(stores);
  if (version === 3) old.use(sealing(testKeyring(), atRest));
  await old.table('officer').bulkPut(Object.values(officers));
  await old.table('callRecord').bulkPut(held);
  for (const number of [1, 2])
    await old.table('outbox').add({
      id: act(number).id,
      mutation: act(number),
      touched: [],
      journaled: number === 1,
      applied: false,
      pullsSince: 0,
    });
  await old.table('refused').put({ id: 'r', mutation: act(3), code: 'case.state', refusedAt: 1 });
  await old.table('drafts').put({ key: 'apply', value: { purpose: '低保资格核对' } });
  await old.table('meta').put({ key: 'sync', cursor: null, lastSyncAt: 1, skippedRows: 0 });
  old.close();
}

const clearStores = Object.entries(atRest).filter(([, rule]) => rule === 'clear');

async function unsealedIn(disk: IDBFactory): Promise<string[]> {
  const thief = new Dexie('desk-applicant', { indexedDB: disk, IDBKeyRange });
  await thief.open();
  const found = await Promise.all(
    thief.tables
      .filter(({ name }) => !clearStores.some(([clear]) => clear === name))
      .map(async (table) => ((await table.toArray()).some((row) => !('_c' in row)) ? [table.name] : [])),
  );
  thief.close();
  return found.flat();
}

describe.each(earlier)('S13 a database of %s', (_name, version, stores) => {
  it('is sealed when it is opened, with what waits, what was refused and what was being written', async () => {
    const disk = new IDBFactory();
    await oldDatabase(disk, { version, stores });
    const database = openDeskDatabase('applicant', testKeyring(), { indexedDB: disk, IDBKeyRange });
    expect((await database.outbox.toArray()).map(({ id }) => id)).toEqual([act(1).id, act(2).id]);
    expect(await database.refused.count()).toBe(1);
    expect(await database.drafts.get('apply')).toEqual({ key: 'apply', value: { purpose: '低保资格核对' } });
    expect(await database.rows('officer').count()).toBe(Object.keys(officers).length);
    database.close();
    expect(await unsealedIn(disk)).toEqual([]);
  });

  it('has its calls counted and read by pages, none lost', async () => {
    const disk = new IDBFactory();
    await oldDatabase(disk, { version, stores }, calls);
    const database = openDeskDatabase('applicant', testKeyring(), { indexedDB: disk, IDBKeyRange });
    const ofDepartment = { table: 'callRecord', field: 'userDepartmentId', value: 'civil' } as const;
    expect(await countStretch(database, ofDepartment)).toBe(calls.length);
    const all = await readPage(database, ofDepartment, { number: 1, size: calls.length });
    expect(all).toEqual([...calls].reverse());
  });

  it('sends what waited to a platform of today, once', async () => {
    const indexedDB = new IDBFactory();
    await oldDatabase(indexedDB, { version, stores });
    const seed = await openSyncedDesk();
    // The journal of that version holds the act it had journaled.
    await seed.main.services.journal.append({ mutation: act(1) });
    const disk = { indexedDB, IDBKeyRange };
    const { engine, database } = openTestDesk({ disk, main: seed.main, platform: seed.platform });
    for (let round = 0; round < 3; round += 1) await engine.syncNow();
    expect([1, 2].map((number) => seed.platform.answerTo(act(number).id)?.status)).toEqual([
      'applied',
      'applied',
    ]);
    expect([1, 2].map((number) => seed.platform.effectsOf(act(number).id))).toEqual([1, 1]);
    expect(await database.outbox.count()).toBe(0);
  });

  it('stays whole where the upgrade is cut off, and is sealed by the next', async () => {
    const disk = new IDBFactory();
    await oldDatabase(disk, { version, stores });
    const cut = openDeskDatabase('applicant', failingKeyring(6), { indexedDB: disk, IDBKeyRange });
    await expect(cut.outbox.count()).rejects.toThrow();
    cut.close();
    const again = openDeskDatabase('applicant', testKeyring(), { indexedDB: disk, IDBKeyRange });
    expect(await again.outbox.count()).toBe(2);
    expect(await again.drafts.count()).toBe(1);
    again.close();
    expect(await unsealedIn(disk)).toEqual([]);
  });

  it('S10 is read as it lies there where the upgrade cannot be made, and nothing is written', async () => {
    const disk = new IDBFactory();
    await oldDatabase(disk, { version, stores });
    const written = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const storage = { indexedDB: disk, IDBKeyRange };
    const database = openDeskDatabase('applicant', testKeyring(), storage);
    const problem = await database.readMeta().then(
      () => null,
      (error: unknown) => storageProblem(error).code,
    );
    const { acts, drafts, refused } = await rescueRows('applicant', testKeyring(), storage);
    written.mockRestore();
    expect(problem).toBe('storage.full');
    expect(acts?.map(({ mutation }) => mutation)).toEqual([act(1), act(2)]);
    expect(drafts).toEqual([{ key: 'apply', value: { purpose: '低保资格核对' } }]);
    expect(refused?.map(({ id }) => id)).toEqual(['r']);
    const again = openDeskDatabase('applicant', testKeyring(), storage);
    expect(await again.drafts.count()).toBe(1);
    again.close();
  });
});

/** Fails at that seal, as a program does that ends there. */
function failingKeyring(at: number) {
  const whole = testKeyring();
  let seals = 0;
  return {
    ...whole,
    current: () => {
      seals += 1;
      if (seals === at) throw new Error('cut');
      return whole.current();
    },
  };
}
