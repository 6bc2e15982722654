import { gzipSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { sm3 } from '#shared/crypto/sm3.ts';
import { packSegment } from '#shared/protocol/segment.ts';
import { newDisk } from '../../sync/testing/desk-for-tests.ts';
import { sampleEntry } from '../../sync/testing/sample-rows.ts';
import { openDeskDatabase } from '../desk-database.ts';
import { testKeyring } from '../testing/test-keyring.ts';
import { CatalogRows } from './catalog-rows.ts';
import { membersOf } from './catalog-tables.ts';
import { createSegmentKeeper } from './segment-keeper.ts';

it('keeps blocks together up to 56 kB, and reads those that an earlier release kept one by one', async () => {
  const database = openDeskDatabase('officer', testKeyring(), newDisk());
  const noise = (text: string) => bytesToHex(sm3(strToU8(text)));
  const entries = Array.from({ length: 100 }, (_, number) => {
    const abstract = Array.from({ length: 40 }, (_, part) => noise(`${number} ${part}`)).join('');
    return sampleEntry({ id: `e${number}`, providerId: 'd1', abstract });
  });
  const file = await packSegment(
    entries,
    async (content) => gzipSync(typeof content === 'string' ? strToU8(content) : content, { mtime: 0 }),
    2,
  );
  const list = [{ digest: 'a', rows: entries.length, bytes: file.length }];
  await database.catalog.putLoad({ list, kept: [], replaces: false });
  await createSegmentKeeper(database.catalog).keep('a', file);
  const { blocks } = database.catalog;
  const records = await blocks.toArray();
  expect(records.flatMap(membersOf)).toHaveLength(50);
  expect(records.length).toBeGreaterThan(1);
  expect(records.length).toBeLessThan(6);
  expect(Math.max(...records.map(({ member }) => member.length))).toBeLessThanOrEqual(56 * 1024);
  const all = async () => {
    const fresh = new CatalogRows(database.catalog);
    const ids = (await fresh.toArray()).map(({ id }) => id);
    return { ids, one: (await fresh.get('e99'))?.abstract, first: (await fresh.get('e0'))?.abstract };
  };
  const found = await all();
  expect([found.ids.length, found.one, found.first]).toEqual([
    100,
    entries[99]?.abstract,
    entries[0]?.abstract,
  ]);
  const singly = records.flatMap((record) =>
    membersOf(record).map((member, at) => ({
      digest: 'a',
      number: record.number + at,
      member: member.slice(),
    })),
  );
  await blocks.clear();
  await blocks.bulkPut(singly);
  expect(await all()).toEqual(found);
  database.close();
});
