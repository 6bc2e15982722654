/** `desk verify`: a signed thing checked without any platform, with the reason where it does not hold. */
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { checkSignedFile } from '#shared/evidence/check-signed-file.ts';
import { openTrust, withPem } from '#shared/evidence/trust.ts';
import { factLines } from '#shared/evidence/verdict.ts';
import { trustReply } from '#shared/protocol/trust.ts';
import { keptTrust, readKeptTrust } from '../services/trust/trust-keeper.ts';
import { usualDataFolder } from './data-folder.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `用法 Usage: npm run -s desk -- verify FILE [选项 options]
不连平台，核对协议、凭证的签名证据（evidence.json）、GM/T 0010 签名文件（signed.p7）或导出的台账，不成立时说明理由。
Checks an agreement, a certificate, a signed file or an exported ledger without any platform, and says why it fails.
  --trust FILE     采信的认证机构：PEM 证书和撤销列表（可含印章证书），或平台 /trust 的答复（JSON）
                   authorities to believe; default: what the workstation keeps
  --trust-file-itself  以文件自带的认证机构为准（先核对其指纹）
                   believe the authority the file brings: compare its fingerprint first
  --data DIR       工作站的数据文件夹（或 DESK_DATA） data folder whose kept authorities are believed
  --content FILE   不含内容的签名文件所签的内容 content of a detached signature
退出码 Exit code: 0 成立 holds, 1 不成立、未核对认证机构或不能核对 does not hold, rests on nobody, or cannot be checked
`;

const options = {
  trust: { type: 'string' },
  data: { type: 'string' },
  'trust-file-itself': { type: 'boolean' },
  content: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws StartRefusal */
export async function verify(args: readonly string[]): Promise<number> {
  const parsed = parseFlags({ args: [...args], allowPositionals: true, options });
  if (parsed === null) throw new StartRefusal('命令行选项无法识别，可用 verify --help 查看说明。');
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new StartRefusal('请给出一个要核对的文件。');
  const believed = await believedFrom(values);
  await readable(file);
  const { content } = values;
  const subject = {
    lines: () => linesOf(resolve(file)),
    bytes: () => bytesOf(file),
    content: content === undefined ? null : await bytesOf(content),
  };
  const itself = values['trust-file-itself'] === true;
  const found = await checkSignedFile(subject, { believed, itself, now: Date.now() });
  if (found === null) throw new StartRefusal(`文件 ${file} 不是本程序能核对的协议、凭证或签名文件。`);
  const lines = [
    found.title,
    ...(found.demonstration ? ['演示密钥　不具法律效力'] : []),
    ...factLines(found.facts),
    ...(found.note === null ? [] : [found.note]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return found.outcome === 'holds' ? 0 : 1;
}

const linesOf = (file: string) =>
  createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });

async function believedFrom({ trust, data }: { trust?: string | undefined; data?: string | undefined }) {
  if (trust === undefined) {
    const folder = data === undefined ? usualDataFolder(process.env, process.platform) : resolve(data);
    const kept = await readKeptTrust(folder);
    return kept === null ? null : () => openTrust(kept.trust);
  }
  const text = (await bytesOf(trust)).toString('utf8');
  return text.includes('-----BEGIN') ? withPem(text) : fromJson(text, trust);
}

function fromJson(text: string, file: string) {
  try {
    const value: unknown = JSON.parse(text);
    const kept = keptTrust.safeParse(value);
    const reply = kept.success ? kept.data.trust : trustReply.parse(value);
    return () => openTrust(reply);
  } catch {
    throw new StartRefusal(`文件 ${file} 不是认证机构的证书（PEM），也不是平台给出的采信清单。`);
  }
}

async function readable(file: string): Promise<void> {
  await access(resolve(file)).catch(() => {
    throw new StartRefusal(`文件 ${file} 不存在或不能读取。`);
  });
}

function bytesOf(file: string): Promise<Buffer> {
  return readFile(resolve(file)).catch(() => {
    throw new StartRefusal(`文件 ${file} 不存在或不能读取。`);
  });
}
