/** `npm run platform -- --first-administrators FILE`: what the operator writes, and what they are shown once. */
import { readFile } from 'node:fs/promises';
import { timeLabel } from '#shared/domain/clock/civil-date.ts';
import {
  BeginningRefusal,
  type FirstAdministratorsFile,
  type FirstPassword,
  firstAdministratorsFile,
} from './first-administrators.ts';

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new BeginningRefusal(`文件 ${file} 不是 JSON。`);
  }
};

/** Throws {@link BeginningRefusal}, which names the first field that is not as it must be. */
export const readFirstAdministrators = async (file: string): Promise<FirstAdministratorsFile> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BeginningRefusal(`文件 ${file} 不存在或不能读取。`);
  });
  const content = firstAdministratorsFile.safeParse(parsed(text, file));
  if (content.success) return content.data;
  const at = content.error.issues[0]?.path.join('.') ?? '';
  throw new BeginningRefusal(`文件 ${file} 的内容不符合要求：${at === '' ? '顶层' : at}。`);
};

/** For the operator's screen alone, to be handed to each of them. */
export const passwordSheet = (passwords: readonly FirstPassword[]): string => {
  const until = Math.min(...passwords.map((each) => each.until));
  return [
    `首批管理员的一次性口令，只显示这一次，请分别交给本人；${timeLabel(until)} 前有效，首次登录须改为自己的口令：`,
    ...passwords.map(({ name, login, password }) => `${name}\t${login}\t${password}`),
    '',
  ].join('\n');
};
