import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { entries, officers } from '../../sync/testing/sample-rows.ts';
import { type DeskDatabase, openDeskDatabase } from '../desk-database.ts';
import { sampleCalls } from '../testing/sample-calls.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import type { RowKeyring } from './row-keys.ts';
import type { SealedRow } from './sealed-row.ts';
import { keptOfAnAnswer } from './sealed-table.ts';

const open = (disk: IDBFactory, keyring: RowKeyring = testKeyring()): DeskDatabase =>
  openDeskDatabase('applicant', keyring, { indexedDB: disk, IDBKeyRange });

/** The same disk without the layer that seals: what a thief reads. */
async function raw<T>(disk: IDBFactory, work: (database: Dexie) => PromiseLike<T>): Promise<T> {
  const database = new Dexie('desk-applicant', { indexedDB: disk, IDBKeyRange });
  await database.open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

const record = (disk: IDBFactory, table: string, key: string): Promise<SealedRow> =>
  raw(disk, (database) => database.table(table).get(key));

const people = Object.values(officers);

describe('rows at rest', () => {
  it('A1 lie on the disk as key, indexed fields and seal, whatever way they were written', async () => {
    const disk = new IDBFactory();
    const database = open(disk);
    await database.rows('officer').bulkPut(people);
    await database.table('officer').update(officers.applicant.id, { name: '改名' });
    await database.drafts.put({ key: 'apply', value: { purpose: '低保资格核对' } });
    const kept = await record(disk, 'officer', officers.applicant.id);
    expect(Object.keys(kept).sort()).toEqual(['_c', '_k', '_n', 'departmentId', 'id']);
    expect(kept._n).toHaveLength(12);
    const everything = await raw(disk, (each) => Promise.all(each.tables.map((table) => table.toArray())));
    expect(JSON.stringify(everything)).not.toMatch(/改名|低保/u);
    expect((await database.rows('officer').get(officers.applicant.id))?.name).toBe('改名');
  });

  it('seal the same row differently each time', async () => {
    const disk = new IDBFactory();
    const database = open(disk);
    await database.drafts.put({ key: 'a', value: 1 });
    const first = await record(disk, 'drafts', 'a');
    await database.drafts.put({ key: 'a', value: 1 });
    expect((await record(disk, 'drafts', 'a'))._n).not.toEqual(first._n);
  });

  it('leave the public catalogue as it is', async () => {
    const disk = new IDBFactory();
    await open(disk).rows('catalogEntry').bulkPut(entries);
    const [entry] = entries;
    expect(await record(disk, 'catalogEntry', String(entry?.id))).toEqual(entry);
  });

  it('A2 two rows whose seals were swapped are errors, not each other', async () => {
    const disk = new IDBFactory();
    const database = open(disk);
    await database.drafts.bulkPut([
      { key: 'a', value: '甲' },
      { key: 'b', value: '乙' },
    ]);
    await raw(disk, async (thief) => {
      const [a, b] = await thief.table('drafts').bulkGet(['a', 'b']);
      await thief.table('drafts').bulkPut([
        { ...b, key: 'a' },
        { ...a, key: 'b' },
      ]);
    });
    await expect(database.drafts.get('a')).rejects.toMatchObject({ code: 'not-authentic' });
    await expect(database.drafts.toArray()).rejects.toMatchObject({ code: 'not-authentic' });
    await expect(database.drafts.filter(() => true).toArray()).rejects.toMatchObject({
      code: 'not-authentic',
    });
  });

  it('A2 a row moved to another store, a changed byte and a row planted in the clear are errors', async () => {
    const disk = new IDBFactory();
    const database = open(disk);
    await database.drafts.put({ key: 'sync', value: '甲' });
    await raw(disk, async (thief) => {
      const kept = await thief.table('drafts').get('sync');
      await thief.table('meta').put(kept);
      const _c = new Uint8Array(kept._c);
      _c[0] = (_c[0] ?? 0) ^ 1;
      await thief.table('drafts').bulkPut([
        { ...kept, _c },
        { key: 'planted', value: '乙' },
      ]);
    });
    await expect(database.readMeta()).rejects.toMatchObject({ code: 'not-authentic' });
    await expect(database.drafts.get('sync')).rejects.toMatchObject({ code: 'not-authentic' });
    await expect(database.drafts.get('planted')).rejects.toMatchObject({ code: 'not-sealed' });
  });

  it('A3 under a wrong key the database is locked: no question is answered as if it were empty', async () => {
    const disk = new IDBFactory();
    const mine = open(disk);
    await mine.rows('officer').bulkPut(people);
    await mine.changeMeta({ cursor: 'c' });
    for (const wrong of [testKeyring([1], 1), testKeyring([2])]) {
      const theirs = open(disk, wrong);
      const code = expect.stringMatching(/^(?:not-authentic|unknown-key)$/u);
      await expect(theirs.readMeta()).rejects.toMatchObject({ code });
      await expect(theirs.rows('officer').toArray()).rejects.toMatchObject({ code });
      await expect(theirs.rows('officer').get(officers.applicant.id)).rejects.toMatchObject({ code });
      expect(await theirs.rows('officer').count()).toBe(people.length);
    }
  });

  it('A4 rows under a retired key stay readable, and new ones are under the new key', async () => {
    const disk = new IDBFactory();
    await open(disk).drafts.put({ key: 'old', value: '甲' });
    const rotated = open(disk, testKeyring([1, 2]));
    await rotated.drafts.put({ key: 'new', value: '乙' });
    expect(await rotated.drafts.toArray()).toEqual([
      { key: 'new', value: '乙' },
      { key: 'old', value: '甲' },
    ]);
    expect((await record(disk, 'drafts', 'old'))._k).toBe('k1');
    expect((await record(disk, 'drafts', 'new'))._k).toBe('k2');
  });

  it('A6 once the keys are destroyed nothing is read or written any more', async () => {
    const keyring = testKeyring();
    const database = open(new IDBFactory(), keyring);
    await database.drafts.put({ key: 'a', value: 1 });
    const { key } = keyring.current();
    expect(keyring.opened.size).toBe(1);
    keyring.destroy();
    expect(keyring.opened.size).toBe(0);
    expect(key).toEqual(new Uint8Array(16));
    await expect(database.drafts.get('a')).rejects.toMatchObject({ code: 'keys-gone' });
    await expect(database.drafts.put({ key: 'b', value: 2 })).rejects.toMatchObject({ code: 'keys-gone' });
  });

  it('A1 fields that point to a person are found by a digest, and by equality alone', async () => {
    const disk = new IDBFactory();
    const database = open(disk);
    const key = {
      id: 'key-1',
      officerId: 'officer-zhang',
      publicKey: '',
      registeredAt: 1,
      demonstration: true,
    };
    await database.rows('signingKey').bulkPut([key as never, { ...key, id: 'key-2' } as never]);
    await database.rows('signingKey').put({ ...key, id: 'key-3', officerId: 'officer-li' } as never);
    const onDisk = await record(disk, 'signingKey', 'key-1');
    expect(onDisk.officerId).toMatch(/^[0-9a-f]{32}$/u);
    const ofZhang = database
      .table<{ id: string; registeredAt: number }>('signingKey')
      .where('officerId')
      .equals('officer-zhang');
    expect((await ofZhang.toArray()).map(({ id }) => id)).toEqual(['key-1', 'key-2']);
    expect(await ofZhang.count()).toBe(2);
    await ofZhang.modify({ registeredAt: 2 });
    expect((await database.rows('signingKey').get('key-2'))?.registeredAt).toBe(2);
    expect((await database.rows('signingKey').get('key-3'))?.registeredAt).toBe(1);
    const ordered = database
      .table<{ id: string }>('signingKey')
      .where('officerId')
      .above('officer-a')
      .toArray();
    await expect(ordered).rejects.toMatchObject({ code: 'only-equality' });
  });

  it('one long list leaves what other screens hold opened where it is', async () => {
    const keyring = testKeyring();
    const database = open(new IDBFactory(), keyring);
    await database.rows('officer').bulkPut(people);
    const listed = sampleCalls(keptOfAnAnswer + 500, 0);
    await database.rows('callRecord').bulkPut(listed);
    keyring.opened.clear();
    await database.rows('officer').toArray();
    const held = [...keyring.opened.keys()];
    expect(held).toHaveLength(people.length);
    for (let round = 0; round < 5; round += 1)
      expect(await database.rows('callRecord').toArray()).toEqual(listed);
    expect(keyring.opened.size).toBe(people.length + keptOfAnAnswer);
    expect(held.every((id) => keyring.opened.has(id))).toBe(true);
  });

  it('keeps the number the database gives an act, and finds the act by its id', async () => {
    const database = open(new IDBFactory());
    const mutation = { id: 'm-1', name: 'case.withdraw', args: {}, madeAt: 1, officerId: 'applicant' };
    const unsent = { touched: [], applied: false, pullsSince: 0 };
    const seq = await database.outbox.add({ id: 'm-1', mutation, ...unsent });
    await database.outbox.where('id').equals('m-1').modify({ applied: true });
    expect(await database.outbox.toArray()).toEqual([{ seq, id: 'm-1', mutation, ...unsent, applied: true }]);
    await expect(database.outbox.add({ id: 'm-1', mutation, ...unsent })).rejects.toMatchObject({
      name: 'ConstraintError',
    });
  });
});
