/** Taking prepared entries into the catalogue; a second time changes nothing. */
import { z } from 'zod';
import { catalogEntry } from '#shared/domain/catalog/entry.ts';
import { identifier, line } from '#shared/lib/text.ts';

const allDifferent = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** An entry without what only the platform gives: id, code, publication date. */
export const importedEntry = catalogEntry
  .omit({
    id: true,
    code: true,
    providerId: true,
    publishedOn: true,
    status: true,
    demonstration: true,
    importedFrom: true,
    contentUpdatedOn: true,
    replacedByEntryId: true,
    publication: true,
  })
  // An application names items by id.
  .refine(({ items }) => allDifferent(items.map((item) => item.id)), {
    path: ['items'],
    message: 'items.repeated',
  })
  // A delivery through the gateway is keyed by name.
  .refine(
    ({ items, exchangeMethods }) =>
      !exchangeMethods.includes('interface') || allDifferent(items.map((item) => item.name)),
    { path: ['items'], message: 'items.repeated' },
  )
  // 四(二)3
  .refine(
    ({ items, withholding }) => withholding !== null || items.every((item) => item.shareType !== 'withheld'),
    {
      path: ['withholding'],
      message: 'withholding.required',
    },
  );
export type ImportedEntry = z.infer<typeof importedEntry>;

export const importCatalogRequest = z.strictObject({
  departmentId: identifier,
  entries: z
    .array(z.strictObject({ key: line(200), entry: importedEntry }))
    .min(1)
    .max(500)
    .refine((entries) => allDifferent(entries.map(({ key }) => key)), { message: 'keys.repeated' }),
});

export const importCatalogReply = z.strictObject({
  results: z.array(z.strictObject({ key: z.string(), outcome: z.enum(['added', 'changed', 'unchanged']) })),
});
export type ImportCatalogReply = z.infer<typeof importCatalogReply>;
