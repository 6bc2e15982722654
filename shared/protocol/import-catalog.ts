/** Taking prepared entries into the catalogue; a second time changes nothing. */
import { z } from 'zod';
import { catalogEntry } from '#shared/domain/catalog/entry.ts';
import { identifier } from '#shared/lib/text.ts';

/** An entry without what only the platform gives: id, code, publication date. */
export const importedEntry = catalogEntry.omit({
  id: true,
  code: true,
  providerId: true,
  publishedOn: true,
  status: true,
  demonstration: true,
  importedFrom: true,
});
export type ImportedEntry = z.infer<typeof importedEntry>;

export const importCatalogRequest = z.strictObject({
  departmentId: identifier,
  entries: z
    .array(z.strictObject({ key: z.string().min(1).max(200), entry: importedEntry }))
    .min(1)
    .max(500),
});

export const importCatalogReply = z.strictObject({
  results: z.array(z.strictObject({ key: z.string(), outcome: z.enum(['added', 'changed', 'unchanged']) })),
});
export type ImportCatalogReply = z.infer<typeof importCatalogReply>;
