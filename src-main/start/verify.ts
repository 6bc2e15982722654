/** `desk verify`: a signed thing checked without any platform, with the reason where it does not hold. */
import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Believe, checkFile } from '#shared/evidence/check-file.ts';
import { fingerprintOf, openTrust, type Trust, withPem } from '#shared/evidence/trust.ts';
import { factLines, reasonOf } from '#shared/evidence/verdict.ts';
import { trustReply } from '#shared/protocol/trust.ts';
import { keptTrust, readKeptTrust } from '../services/trust/trust-keeper.ts';
import { usualDataFolder } from './data-folder.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';
import { type Found, verifyLedger } from './verify-ledger.ts';

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
  const found = (await verifyLedger(resolve(file), believed)) ?? (await verifyFile(file, values, believed));
  if (found === null) throw new StartRefusal(`文件 ${file} 不是本程序能核对的协议、凭证或签名文件。`);
  const isVouched = believed !== null || values['trust-file-itself'] === true;
  const { reason } = found;
  const lines = [
    reason !== null
      ? `不成立　${reason}`
      : isVouched
        ? '成立'
        : '未核对认证机构　签名与文件自带的认证机构相符',
    ...found.lines,
    ...(believed === null ? [selfBrought(found.trust)] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return reason === null && isVouched ? 0 : 1;
}

/** Null where the file is of no kind that is known here. */
async function verifyFile(
  file: string,
  { content }: { content?: string | undefined },
  believed: Believe | null,
): Promise<Found | null> {
  const checked = checkFile({
    bytes: await bytesOf(file),
    content: content === undefined ? null : await bytesOf(content),
    believed,
    now: Date.now(),
  });
  if (checked === null) return null;
  const { report, trust } = checked;
  return {
    reason: reasonOf(report),
    lines: [...(report.demonstration ? ['演示密钥　不具法律效力'] : []), ...factLines(report.facts)],
    trust,
  };
}

/** Whoever made the file made these too: only a person who knows the fingerprint can believe them. */
const selfBrought = ({ authorities }: Trust): string =>
  `注意：没有另外给出采信的认证机构，只与文件自带的相符，请核对其 SM3 指纹：${authorities.map(fingerprintOf).join('、')}`;

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
