/** The platform's search on a real PostgreSQL: the same hits, order and counts as the window's rule. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatalogEntry, catalogEntry } from '#shared/domain/catalog/entry.ts';
import { entryWith } from '#shared/domain/testing/office.ts';
import type { SearchCatalogReply } from '#shared/protocol/search-catalog.ts';
import { mapRecord } from '../../src-main/services/catalog-import/map-record.ts';
import { renewEntrySearch } from '../../src-platform/catalog/renew-entry-search.ts';
import { createPlainSearcher } from '../../src-renderer/search/plain-searcher.ts';
import { inventedEntries } from '../bench/support/entries.ts';
import { type Clerk, openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, type PostgresServer, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';
import { writeEntries } from './segments.ts';

const publicSources = fileURLToPath(new URL('../../../shared/data/public-sources.jsonl', import.meta.url));
const invented = 2_000;

const publicEntries = (): readonly CatalogEntry[] =>
  readFileSync(publicSources, 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line, index) => {
      const mapped = mapRecord(JSON.parse(line));
      if (!mapped.ok) return [];
      const { entry, key } = mapped.value;
      return [
        { ...entryWith(), ...entry, id: `public-${index}`, code: `399999/${index + 1}`, importedFrom: key },
      ];
    });

/** What officers type: names, pieces, pinyin whole and by letters, codes, old and wide characters, several terms, marks. */
const typed = [
  '',
  '养老机构',
  '登记',
  '证',
  '在册人口',
  '在冊人口',
  '在册人口基础信息',
  'zcrk',
  'zaicerenkou',
  'zaicr',
  'yljg',
  'z',
  'ren',
  '301001',
  '3010',
  '３０１０',
  '公民身份号码',
  '对账，字段',
  '民政',
  '代县',
  '代县 登记',
  '《在册人口》',
  '“在册人口”，登记；',
  '（在册人口）',
  '在册人口（',
  "zai'ce'ren'kou",
  '（CHFS）',
  '伦敦证交所数据分析(路孚特)',
  '，《》（）',
  '民政 养老',
  '忻州市 年度台账 金额',
  'daixian',
  'dx 许可',
  'shenfen',
  'GDP',
  'ｇｄｐ',
  'annual',
  'data',
  '没有这样的数据',
  '。',
  '2019年',
  '%',
  '_',
  "'",
  '\\',
  '(',
  '𠮷',
];
const narrowings: readonly object[] = [
  {},
  { shareType: ['conditional'] },
  { region: ['region-140923', 'region-140902'], format: ['database', 'spreadsheet'] },
  { providerId: ['dept-minzheng', 'dept-gongan'], updateCycle: ['daily'] },
  { providerId: ['dept-minzheng'], region: ['region-140923'] },
  {
    library: ['部门目录', '信用主题库'],
    grade: ['general-1', 'general-2'],
    exchangeMethod: ['file'],
    dedicated: ['no'],
  },
  { libraryKind: ['base'], format: ['nothing'] },
];

export function catalogSearchSuite(server: PostgresServer): void {
  describe.skipIf(server.missing !== undefined)(`the catalogue searched on ${serverTitle(server)}`, () => {
    let open: OpenServer;
    let office: PlatformOffice;
    let clerk: Clerk;
    const plain = createPlainSearcher();

    beforeAll(async () => {
      open = await openDemonstration(server);
      office = await openPlatformOffice(open.database);
      clerk = await office.clerk('minzheng.zhang');
      const rows = [...(await clerk.rows())];
      const departments = rows.filter(([key]) => key.startsWith('department ')).map(([, row]) => row);
      plain.setDepartments(departments as never);
      const known = rows
        .filter(([key]) => key.startsWith('catalogEntry '))
        .map(([, row]) => catalogEntry.parse(row));
      const more = [
        ...inventedEntries(
          invented,
          departments.map(({ id }) => String(id)),
        ),
        ...(existsSync(publicSources) ? publicEntries() : []),
      ];
      for (let at = 0; at < more.length; at += 500)
        await writeEntries(office.database, more.slice(at, at + 500));
      plain.put([...known, ...more]);
    });
    afterAll(async () => {
      await office.close();
      await open.stop();
    });

    const search = async (body: object): Promise<SearchCatalogReply> => {
      // So many questions at once are more than a session is allowed; an hour later it may ask again.
      office.now += 60_000;
      const answer = await clerk.post('/catalog/search', { facets: {}, offset: 0, limit: 100, ...body });
      expect(answer.status).toBe(200);
      return answer.body as unknown as SearchCatalogReply;
    };
    const shown = ({ total, entries, counts }: SearchCatalogReply) => ({
      total,
      ids: entries.map(({ id }) => id),
      counts: Object.fromEntries(Object.entries(counts).map(([facet, each]) => [facet, new Map(each)])),
    });

    const sources = existsSync(publicSources)
      ? 'and the public sources'
      : '(the public sources are not here)';
    it.each(narrowings)(
      `finds what the window finds, the demonstration, invented ones ${sources}: %j`,
      async (facets) => {
        for (const text of typed) {
          const expected = plain.ask({ text, facets, offset: 0, limit: 100 });
          expect({ text, ...shown(await search({ text, facets })) }).toEqual({ text, ...expected });
        }
      },
    );

    it('walks a whole result page by page in the same order', async () => {
      const text = '登记';
      const { total, ids } = plain.ask({ text, facets: {}, offset: 0, limit: 10_000 });
      expect(total).toBeGreaterThan(200);
      const found: string[] = [];
      for (let offset = 0; offset < total; offset += 100)
        found.push(...shown(await search({ text, offset })).ids);
      expect(found).toEqual(ids);
    });

    it('changes with the record, in its transaction: renamed, stopped, not yet published', async () => {
      const entry = entryWith({ id: 'changing', name: '独一无二的名称' });
      await writeEntries(office.database, [entry]);
      expect(shown(await search({ text: '独一无二' })).ids).toEqual(['changing']);
      await writeEntries(office.database, [{ ...entry, name: '改了名称' }]);
      expect(shown(await search({ text: '独一无二' })).ids).toEqual([]);
      for (const status of ['stopped', 'draft'] as const) {
        await writeEntries(office.database, [{ ...entry, status }]);
        expect(shown(await search({ text: '改了名称' })).total).toBe(0);
      }
    });

    it('rows of an earlier release are made searchable at start, once', async () => {
      const before = shown(await search({ text: '养老' }));
      await office.database.query('TRUNCATE entry_search');
      expect(shown(await search({ text: '养老' })).total).toBe(0);
      expect(await renewEntrySearch(office.database)).toBeGreaterThan(invented);
      expect(shown(await search({ text: '养老' }))).toEqual(before);
      expect(await renewEntrySearch(office.database)).toBeNull();
    });

    it('answers only who is signed in, only in pages, and no text that no database holds', async () => {
      const body = { text: '', facets: {}, offset: 0, limit: 10 };
      expect((await office.post('/catalog/search', body)).status).toBe(401);
      for (const wrong of [
        { limit: 101 },
        { limit: 0 },
        { offset: -1 },
        { text: 'a\0' },
        { text: '\ud800' },
        { text: 'x'.repeat(201) },
        { facets: { other: ['a'] } },
      ])
        expect((await clerk.post('/catalog/search', { ...body, ...wrong })).status).toBe(400);
    });

    it('is described in /openapi.json', async () => {
      expect((await office.get('/openapi.json')).text).toContain('"/catalog/search"');
    });
  });
}
