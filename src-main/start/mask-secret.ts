import { readText } from './mask-rules.ts';
import { StartRefusal } from './start-refusal.ts';

/** The secret of keyed algorithms, a file of 64 hexadecimal digits. @throws StartRefusal */
export const readSecret = (path: string): Uint8Array => {
  const text = readText(path, '密钥文件').trim();
  if (!/^[0-9a-f]{64}$/iu.test(text)) throw new StartRefusal('密钥文件应为 64 位十六进制数字。');
  return Uint8Array.from(Buffer.from(text, 'hex'));
};
