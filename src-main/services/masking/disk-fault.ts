/** What a disk refuses, in words. */
import { MaskFault } from '#shared/domain/masking/mask-fault.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const diskSays: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满，没有写出结果。',
  EDQUOT: '磁盘配额已用完，没有写出结果。',
  EACCES: '没有权限读取或写入该文件。',
  EPERM: '没有权限读取或写入该文件。',
  ENOENT: '文件或文件夹不存在。',
  EISDIR: '所给的是文件夹，不是文件。',
  EROFS: '该位置只读，不能写入。',
};

/** What the disk refused, in words; null for what is no refusal of the disk. */
export const diskFault = (error: unknown): MaskFault | null => {
  const says = diskSays[codeOf(error)];
  return says === undefined ? null : new MaskFault(says);
};
