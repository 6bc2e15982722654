/** `desk export-signed`: one signature as files that OpenSSL and other people's software check. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { party } from '#shared/domain/agreement/agreement.ts';
import { signedFiles } from '#shared/evidence/signed-files.ts';
import { atPlatform, platformFlagsOf, platformOptions } from './at-platform.ts';
import { parseFlags } from './parse-flags.ts';
import { StartRefusal } from './start-refusal.ts';

const help = `用法 Usage: npm run -s desk -- export-signed ID --dir DIR [选项 options]
把一份协议（协议或事项标识）或凭证（标识或编号）的签名写成可用 OpenSSL 核对的文件。
  content.bin 所签字节 what was signed, signature.der 签名 the signature, certificate.pem public-key.pem 签名人 the signer,
  signed.p7 signed-detached.p7 GM/T 0010, authority.pem 认证机构 its authority, text.json 正文 the text that content.bin digests,
  evidence.json 供 desk verify 核对 for desk verify
  --dir DIR              写到哪个文件夹 where to
  --party user|provider  协议的哪一方，默认使用部门 which side of an agreement
  --login --password-file --platform --data   同 import-catalog as there
`;

const options = {
  ...platformOptions,
  dir: { type: 'string' },
  party: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @throws StartRefusal, BridgeError */
export async function exportSigned(args: readonly string[]): Promise<number> {
  const flags = readFlags(args);
  if (flags === null) {
    process.stdout.write(help);
    return 0;
  }
  const evidence = await atPlatform(flags, (client, token) => client.evidence(token, { id: flags.id }));
  const files = signedFiles(evidence, flags.party);
  if (files === null) throw new StartRefusal('这一方还没有签名，或签名时还没有证书。');
  await mkdir(flags.dir, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(flags.dir, name), content);
  process.stdout.write(`已写入 ${flags.dir}：${Object.keys(files).join('、')}\n`);
  return 0;
}

function readFlags(args: readonly string[]) {
  const parsed = parseFlags({ args: [...args], allowPositionals: true, options });
  if (parsed === null) throw new StartRefusal('命令行选项无法识别，可用 export-signed --help 查看说明。');
  const { values, positionals } = parsed;
  if (values.help) return null;
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0 || values.dir === undefined)
    throw new StartRefusal('请给出一个协议或凭证的标识，并用 --dir 给出文件夹。');
  const side = party.safeParse(values.party ?? 'user');
  if (!side.success) throw new StartRefusal('--party 只能是 user 或 provider。');
  return {
    id,
    dir: resolve(values.dir),
    party: side.data,
    ...platformFlagsOf(values, process.env, process.platform),
  };
}
