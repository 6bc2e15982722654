/** `desk import-catalog`: a file of records into a department's catalogue on the platform. */
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Log } from '../bridge/log.ts';
import { createPlatformClient, type PlatformClient } from '../platform-client/platform-client.ts';
import { importRecords, summaryOf } from '../services/catalog-import/import-records.ts';
import { loadDeviceIdentity } from '../services/session/device-identity.ts';
import { prepareDataFolder } from './data-folder.ts';
import { findDepartment } from './find-department.ts';
import { type ImportFlags, importHelp, readImportFlags } from './import-flags.ts';
import { openLogFile } from './log-file.ts';
import { reachPlatform } from './reach-platform.ts';
import { signInAtPlatform } from './sign-in-at-platform.ts';
import { StartRefusal } from './start-refusal.ts';

/** Two hundred entries are validated, compared and written in one transaction. */
const requestTimeoutMs = 60_000;

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
  await prepareDataFolder(flags.dataDir);
  const log = openLogFile(flags.dataDir, Date.now);
  const platform = await reachPlatform({ ...flags, env: process.env, log });
  try {
    return await importInto(platform.address, flags, log);
  } finally {
    await platform.leave();
  }
}

async function importInto(address: string, flags: ImportFlags, log: Log): Promise<number> {
  const client = createPlatformClient({
    address: () => address,
    timeoutMs: requestTimeoutMs,
    log,
    now: Date.now,
  });
  const device = await loadDeviceIdentity(flags.dataDir);
  const token = await signInAtPlatform(client, device, { ...flags, env: process.env });
  try {
    return await importAs(client, token, flags);
  } finally {
    // The session would end by itself; the import is done whether or not the platform hears of it.
    await client.signOut(token).catch(() => log.info('import.session-left-open'));
  }
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
