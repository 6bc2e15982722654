/** `npm run platform -- --import FILE`: a catalogue of any size, line by line, in batches that stand by themselves. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type CatalogLine, catalogLine } from '#shared/protocol/catalog-line.ts';
import type { Database } from '../database/open-database.ts';
import { importBatch } from './import-batch.ts';

/** Lines of a transaction: some 4 MB, a fraction of a second. */
const batchLines = 2_000;
const saidEvery = 50_000;
/** Refused lines named one by one; the rest are counted. */
const namedRefusals = 100;

export type FileCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** False where it was broken off: another run of the same file goes on from there. */
  readonly whole: boolean;
};

export type FileImport = {
  readonly database: Database;
  readonly file: string;
  readonly now: () => number;
  /** Takes one line of the report. */
  readonly say: (line: string) => void;
  /** After the batch under way, no other is begun. */
  readonly stop: AbortSignal;
};

const readLine = (text: string, departments: ReadonlySet<string>): Result<CatalogLine, string> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('不是有效的 JSON');
  }
  const read = catalogLine.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return fail(`${issue?.path.join('.') || '整行'} 不符合目录条目的格式`);
  }
  return departments.has(read.data.departmentId) ? ok(read.data) : fail('departmentId 不是平台上的部门');
};

const departmentsOf = async (database: Database): Promise<ReadonlySet<string>> => {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM record WHERE table_name = 'department'`,
  );
  return new Set(rows.map(({ id }) => id));
};

type Step = { readonly batch: readonly CatalogLine[] } | { readonly line: number; readonly refused: string };

/** The file as batches to be written and lines that cannot be. */
async function* stepsOf(file: string, departments: ReadonlySet<string>): AsyncGenerator<Step> {
  const input = createReadStream(file, 'utf8');
  // By department and key: one transaction writes a row once.
  let batch = new Map<string, CatalogLine>();
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readLine(text, departments);
    if (!read.ok) {
      yield { line, refused: read.error };
      continue;
    }
    const name = `${read.value.departmentId} ${read.value.key}`;
    if (batch.has(name)) yield { line, refused: '与前面不远的一行是同一条记录' };
    else batch.set(name, read.value);
    if (batch.size < batchLines) continue;
    yield { batch: [...batch.values()] };
    batch = new Map();
  }
  if (batch.size > 0) yield { batch: [...batch.values()] };
}

/** Writes one batch while the next is read: at most one is under way. */
const openWriter = ({ database, now, say }: FileImport) => {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const began = performance.now();
  let done = 0;
  let underWay: Promise<void> = Promise.resolve();
  const write = async (batch: readonly CatalogLine[]): Promise<void> => {
    const outcome = await importBatch(database, batch, now());
    for (const each of ['added', 'changed', 'unchanged'] as const) counts[each] += outcome[each];
    const before = done;
    done += batch.length;
    const rate = Math.round((done * 1000) / (performance.now() - began));
    if (Math.floor(before / saidEvery) < Math.floor(done / saidEvery))
      say(`已处理 ${done} 条，每秒 ${rate} 条`);
  };
  return {
    counts,
    settled: () => underWay,
    begin: async (batch: readonly CatalogLine[]): Promise<void> => {
      await underWay;
      underWay = write(batch);
      // Awaited by the next step; a failure before that must not count as unhandled.
      underWay.catch(() => {});
    },
  };
};

/** Rejects where the file cannot be read or the database fails, with the batches before it landed. */
export const importFile = async (task: FileImport): Promise<FileCounts> => {
  const writer = openWriter(task);
  let refused = 0;
  for await (const step of stepsOf(task.file, await departmentsOf(task.database))) {
    if (task.stop.aborted) break;
    if ('batch' in step) {
      await writer.begin(step.batch);
      continue;
    }
    refused += 1;
    if (refused <= namedRefusals) task.say(`第 ${step.line} 行 未导入：${step.refused}`);
  }
  await writer.settled();
  return { ...writer.counts, refused, whole: !task.stop.aborted };
};

/** The closing line, in Chinese. */
export const fileSummary = ({ added, changed, unchanged, refused, whole }: FileCounts): string =>
  `新增 ${added} 条，更新 ${changed} 条，未变 ${unchanged} 条，未导入 ${refused} 条。${
    whole ? '' : '已按要求停止；再次运行同一命令会接着导入。'
  }`;
