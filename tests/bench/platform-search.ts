/**
 * The catalogue searched in PostgreSQL, as a workstation without one asks it: `node tests/bench/platform-search.ts [entries]`.
 * Also says how fast the file was imported. Trust the ratios, not the figures.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#shared/domain/action.ts';
import { drawOf } from '#shared/domain/catalog/invented/draw.ts';
import { generateCatalog } from '../../src-main/start/generate-catalog.ts';
import { fileSummary, importFile } from '../../src-platform/catalog/import-file.ts';
import { searchEntries } from '../../src-platform/catalog/search-entries.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import { openCity } from './support/city.ts';
import { machine, say, seconds } from './support/figures.ts';

const entries = Number(process.argv[2] ?? 100_000);
const asked = 200;
const officer: Actor = {
  officerId: 'officer',
  officerName: '检索人',
  departmentId: 'dept-minzheng',
  roles: ['data-officer'],
};

const importInvented = async (database: Database): Promise<void> => {
  const file = join(tmpdir(), `desk-bench-${process.pid}.jsonl`);
  try {
    await generateCatalog(['--entries', String(entries), '--seed', '7', '--out', file], () => {});
    const began = performance.now();
    const stop = new AbortController().signal;
    const counts = await importFile({ database, file, now: Date.now, say, stop });
    const took = performance.now() - began;
    say(
      `  import: ${seconds(took)}, ${Math.round((entries * 1000) / took)} entries a second; ${fileSummary(counts)}`,
    );
  } finally {
    rmSync(file, { force: true });
  }
};

/** Pieces of 2 to 8 characters of names and abstracts, and first letters: what is typed on the way to a hit. */
const questions = async (database: Database): Promise<readonly string[]> => {
  const draw = drawOf(1, 0);
  const { rows } = await database.query<{ text: string; reading: string }>(
    `SELECT name || ' ' || abstract AS text, reading FROM entry_search ORDER BY rank LIMIT ${asked}`,
  );
  return rows.map(({ text, reading }, index) => {
    if (index % 10 === 0)
      return [...reading.matchAll(/;,([a-z])/gu)]
        .slice(0, 4)
        .map(([, letter]) => letter)
        .join('');
    const at = draw.number(Math.max(1, text.length - 8));
    return text.slice(at, at + 2 + draw.number(7));
  });
};

const percentile = (sorted: readonly number[], part: number): string =>
  `${(sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(0)} ms`;

const city = await openCity(0);
try {
  const { database } = city;
  say(`${entries} entries; ${machine()}; ${city.serverName}`);
  await importInvented(database);
  await database.query('ANALYZE entry_search');
  for (const [title, facets] of [
    ['no facet chosen', {}],
    ['two facets chosen', { shareType: ['conditional'], updateCycle: ['daily', 'monthly'] }],
  ] as const) {
    const times: number[] = [];
    for (const text of await questions(database)) {
      const began = performance.now();
      await searchEntries(database, officer, { text, facets: { ...facets }, offset: 0, limit: 60 } as never);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    say(
      `  ${title}: p50 ${percentile(times, 0.5)}, p95 ${percentile(times, 0.95)}, longest ${percentile(times, 0.999)}`,
    );
  }
} finally {
  await city.close();
}
