/** A large file into the catalogue on a real PostgreSQL: whole, once, in the ledger, and to be gone on with. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogLine } from '#shared/protocol/catalog-line.ts';
import { temporaryFolder } from '../../src-main/services/testing/fixtures.ts';
import { generateCatalog } from '../../src-main/start/generate-catalog.ts';
import { type FileCounts, importFile } from '../../src-platform/catalog/import-file.ts';
import { firstBrokenEntry } from '../../src-platform/ledger/ledger.ts';
import { openPlatformOffice, type PlatformOffice } from './platform-office.ts';
import { type OpenServer, type PostgresServer, serverTitle } from './postgres-servers.ts';
import { openDemonstration } from './run-databases.ts';

const entries = 5_000;

export function catalogFileSuite(server: PostgresServer): void {
  describe.skipIf(server.missing !== undefined)(`a large file imported on ${serverTitle(server)}`, () => {
    let open: OpenServer;
    let office: PlatformOffice;
    let file: string;
    let folder: string;

    beforeAll(async () => {
      open = await openDemonstration(server);
      office = await openPlatformOffice(open.database);
      folder = await temporaryFolder();
      file = join(folder, 'entries.jsonl');
      const args = ['--entries', String(entries), '--seed', '7', '--out', file];
      expect(await generateCatalog(args, () => {})).toBe(0);
    });
    afterAll(async () => {
      await office.close();
      await open.stop();
    });

    const run = async (over: { file?: string; stop?: AbortSignal; say?: (line: string) => void } = {}) =>
      importFile({
        database: office.database,
        file,
        now: () => office.now,
        say: () => {},
        stop: new AbortController().signal,
        ...over,
      });
    const linesOf = async (): Promise<CatalogLine[]> =>
      (await readFile(file, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    const imported = async () => {
      const { rows } = await office.database.query<{ id: string; code: string; key: string }>(
        `SELECT id, body ->> 'code' AS code, body ->> 'importedFrom' AS key FROM record
         WHERE table_name = 'catalogEntry' AND body ->> 'importedFrom' LIKE 'invented-%' ORDER BY id`,
      );
      return rows;
    };
    const nothing: FileCounts = { added: 0, changed: 0, unchanged: 0, refused: 0, whole: true };

    it('stops after the batch under way, and the next run goes on to the end without doing one twice', async () => {
      const stop = new AbortController();
      stop.abort();
      expect(await run({ stop: stop.signal })).toEqual({ ...nothing, whole: false });
      const broken = join(folder, 'first-part.jsonl');
      await writeFile(
        broken,
        `${(await readFile(file, 'utf8')).split('\n').slice(0, 2_100).join('\n')}\n{"cut`,
      );
      expect(await run({ file: broken })).toEqual({ ...nothing, added: 2_100, refused: 1 });
      expect(await run()).toEqual({ ...nothing, added: entries - 2_100, unchanged: 2_100 });
      expect(await imported()).toHaveLength(entries);
    });

    it('a second run changes nothing: no row, no stamp, no code, no ledger entry', async () => {
      const state = async () => {
        const head = await office.database.query('SELECT seq, hash FROM ledger_head');
        const stamps = await office.database.query('SELECT sum(stamp) AS sum FROM record');
        const series = await office.database.query('SELECT * FROM number_series ORDER BY series');
        return [head.rows, stamps.rows, series.rows, await imported()];
      };
      const before = await state();
      office.now += 86_400_000;
      expect(await run()).toEqual({ ...nothing, unchanged: entries });
      expect(await state()).toEqual(before);
    });

    it('gives every entry a code of its own, numbered from one in its class', async () => {
      const rows = await imported();
      expect(new Set(rows.map(({ code }) => code)).size).toBe(entries);
      const lines = await linesOf();
      const classOf = new Map(lines.map(({ key, codeClass }) => [key, codeClass]));
      expect(rows.every(({ key, code }) => code.startsWith(`${classOf.get(key)}/`))).toBe(true);
      const inClass = rows.filter(({ code }) => code.startsWith('301001/'));
      const numbers = inClass.map(({ code }) => Number(code.split('/')[1])).toSorted((a, b) => a - b);
      expect(numbers[0]).toBe(1);
      expect(numbers.at(-1)).toBe(numbers.length);
    });

    it('keeps the chain whole and writes each batch under the stamp of its own ledger entry', async () => {
      expect(await office.database.transaction(firstBrokenEntry)).toBeNull();
      const { rows } = await office.database.query<{ stamps: number; told: number }>(
        `SELECT (SELECT count(DISTINCT stamp) FROM record WHERE body ->> 'importedFrom' LIKE 'invented-%') AS stamps,
           (SELECT count(*) FROM ledger WHERE action = 'catalog.import-file') AS told`,
      );
      expect(rows[0]?.stamps).toBe(rows[0]?.told);
    });

    it('is what a workstation pulls and what the search finds', async () => {
      const clerk = await office.clerk('minzheng.zhang');
      const keys = [...(await clerk.rows()).values()].flatMap(({ importedFrom }) =>
        String(importedFrom ?? ''),
      );
      expect(keys.filter((key) => key.startsWith('invented-'))).toHaveLength(entries);
      const [line] = await linesOf();
      const asked = { text: line?.entry.name, facets: {}, offset: 0, limit: 100 };
      const { body } = await clerk.post('/catalog/search', asked);
      expect(JSON.stringify(body.entries)).toContain(line?.key);
    });

    it('takes a changed line as a change, names lines it cannot take and keeps what the office recorded since', async () => {
      const [first, second] = (await linesOf()) as [CatalogLine, CatalogLine];
      const changed = { ...first, entry: { ...first.entry, name: '改过的名称' } };
      const odd = join(folder, 'odd.jsonl');
      const lines = [
        changed,
        second,
        { ...second, departmentId: 'dept-nowhere' },
        { ...second, codeClass: '9' },
        second,
      ];
      await writeFile(odd, `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`);
      const said: string[] = [];
      expect(await run({ file: odd, say: (line) => said.push(line) })).toEqual({
        ...nothing,
        changed: 1,
        unchanged: 1,
        refused: 4,
      });
      expect(said).toEqual([
        '第 3 行 未导入：departmentId 不是平台上的部门',
        '第 4 行 未导入：codeClass 不符合目录条目的格式',
        '第 5 行 未导入：与前面不远的一行是同一条记录',
        '第 6 行 未导入：不是有效的 JSON',
      ]);
    });
  });
}
