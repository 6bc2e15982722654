/** Importing into the catalogue over HTTP: who may, what a repeat does, and what new content does not keep. */
import { expect, it } from 'vitest';
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import type { Publication } from '#shared/domain/catalog/publication.ts';
import { entryIdOf } from '../../src-platform/catalog/import-entries.ts';
import { fetchRecord, writeRecords } from '../../src-platform/database/records.ts';
import { withLedger } from '../../src-platform/ledger/ledger.ts';
import { entryId } from './platform-cases.ts';
import type { Clerk, PlatformOffice } from './platform-office.ts';

const publication: Publication = {
  duty: '人口登记',
  secrecyReview: { reviewerId: 'o-1', at: 1, opinion: '不涉密', containsStateSecret: false },
  leadConsent: { departmentId: 'd-1', officerId: 'o-2', at: 2, opinion: '同意' },
  quality: { accurate: true, controlled: true, usable: true, updated: true },
  withholdingRank: null,
  conflictNote: '',
  itemSources: [],
  conversion: null,
  dedicatedHistory: [],
};

/** The stored entry as if its content had gone through the gate. */
const asPublished = (office: PlatformOffice, id: string): Promise<void> =>
  withLedger(office.database, async ({ tx, nextSeq, append }) => {
    const known = await fetchRecord(tx, { table: 'catalogEntry', id });
    if (known === undefined) throw new Error('no entry');
    await writeRecords(tx, [{ table: 'catalogEntry', row: { ...known, publication } }], nextSeq);
    const who = { officerId: null, departmentId: null, deviceId: null };
    append({ at: office.now, ...who, action: 'test.write', outcome: 'applied', subject: {} });
  });

/** The administrator of the city, a data officer, and an entry of a base library as a file would bring it. */
const parties = async (office: PlatformOffice) => {
  const admin = await office.clerk('zwxx.zhao');
  const user = await office.clerk('minzheng.zhang');
  const row = (await user.rows()).get(`catalogEntry ${entryId}`) as CatalogEntry;
  const { id, code, providerId, publishedOn, status, demonstration, importedFrom, ...entry } = row;
  expect([id, code, providerId, publishedOn, status, demonstration, importedFrom]).toHaveLength(7);
  expect(entry.library.kind).toBe('base');
  return { admin, user, entry };
};

export const platformImports = (office: () => PlatformOffice): void => {
  it('importing twice changes nothing the second time, and only who may import does', async () => {
    const { admin, user, entry } = await parties(office());
    const request = (name: string) => ({
      departmentId: 'dept-tongji',
      entries: [{ key: 'one', entry: { ...entry, name } }],
    });
    const outcome = async (clerk: Clerk, name: string) =>
      (await clerk.post('/catalog/import', request(name))).body;
    expect(await outcome(admin, '甲')).toEqual({ results: [{ key: 'one', outcome: 'added' }] });
    expect(await outcome(admin, '甲')).toEqual({ results: [{ key: 'one', outcome: 'unchanged' }] });
    expect(await outcome(admin, '乙')).toEqual({ results: [{ key: 'one', outcome: 'changed' }] });
    expect(await outcome(user, '丙')).toMatchObject({ code: 'role.missing' });
  });

  it('[R022] [R023] [R040] a base library is imported by the city alone; new content keeps no old review or consent', async () => {
    const { admin, user, entry } = await parties(office());
    const { departmentId } = user.profile.officer;
    const bring = async (clerk: Clerk, patch: Partial<CatalogEntry>) => {
      const entries = [{ key: 'reviewed', entry: { ...entry, ...patch } }];
      return (await clerk.post('/catalog/import', { departmentId, entries })).body;
    };
    const became = (outcome: string) => ({ results: [{ outcome }] });
    expect(await bring(user, {})).toMatchObject({ code: 'role.missing' });
    expect(await bring(user, { library: { kind: 'department' } })).toMatchObject(became('added'));
    expect(await bring(admin, {})).toMatchObject(became('changed'));

    const id = entryIdOf(departmentId, 'reviewed');
    const stored = () =>
      office().database.transaction((tx) => fetchRecord(tx, { table: 'catalogEntry', id }));
    await asPublished(office(), id);
    expect(await bring(admin, {})).toMatchObject(became('unchanged'));
    expect((await stored())?.publication).toEqual(publication);
    expect(await bring(admin, { abstract: '另一份内容' })).toMatchObject(became('changed'));
    expect((await stored())?.publication).toBeUndefined();
  });
};
