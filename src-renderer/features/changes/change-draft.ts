/** A change being written: nothing chosen yet is null or empty. */
import type { z } from 'zod';
import { type ChangeStatement, changeStatement } from '#shared/domain/change-trigger/change-trigger.ts';
import { identifier } from '#shared/lib/text.ts';

export type ChangeDraft = Omit<ChangeStatement, 'kind'> & {
  readonly kind: ChangeStatement['kind'] | null;
  readonly departmentId: string;
};

export const emptyChange: ChangeDraft = {
  departmentId: '',
  kind: null,
  title: '',
  basis: '',
  inForceOn: '',
  entryIds: [],
};

const messages = {
  departmentId: '请选择应当更新目录的部门。',
  kind: '请选择变化的种类。',
  title: '请写明变化事项，200 字以内。',
  basis: '请写明文件名称和条款，400 字以内。',
  inForceOn: '请按 2026-12-01 的样子填写生效日期。',
  entryIds: '请至少选择一个涉及的条目。',
} as const satisfies Record<keyof ChangeDraft, string>;

const complete = changeStatement.extend({ departmentId: identifier }) satisfies z.ZodType;

/** What is still missing or wrong, by field. */
export const changeFaults = (draft: ChangeDraft): Partial<Record<keyof ChangeDraft, string>> => {
  const result = complete.safeParse(draft);
  if (result.success) return {};
  const fields = new Set(result.error.issues.map(({ path }) => String(path[0]) as keyof ChangeDraft));
  return Object.fromEntries([...fields].map((field) => [field, messages[field]]));
};
