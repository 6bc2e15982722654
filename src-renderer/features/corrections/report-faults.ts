import { type CorrectionReport, correctionReport } from '#shared/domain/correction/correction.ts';

const words: Readonly<Record<keyof CorrectionReport, string>> = {
  kind: '请选择性质。',
  itemIds: '请至少勾选一个信息项。',
  locator: '请用一行 60 字以内的文字写明是哪条记录。',
  wrong: '请写明哪里不对，1000 字以内。',
  evidence: '请写明依据什么材料，1000 字以内。',
};

/** What is still missing or too long in a report, by field; empty where it can be sent. */
export const faultsOf = (
  draft: CorrectionReport,
): Readonly<Partial<Record<keyof CorrectionReport, string>>> => {
  const issues = correctionReport.safeParse(draft).error?.issues ?? [];
  const fields = issues.map((issue) => issue.path[0] as keyof CorrectionReport);
  return Object.fromEntries(fields.map((field) => [field, words[field]]));
};
