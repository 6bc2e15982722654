/** A table read for masking from real PostgreSQL servers: every value as the server writes it, and its refusals (R038). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TablePlace } from '#shared/contract/table.ts';
import { openTable } from '../../src-main/table-reader/read-table.ts';
import { type OpenServer, postgresServers, serverTitle } from './postgres-servers.ts';
import { openEmpty } from './run-databases.ts';

const rare = `'"\\',;\r\n𠮷 龘`;

describe.each(postgresServers)('a table for masking', (server) => {
  describe.skipIf(server.missing !== undefined)(serverTitle(server), () => {
    let open: OpenServer;
    let place: TablePlace;
    beforeAll(async () => {
      open = await openEmpty(server);
      const address = new URL(open.database.connectionString);
      place = {
        host: address.hostname,
        port: Number(address.port),
        database: address.pathname.slice(1),
        user: decodeURIComponent(address.username),
        password: decodeURIComponent(address.password),
        tls: false,
        authority: '',
        schema: '业 务',
        table: '人"员',
      };
      await open.database.query('CREATE SCHEMA "业 务"');
      await open.database.query(
        'CREATE TABLE "业 务"."人""员" ("姓 名" text, "生日" date, "金额" numeric, gone int, "备注" text)',
      );
      await open.database.query('ALTER TABLE "业 务"."人""员" DROP COLUMN gone');
      await open.database.query(
        `INSERT INTO "业 务"."人""员" SELECT '王' || n, DATE '1990-01-01' + n, n + 0.50, $1 FROM generate_series(1, 4500) n`,
        [rare],
      );
      await open.database.query(`INSERT INTO "业 务"."人""员" VALUES (NULL, NULL, NULL, '')`);
      await open.database.query(`CREATE ROLE nobody_here LOGIN PASSWORD 'p-1'`);
      await open.database.query('GRANT USAGE ON SCHEMA "业 务" TO nobody_here');
    });
    afterAll(() => open.stop());

    const textOf = async (of: TablePlace) => {
      const reading = await (await openTable(of)).read();
      const parts: string[] = [];
      for (let piece = await reading.next(); piece !== null; piece = await reading.next())
        parts.push(new TextDecoder().decode(piece));
      await reading.end();
      return parts;
    };

    it('[R038] comes whole, titles first, a piece at a time, nothing lost in quotes', async () => {
      const parts = await textOf(place);
      expect(parts.length).toBe(3);
      const quoted = `"${rare.replaceAll('"', '""')}"`;
      const rows = Array.from({ length: 4_500 }, (_, at) => {
        const day = new Date(Date.UTC(1990, 0, 2 + at)).toISOString().slice(0, 10);
        return `王${at + 1},${day},${at + 1}.50,${quoted}\n`;
      });
      expect(parts.join('')).toBe(`姓 名,生日,金额,备注\n${rows.join('')},,,\n`);
      expect((await openTable(place)).size).toBeGreaterThan(0);
    });

    it('[R038] is read in one snapshot, and never written', async () => {
      const reading = await (await openTable(place)).read();
      await reading.next();
      await open.database.query(`DELETE FROM "业 务"."人""员" WHERE "姓 名" = '王4500'`);
      const rest = [await reading.next(), await reading.next()].map((piece) =>
        new TextDecoder().decode(piece ?? undefined),
      );
      expect(rest.join('')).toContain('王4500,');
      await reading.end();
    });

    it.each([
      ['unreachable', { port: 1 }],
      ['unreachable', { tls: true }],
      ['refused', { password: 'wrong' }],
      ['missing', { database: 'none' }],
      ['missing', { table: 'none' }],
      ['forbidden', { user: 'nobody_here', password: 'p-1' }],
    ] as const)('[R038] is refused as %s for %o, without the server’s words', async (code, wrong) => {
      await expect(openTable({ ...place, ...wrong })).rejects.toMatchObject({ code, message: code });
    });
  });
});
