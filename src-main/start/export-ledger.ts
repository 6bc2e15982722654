/** `desk export-ledger`: the platform's signed ledger as a file that `desk verify` checks without it. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { beginSegment, entryLine, headLine } from '#shared/evidence/ledger/segment-lines.ts';
import type { LedgerHead } from '#shared/protocol/ledger.ts';
import type { PlatformClient } from '../platform-client/platform-client.ts';
import { atPlatform, platformFlagsOf, platformOptions } from './at-platform.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `用法 Usage: npm run -s desk -- export-ledger --out FILE [选项 options]
把平台签过名的台账（只有标识和摘要）写成文件，供 desk verify 不连平台核对。市级监督人员和审计管理员可用。
  --out FILE             写到哪个文件 where to
  --from N --to N        台账头的序号，默认全部 numbers of signed heads, default all
  --login --password-file --platform --data   同 import-catalog as there
`;

const options = {
  ...platformOptions,
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws StartRefusal, BridgeError */
export async function exportLedger(args: readonly string[]): Promise<number> {
  const flags = readFlags(args);
  if (flags === null) {
    process.stdout.write(help);
    return 0;
  }
  const count = await atPlatform(flags, (client, token) => writeSegments(client, token, flags));
  process.stdout.write(`已写入 ${flags.out}：${count} 条。\n`);
  return 0;
}

type Flags = NonNullable<ReturnType<typeof readFlags>>;

function readFlags(args: readonly string[]) {
  const parsed = parseFlags({ args: [...args], options });
  if (parsed === null) throw new StartRefusal('命令行选项无法识别，可用 export-ledger --help 查看说明。');
  const { values } = parsed;
  if (values.help) return null;
  if (values.out === undefined) throw new StartRefusal('请用 --out 给出要写的文件。');
  return {
    out: resolve(values.out),
    from: numberOf(values.from) ?? 1,
    to: numberOf(values.to),
    ...platformFlagsOf(values, process.env, process.platform),
  };
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new StartRefusal('--from 和 --to 应为台账头的序号。');
  return Number(text);
}

/** Answers how many entries were written. */
async function writeSegments(
  client: PlatformClient,
  token: string,
  { out, from, to }: Flags,
): Promise<number> {
  const { newest } = await client.ledgerHeads({ after: 0 });
  const last = Math.min(to ?? newest, newest);
  if (last < from) throw new StartRefusal('平台还没有签过这些台账头。');
  const file = createWriteStream(out, { mode: 0o600 });
  const done = finished(file);
  done.catch(() => {});
  const say = async (line: string) => {
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  };
  let base: LedgerHead | null = null;
  if (from > 1) base = (await client.ledgerSegment(token, { number: from - 1 })).head;
  await say(beginSegment(base, await client.trust()));
  let count = 0;
  for (let number = from; number <= last; number++) {
    const { head, entries } = await client.ledgerSegment(token, { number });
    for (const entry of entries) await say(entryLine(entry));
    await say(headLine(head));
    count += entries.length;
  }
  file.end();
  await done.catch(() => {
    throw new StartRefusal(`不能写入 ${out}。`);
  });
  return count;
}
