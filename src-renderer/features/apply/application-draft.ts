/** The form as it is being written, and when it is whole. */
import type { CatalogEntry } from '#shared/domain/catalog/entry.ts';
import { type Application, application } from '#shared/domain/sharing/sharing-case.ts';

export const emptyApplication = (entry: CatalogEntry): Application => ({
  itemIds: [],
  purpose: '',
  scenario: '',
  // What a workstation can use by itself, where it is offered.
  method:
    entry.exchangeMethods.find((method) => method === 'interface') ?? entry.exchangeMethods[0] ?? 'interface',
  validMonths: 12,
  purposeKind: 'handling',
  protection: '',
});

export type ApplicationField = keyof Application;

const sentences: Readonly<Record<ApplicationField, string>> = {
  itemIds: '请至少勾选一个信息项。',
  purpose: '请写明使用用途，不超过 1000 字。',
  scenario: '请写明应用场景，不超过 1000 字。',
  method: '请选择交换方式。',
  validMonths: '使用期限为 1 至 36 个月。',
  purposeKind: '请选择用途类别。',
  protection: '请写明怎样保护国家秘密、商业秘密和个人隐私，不超过 1000 字（六(一)）。',
};

/** What is still missing, by field; empty where the application can be sent. */
export function faultsOf(draft: Application): Partial<Record<ApplicationField, string>> {
  const parsed = application.safeParse(draft);
  const fields = parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [];
  if (draft.purposeKind === 'analysis' && draft.protection.trim() === '') fields.push('protection');
  return Object.fromEntries(Object.entries(sentences).filter(([field]) => fields.includes(field)));
}
