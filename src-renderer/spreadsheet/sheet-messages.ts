/** What the window and the spreadsheet worker say to each other. */
import type { ReadSheet, SheetRefusal } from '#shared/domain/cataloguing/sheet/read-sheet.ts';
import type { Result } from '#shared/lib/result.ts';
import type { FileRefusal } from './file-limits.ts';

/** A sheet by its name; its first row are the titles. */
export type PlainTable = { readonly name: string; readonly rows: readonly (readonly string[])[] };

export type SheetRequest =
  | { readonly kind: 'read'; readonly file: Blob }
  | { readonly kind: 'write'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'write-table'; readonly table: PlainTable };

/** Where the reading of a file is. */
export type ReadStage = 'loading' | 'unpacking' | 'grouping';

export type ReadOutcome = Result<ReadSheet, FileRefusal | SheetRefusal>;

export type SheetReply =
  | { readonly kind: 'stage'; readonly stage: ReadStage }
  | { readonly kind: 'read'; readonly outcome: ReadOutcome }
  | { readonly kind: 'written'; readonly bytes: Uint8Array<ArrayBuffer> };
