/** Which parts of a form cannot be saved as they are, in the officer's words. */
import type { z } from 'zod';

const words: Readonly<Record<string, string>> = {
  name: '资源名称未填写',
  library: '主题未填写',
  items: '信息项名称未填写',
  conversion: '电子化改造的计划或目标日期',
};

type Parsed = { readonly success: boolean; readonly error?: z.ZodError | undefined };

/** None where the content can be saved; every fault once. */
export const faultsOf = ({ error }: Parsed): readonly string[] => [
  ...new Set(
    (error?.issues ?? []).map(({ path }) => words[String(path[0])] ?? '有内容过长，或含有不能保存的字符'),
  ),
];
