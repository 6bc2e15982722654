/** Takes a list of records, line by line, into a department's catalogue in batches. */
import { fail, type Result } from '#shared/lib/result.ts';
import type { ImportCatalogReply, ImportedEntry } from '#shared/protocol/import-catalog.ts';
import { declaredDefaults, type MappedRecord, mapRecord } from './map-record.ts';

/** Entries a request carries; the platform applies each request whole or not at all. */
export const batchSize = 200;

export type ImportCounts = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
};

type Keyed = { readonly key: string; readonly entry: ImportedEntry };

export type ImportTask = {
  /** The file's lines, without their ends. */
  readonly lines: AsyncIterable<string>;
  readonly send: (entries: Keyed[]) => Promise<ImportCatalogReply>;
  /** Takes the report, line by line. */
  readonly report: (line: string) => void;
};

/**
 * Reads, maps and sends; good lines land though others are refused. Rejects as `send` does, with the batches
 * before it landed: a second run of the same file finds them unchanged.
 */
export async function importRecords({ lines, send, report }: ImportTask): Promise<ImportCounts> {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  const seen = new Map<string, number>();
  let batch: Keyed[] = [];
  let number = 0;

  const flush = async () => {
    if (batch.length === 0) return;
    const { results } = await send(batch);
    for (const { outcome } of results) counts[outcome] += 1;
    batch = [];
  };

  report(declaredDefaults);
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const mapped = readLine(line, seen);
    if (!mapped.ok) {
      counts.refused += 1;
      report(`第 ${number} 行 未导入：${mapped.error}`);
      continue;
    }
    const { key, entry, notes } = mapped.value;
    seen.set(key, number);
    for (const note of notes) report(`第 ${number} 行 ${note}`);
    batch.push({ key, entry });
    if (batch.length === batchSize) await flush();
  }
  await flush();
  return counts;
}

function readLine(line: string, seen: ReadonlyMap<string, number>): Result<MappedRecord, string> {
  let value: unknown;
  try {
    // A byte order mark may open the first line; a replacement character means the file is not UTF-8.
    value = JSON.parse(line.replace(/^\ufeff/u, ''));
  } catch {
    return fail('不是有效的 JSON');
  }
  if (line.includes('\ufffd')) return fail('不是有效的 UTF-8 文本');
  const mapped = mapRecord(value);
  if (!mapped.ok) return mapped;
  const before = seen.get(mapped.value.key);
  return before === undefined ? mapped : fail(`id 与第 ${before} 行重复`);
}

/** The closing line, in Chinese. */
export function summaryOf(counts: ImportCounts): string {
  return `新增 ${counts.added} 条，更新 ${counts.changed} 条，未变 ${counts.unchanged} 条，未导入 ${counts.refused} 条。`;
}
