import Dexie from 'dexie';
import { expect, it, onTestFinished, vi } from 'vitest';
import { newDisk } from '../../sync/testing/desk-for-tests.ts';
import { openDeskDatabase } from '../desk-database.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import type { SegmentParts } from './catalog-tables.ts';

const partsOf = (digest: string): SegmentParts => ({
  blocks: [0, 1].map((number) => ({ digest, number, member: new Uint8Array(4), ends: [4] })),
  columns: { digest, member: new Uint8Array(2) },
  index: {
    digest,
    rows: 0,
    blockRows: 64,
    hashes: new Uint32Array(),
    places: new Uint16Array(),
    keys: {} as SegmentParts['index']['keys'],
  },
});

const open = () => {
  const database = openDeskDatabase('officer', testKeyring(), newDisk());
  onTestFinished(() => database.close());
  return database;
};

it('a segment of a first sync troubles the live questions with its list alone', async () => {
  const { catalog } = open();
  await catalog.write(() => catalog.putList({ digests: [], askedAt: 0 }));
  const told: string[] = [];
  const hear = (parts: object): void => void told.push(...Object.keys(parts));
  Dexie.on('storagemutated', hear);
  onTestFinished(() => Dexie.on.storagemutated.unsubscribe(hear));
  await catalog.write(async () => {
    await catalog.putParts(partsOf('a'));
    await catalog.putList({ digests: ['a'], askedAt: 0 });
  });
  expect(new Set(told.map((part) => part.split('/').at(-2)))).toEqual(new Set(['segmentList']));
  expect([
    await catalog.blocks.count(),
    await catalog.columns.count(),
    await catalog.indexes.count(),
  ]).toEqual([2, 1, 1]);
});

it('a part that the disk does not take undoes all of its transaction', async () => {
  const { catalog } = open();
  await catalog.write(async () => catalog.putParts(partsOf('a')));
  // Fails as a full disk does, in the request: the key is taken.
  const store = await catalog.read(async () =>
    Object.getPrototypeOf(Dexie.currentTransaction.idbtrans.objectStore('segmentIndex')),
  );
  vi.spyOn(store, 'put').mockImplementation(function (this: unknown, row) {
    return (this as IDBObjectStore).add(row);
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const kept = catalog.write(async () => {
    await catalog.putParts(partsOf('b'));
    await catalog.putParts(partsOf('a'));
    await catalog.putList({ digests: ['b'], askedAt: 0 });
  });
  await expect(kept).rejects.toMatchObject({ name: 'ConstraintError' });
  vi.restoreAllMocks();
  expect((await catalog.readList()).digests).toEqual([]);
  expect(await catalog.indexes.toCollection().primaryKeys()).toEqual(['a']);
});
