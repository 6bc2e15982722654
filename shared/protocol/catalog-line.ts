/** A line of a large catalogue's file (JSON Lines), as `desk generate-catalog` writes and `platform --import` takes it. */
import { z } from 'zod';
import { identifier, line } from '#shared/lib/text.ts';
import { importedEntry } from './import-catalog.ts';

export const catalogLine = z.strictObject({
  key: line(200),
  departmentId: identifier,
  /** 类, 项, 目 and 细目 of the code; the platform gives the number after the stroke. */
  codeClass: z.string().regex(/^[1-3]\d{5}\d{0,8}$/u),
  entry: importedEntry,
});
export type CatalogLine = z.infer<typeof catalogLine>;
