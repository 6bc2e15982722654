/** `desk generate-catalog`: a file of invented entries of any size, written line by line. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import departments from '#assets/demonstration/departments.json' with { type: 'json' };
import { inventedEntry } from '#shared/domain/catalog/invented/invented-entry.ts';
import type { CatalogLine } from '#shared/protocol/catalog-line.ts';
import { type GenerateFlags, generateHelp, readGenerateFlags } from './generate-flags.ts';
import { StartRefusal } from './start-refusal.ts';

/** Lines written at once: few enough to be held, many enough that the disk is asked seldom. */
const linesAtOnce = 500;
const saidEvery = 100_000;

const lineOf = (seed: number, number: number): string => {
  const line: CatalogLine = inventedEntry(seed, number, departments);
  return `${JSON.stringify(line)}\n`;
};

async function writeLines({ entries, seed }: GenerateFlags, file: string, say: (done: number) => void) {
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o644 });
  const done = finished(stream);
  // Awaited below; a failure before that must not count as unhandled.
  done.catch(() => {});
  for (let number = 0; number < entries && !stream.destroyed; ) {
    let text = '';
    const end = Math.min(entries, number + linesAtOnce);
    for (; number < end; number += 1) text += lineOf(seed, number);
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
    if (number % saidEvery === 0) say(number);
  }
  stream.end();
  await done;
}

/** 0: the file is there, whole; 2: the arguments make no sense. @throws StartRefusal where it cannot be written */
export async function generateCatalog(
  args: readonly string[],
  announce = (line: string): void => void process.stderr.write(`${line}\n`),
): Promise<number> {
  const flags = readGenerateFlags(args);
  if (!flags.ok) {
    announce(flags.error);
    return 2;
  }
  if (flags.value === null) {
    process.stdout.write(generateHelp);
    return 0;
  }
  const { entries, out } = flags.value;
  const unfinished = `${out}.${process.pid}.part`;
  const began = performance.now();
  const rate = (done: number) => Math.round((done * 1000) / Math.max(1, performance.now() - began));
  try {
    await writeLines(flags.value, unfinished, (done) =>
      announce(`已生成 ${done} / ${entries} 条，每秒 ${rate(done)} 条`),
    );
    await rename(unfinished, out);
  } catch {
    await rm(unfinished, { force: true });
    throw new StartRefusal(`不能写入 ${out}：请检查文件夹是否存在、是否可写、磁盘是否已满。`);
  }
  announce(`已生成 ${entries} 条，写入 ${out}`);
  return 0;
}
