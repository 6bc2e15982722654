/** `desk import-catalog`: a file of records into a department's catalogue on the platform. */
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { importRecords, summaryOf } from '../services/catalog-import/import-records.ts';
import { atPlatform } from './at-platform.ts';
import { findDepartment } from './find-department.ts';
import { type ImportFlags, importHelp, readImportFlags } from './import-flags.ts';
import { StartRefusal } from './start-refusal.ts';

/** 0: every line landed, 3: some were refused. @throws StartRefusal, BridgeError */
export async function importCatalog(args: readonly string[]): Promise<number> {
  const flags = readImportFlags(args, process.env, process.platform);
  if (flags === null) {
    process.stdout.write(importHelp);
    return 0;
  }
  await access(flags.file).catch(() => {
    throw new StartRefusal(`文件 ${flags.file} 不存在或不能读取。`);
  });
  return atPlatform(flags, (client, token) => importAs(client, token, flags));
}

async function importAs(client: PlatformClient, token: string, flags: ImportFlags): Promise<number> {
  const departmentId = await findDepartment(client, token, flags.department);
  const report = openReport(flags.report);
  const counts = await importRecords({
    lines: createInterface({
      input: createReadStream(flags.file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    }),
    send: (entries) => client.importCatalog(token, { departmentId, entries }),
    report: report.write,
  });
  await report.close();
  process.stdout.write(`${summaryOf(counts)}\n`);
  return counts.refused === 0 ? 0 : 3;
}

function openReport(file: string | null) {
  if (file === null) {
    return { write: (line: string) => void process.stdout.write(`${line}\n`), close: async () => {} };
  }
  const stream = createWriteStream(file, { mode: 0o600 });
  const done = finished(stream).catch(() => {
    throw new StartRefusal(`报告不能写入 ${file}。`);
  });
  // Awaited at the end; a failure before that must not count as unhandled.
  done.catch(() => {});
  return {
    write: (line: string) => void stream.write(`${line}\n`),
    close: () => {
      stream.end();
      return done;
    },
  };
}
