import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { tables } from '#shared/domain/tables.ts';
import { departments, entries, officers } from '../sync/testing/sample-rows.ts';
import { openDeskDatabase, tableNames } from './desk-database.ts';
import {
  readOutbox,
  readPendingIds,
  readRefused,
  readRow,
  readRowsBy,
  readTable,
  readWaiting,
} from './reader.ts';
import { emptyMeta } from './records.ts';
import { storesVersion1 } from './stores.ts';
import { countingKeyring, testKeyring } from './testing/test-keyring.ts';

const open = (officerId = 'applicant', indexedDB = new IDBFactory()) =>
  openDeskDatabase(officerId, testKeyring(), { indexedDB, IDBKeyRange });

/** A grant as version 0.1.0 wrote it. */
const sampleGrant01 = {
  id: 'c-1.grant',
  version: 1,
  caseId: 'c-1',
  agreementId: null,
  entryId: 'e-1',
  entryCode: '100001/1',
  entryName: '在册人口基础信息',
  providerId: 'police',
  userDepartmentId: 'civil',
  itemIds: ['name'],
  purpose: '低保资格核对',
  scenario: '受理窗口',
  method: 'interface',
  grantedAt: 1,
  validUntil: '2026-12-31',
  callsPerDay: 3,
  state: 'active',
};

const act = (number: number) => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  name: 'case.withdraw',
  args: {},
  madeAt: number,
  officerId: 'applicant',
});

describe('the officer’s database', () => {
  it('S14 is one of its own for each officer', async () => {
    const disk = new IDBFactory();
    const mine = open('applicant', disk);
    await mine.rows('catalogEntry').bulkPut(entries);
    const theirs = open('colleague', disk);
    expect(await theirs.rows('catalogEntry').count()).toBe(0);
    expect([mine.name, theirs.name]).toEqual(['desk-applicant', 'desk-colleague']);
  });

  it('holds every kind of row the platform shares', async () => {
    const database = open();
    await database.open();
    const stores = database.tables.map(({ name }) => name);
    expect(stores).toEqual(expect.arrayContaining([...tableNames]));
  });

  it('S7 keeps all of a write or nothing', async () => {
    const database = open();
    const writing = database.write(async () => {
      await database.rows('catalogEntry').bulkPut(entries);
      await database.changeMeta({ cursor: 'after' });
      throw new Error('cut');
    });
    await expect(writing).rejects.toThrow('cut');
    expect(await database.rows('catalogEntry').count()).toBe(0);
    expect(await database.readMeta()).toEqual(emptyMeta);
  });

  it('writes a draft while a long write is still open', async () => {
    const database = open();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writing = database.write(() => Dexie.waitFor(gate));
    await database.drafts.put({ key: 'form', value: 'text' });
    release();
    await writing;
    expect(await database.drafts.get('form')).toEqual({ key: 'form', value: 'text' });
  });

  it('completes the rows of version 0.1.0 with the defaults of fields added since, and loses none', async () => {
    const disk = new IDBFactory();
    const old = new Dexie('desk-applicant', { indexedDB: disk, IDBKeyRange });
    old.version(1).stores(storesVersion1);
    const recorded = sampleGrant01;
    await old.table('grant').put(recorded);
    await old.table('grant').put({ id: 'unreadable' });
    old.close();
    const database = open('applicant', disk);
    expect(await database.rows('grant').get(recorded.id)).toEqual(tables.grant.parse(recorded));
    expect(await database.rows('grant').get('unreadable')).toEqual({ id: 'unreadable' });
    const stores = database.tables.map(({ name }) => name);
    expect(stores).toEqual(expect.arrayContaining([...tableNames]));
  });

  it('changes one fact of its meta and leaves the others', async () => {
    const database = open();
    await database.changeMeta({ cursor: 'c', skippedRows: 2 });
    await database.changeMeta({ lastSyncAt: 5 });
    expect(await database.readMeta()).toMatchObject({ cursor: 'c', skippedRows: 2, lastSyncAt: 5 });
  });
});

describe('the reader', () => {
  it('finds rows by table, by id and by an indexed field', async () => {
    const database = open();
    await database.rows('department').bulkPut(departments);
    await database.rows('officer').bulkPut(Object.values(officers));
    expect(await readTable(database, 'department')).toHaveLength(departments.length);
    expect(await readRow(database, 'officer', 'provider')).toEqual(officers.provider);
    expect(await readRow(database, 'officer', 'nobody')).toBeNull();
    expect(await readRow(database, 'officer', null)).toBeNull();
    const police = { table: 'officer', field: 'departmentId', value: 'police' } as const;
    expect(await readRowsBy(database, police)).toEqual([officers.provider]);
    expect(await readRowsBy(database, { ...police, value: null })).toEqual([]);
  });

  it('lists what waits in the order it was done, and the rows that show it', async () => {
    const database = open();
    for (const number of [2, 1]) {
      const touched = [{ table: 'sharingCase' as const, id: `c${number}` }];
      const unsent = { applied: false, pullsSince: 0 };
      await database.outbox.add({ id: act(number).id, mutation: act(number), touched, ...unsent });
      await database.confirmed.put({ table: 'sharingCase', id: `c${number}`, row: null });
    }
    expect((await readOutbox(database)).map(({ mutation }) => mutation.madeAt)).toEqual([2, 1]);
    expect(await readPendingIds(database)).toEqual(new Set(['c1', 'c2']));
  });

  it('counts what waits and opens the first of it alone', async () => {
    const { keyring, opened } = countingKeyring();
    const disk = { indexedDB: new IDBFactory(), IDBKeyRange };
    const database = openDeskDatabase('applicant', keyring, disk);
    const unsent = { touched: [], applied: false, pullsSince: 0 };
    for (const number of [1, 2, 3, 4, 5, 6])
      await database.outbox.add({ id: act(number).id, mutation: act(number), ...unsent });
    const { count, first } = await readWaiting(database, 2);
    expect(count).toBe(6);
    expect(first.map(({ mutation }) => mutation.id)).toEqual([act(1).id, act(2).id]);
    expect(opened()).toBe(2);
  });

  it('lists refusals newest first', async () => {
    const database = open();
    for (const number of [1, 2])
      await database.refused.put({
        id: act(number).id,
        mutation: act(number),
        code: 'case.state',
        refusedAt: number,
      });
    expect((await readRefused(database)).map(({ refusedAt }) => refusedAt)).toEqual([2, 1]);
  });
});
