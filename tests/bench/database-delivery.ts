/**
 * One batch of delivery by database beside PostgreSQL's own COPY of the same rows from a file on the server's disk,
 * in turns in one run: `node tests/bench/database-delivery.ts [rows]`. COPY only loads; the batch also deletes the one
 * before, reads everything back and digests it twice. Trust the ratio, not the figures.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFrontEnd } from '../../src-platform/database/front-end-session.ts';
import { deliverBatch } from '../../src-platform/exchange/deliver-batch.ts';
import type { TableShape } from '../../src-platform/exchange/table-shape.ts';
import { openFrontEndDatabase } from '../conformance/exchange-office.ts';
import { availableServers } from '../conformance/postgres-servers.ts';

const rowCount = Number(process.argv[2] ?? 100_000);
const pageRows = 1000;
const rounds = 3;
const columns = Array.from({ length: 8 }, (_, n) => ({ name: `c${n}`, itemId: `c${n}`, comment: `列${n}` }));
const shape: TableShape = { schema: 'bench', table: 'r_1', comment: '测速', columns };
const textAt = (n: number, at: number): string => `值${at}-${n}-忻州市忻府区`;

async function* source() {
  for (let from = 0; from < rowCount; from += pageRows) {
    yield Array.from({ length: Math.min(pageRows, rowCount - from) }, (_, n) =>
      Object.fromEntries(columns.map(({ itemId }, at) => [itemId, textAt(from + n, at)])),
    );
  }
}

let peak = 0;
const watchMemory = (): void => {
  peak = Math.max(peak, process.memoryUsage().rss);
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

const server = await (availableServers[0] as (typeof availableServers)[number]).open();
const frontEnd = await openFrontEndDatabase(server.database);
const file = join(tmpdir(), `bench-${randomUUID()}.tsv`);
const session = await openFrontEnd(frontEnd.connection);
try {
  const line = (n: number) => [n + 1, ...columns.map((_, at) => textAt(n, at))].join('\t');
  writeFileSync(file, `${Array.from({ length: rowCount }, (_, n) => line(n)).join('\n')}\n`);
  chmodSync(file, 0o644);
  const list = columns.map(({ name }) => `${name} text`).join(', ');
  await frontEnd.admin.query(`CREATE TABLE copied (_row bigint PRIMARY KEY, ${list})`);
  const before = process.memoryUsage().rss;
  const times = { batch: [] as number[], copy: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    await frontEnd.admin.query('TRUNCATE copied');
    times.copy.push(await seconds(() => frontEnd.admin.query(`COPY copied FROM '${file}'`)));
    const batch = {
      shape,
      callId: randomUUID(),
      at: Date.now(),
      readerRole: frontEnd.readerRole,
      last: null,
      source: source(),
      stillAllowed: async () => watchMemory(),
    };
    times.batch.push(await seconds(() => deliverBatch(session, batch)));
  }
  const [batch, copy] = [median(times.batch), median(times.copy)];
  process.stdout.write(
    `delivery by database, ${rowCount} rows of 8 columns, median of ${rounds}\n` +
      `  batch, read back and reconciled  ${batch.toFixed(2)} s  (${Math.round(rowCount / batch)} rows/s)\n` +
      `  COPY from the server's own disk  ${copy.toFixed(2)} s  (ratio ${(batch / copy).toFixed(1)})\n` +
      `  memory at its peak               ${Math.round(peak / 2 ** 20)} MiB (${Math.round(before / 2 ** 20)} before)\n`,
  );
} finally {
  rmSync(file, { force: true });
  await session.close();
  await frontEnd.close();
  await server.stop();
}
