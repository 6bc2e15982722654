/**
 * `npm run platform`: opens the database, migrates, loads the demonstration into an empty one, and serves
 * until SIGTERM, SIGINT or, when a desk started it, until the desk is gone.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { forbidCrashDumps } from '#shared/lib/crash-dumps.ts';
import { adoptAccounts } from './access/adopt-accounts.ts';
import { BeginningRefusal, openFirstAdministrators } from './access/first-administrators.ts';
import { passwordSheet, readFirstAdministrators } from './access/first-administrators-file.ts';
import { renewSight } from './access/renew-sight.ts';
import { disableUnusedAccounts } from './access/unused-accounts.ts';
import { buildApp } from './build-app.ts';
import { fileSummary, importFile } from './catalog/import-file.ts';
import { renewEntrySearch } from './catalog/renew-entry-search.ts';
import { openSeal, sealSecret } from './certificates/seal.ts';
import { SealRefusal } from './certificates/sealed-key.ts';
import { bringTrusted, readTrusted, TrustRefusal } from './certificates/trusted-file.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { DatabaseRefusal } from './database/database-refusal.ts';
import { migrate } from './database/migrate.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import { connectSampleSource, installDemonstration } from './demonstration/install-demonstration.ts';
import { openConnectionBox } from './exchange/connection-box.ts';
import { watchDeliveries } from './exchange/exchange-watch.ts';
import { ledgerStanding } from './ledger/print-ledger.ts';
import { makeDueHead } from './ledger/signed-heads.ts';
import { renewTimeLimits } from './oversight/renew-time-limits.ts';
import { repeat } from './repeat.ts';
import { usualSegmentRows } from './segments/catalogue.ts';
import { renewSegments } from './segments/make-segments.ts';

const help = `用法: npm run platform [-- --json | --ledger | --import 文件 | --first-administrators 文件 | --trust 文件]
  --json  就绪后只在标准输出打印一行 JSON: {"ready":true,"url":"...","pid":...}
  --ledger  不启动服务，核对整条台账链并打印 {"entries":条数,"hash":"末条哈希","broken":首个不符的序号或 null}；
            不符时退出码为 1。备份恢复后与备份时的打印相同，即证明恢复完整
  --import 文件  不启动服务，把大批目录条目（JSON Lines，见 desk generate-catalog）导入数据库；重复导入不产生变化，
            中断后再次运行即接着导入。退出码：0 全部导入，3 有行未导入，1 失败或中断
  --first-administrators 文件  不启动服务，在没有任何账号的平台上设立首批管理员（至少系统管理员、安全管理员各一人），
            连同文件中的区域和部门，打印各人的一次性口令，只此一次；样例见 docs/first-administrators.example.json
  --trust 文件  不启动服务，以文件（PEM）中的 SM2 认证机构证书和撤销列表代替此前采信的，供导入正式证书；工作站下次联系平台时取得
环境变量: PLATFORM_PORT(默认 8790) PLATFORM_HOST(默认 127.0.0.1) PLATFORM_DATA(默认 .data/platform)
          DATABASE_URL(使用已有 PostgreSQL) PLATFORM_DEMONSTRATION=0(不装载演示数据)
          DATABASE_REPLICA_URL(可选，只读副本) PLATFORM_PROXIES(平台前面的网关地址或网段，逗号分隔；登录失败按真实来源计数)`;

/** How often the platform looks for deliveries that are ordered or due. */
const exchangeEveryMs = 2_000;

/** How often it looks for accounts nobody uses. */
const unusedEveryMs = 60 * 60_000;

/** How often it looks whether a head of the ledger is due. */
const headsEveryMs = 2_000;

/** One sentence for the operator, and the exit code 1. */
class StartRefusal extends Error {}

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const listenError = (config: Config, error: unknown): Error => {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new StartRefusal(`端口 ${config.port} 已被其他程序占用，请换一个 PLATFORM_PORT。`);
  if (code === 'EACCES') return new StartRefusal(`没有权限使用端口 ${config.port}，请换一个 PLATFORM_PORT。`);
  return error as Error;
};

const openReplica = async ({ replicaUrl, dataDir }: Config): Promise<Database | null> =>
  replicaUrl === undefined ? null : openDatabase({ databaseUrl: replicaUrl, dataDir, log });

/** The database as a serving platform would find it. */
const prepare = async (config: Config, database: Database): Promise<void> => {
  await migrate(database, new URL('./database/migrations/', import.meta.url));
  const renewed = await renewSight(database, Date.now());
  if (renewed !== null && renewed > 0) log(`已按区域重新确定 ${renewed} 条记录的可见范围。`);
  const searchable = await renewEntrySearch(database);
  if (searchable !== null && searchable > 0) log(`已为 ${searchable} 条目录重建检索。`);
  if (await renewSegments({ database, now: Date.now, segmentRows: usualSegmentRows }))
    log('已按新的格式重做目录分段。');
  const limited = await renewTimeLimits(database);
  if (limited !== null && limited > 0) log(`已为 ${limited} 条记录重建时限督办。`);
  if (config.demonstration && (await installDemonstration(database, Date.now()))) log('已装载演示数据。');
  await adoptAccounts(database, Date.now());
};

const bringUp = async (config: Config) => {
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  let replica: Database | null = null;
  try {
    await prepare(config, database);
    await disableUnusedAccounts(database, Date.now());
    const source = await connectSampleSource(database, () => {});
    const secret = await sealSecret(config.dataDir);
    replica = await openReplica(config);
    const app = await buildApp({
      database,
      replica,
      now: Date.now,
      secret,
      log: process.stderr,
      proxies: config.proxies,
    });
    const url = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw listenError(config, error);
    });
    const exchange = {
      database,
      now: Date.now,
      connections: openConnectionBox(secret),
      calendar: workCalendar.parse(china),
      node: randomUUID(),
    };
    const watch = watchDeliveries(exchange, { everyMs: exchangeEveryMs, log });
    const unused = repeat(() => disableUnusedAccounts(database, Date.now()), {
      everyMs: unusedEveryMs,
      name: 'unused accounts',
      log,
    });
    const seal = await openSeal(database, secret);
    const heads = repeat(() => makeDueHead({ database, seal, now: Date.now }), {
      everyMs: headsEveryMs,
      name: 'ledger heads',
      log,
    });
    const takeDown = async (): Promise<void> => {
      await app.close();
      await watch.stop();
      await unused.stop();
      await heads.stop();
      await source?.close();
      await replica?.close();
      await database.close();
    };
    return { url, description: database.description, takeDown };
  } catch (error) {
    await replica?.close();
    await database.close();
    throw error;
  }
};

/** Resolves when the process is asked to stop. */
const askedToStop = (config: Config): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    if (config.endsWithParent) process.stdin.once('close', () => resolve()).resume();
  });

/** Resolves to the exit code. */
const importInto = async (config: Config, file: string): Promise<number> => {
  await access(file).catch(() => {
    throw new StartRefusal(`文件 ${file} 不存在或不能读取。`);
  });
  const stop = new AbortController();
  void askedToStop(config).then(() => stop.abort());
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  try {
    await prepare(config, database);
    const counts = await importFile({ database, file, now: Date.now, say: log, stop: stop.signal });
    process.stdout.write(`${fileSummary(counts)}\n`);
    if (!counts.whole) return 1;
    return counts.refused === 0 ? 0 : 3;
  } finally {
    await database.close();
  }
};

/** Resolves to the exit code. Never with the demonstration: whoever begins a platform of their own wants none. */
const beginWith = async (config: Config, file: string): Promise<number> => {
  const content = await readFirstAdministrators(file);
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  try {
    await prepare({ ...config, demonstration: false }, database);
    process.stdout.write(passwordSheet(await openFirstAdministrators(database, content, Date.now())));
    return 0;
  } finally {
    await database.close();
  }
};

/** Resolves to the exit code. */
const trustFrom = async (config: Config, file: string): Promise<number> => {
  const trusted = await readTrusted(file);
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  try {
    await migrate(database, new URL('./database/migrations/', import.meta.url));
    await bringTrusted(database, trusted);
    process.stdout.write(trusted.lines.map((line) => `${line}\n`).join(''));
    return 0;
  } finally {
    await database.close();
  }
};

/** Resolves to the exit code. */
const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      ledger: { type: 'boolean' },
      import: { type: 'string' },
      'first-administrators': { type: 'string' },
      trust: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const config = readConfig();
  if (values.ledger) {
    const standing = await ledgerStanding(config, log);
    process.stdout.write(`${JSON.stringify(standing)}\n`);
    return standing.broken === null ? 0 : 1;
  }
  if (values.import !== undefined) return importInto(config, values.import);
  const beginning = values['first-administrators'];
  if (beginning !== undefined) return beginWith(config, beginning);
  if (values.trust !== undefined) return trustFrom(config, values.trust);
  const stop = askedToStop(config);
  const platform = await bringUp(config);
  const ready = { ready: true, url: platform.url, pid: process.pid };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(ready)}\n`
      : `共享平台已就绪：${platform.url}（${platform.description}）接口说明：${platform.url}/docs\n`,
  );
  await stop;
  await platform.takeDown();
  return 0;
};

const isForOperator = (error: unknown): error is Error =>
  [DatabaseRefusal, ConfigError, SealRefusal, StartRefusal, BeginningRefusal, TrustRefusal].some(
    (kind) => error instanceof kind,
  );

if (!forbidCrashDumps({ process, writeFileSync, spawnSync }))
  log('注意：本机不能关闭崩溃转储，平台异常退出时内存内容可能写入磁盘。');
try {
  process.exit(await run());
} catch (error) {
  log(isForOperator(error) ? error.message : `共享平台启动失败：${(error as Error).stack}`);
  process.exit(1);
}
