/**
 * Where a workstation stands: the last row it was sent, in which database and with which rights. A cursor of
 * another database (restored, replaced) or of other rights starts from nothing instead of merging silently.
 */
import { z } from 'zod';

const cursor = z.strictObject({
  epoch: z.string(),
  scopes: z.string(),
  stamp: z.int().nonnegative(),
  table: z.string(),
  id: z.string(),
});
export type Cursor = z.infer<typeof cursor>;

export const startCursor = (epoch: string, scopes: string): Cursor => ({
  epoch,
  scopes,
  stamp: 0,
  table: '',
  id: '',
});

export const writeCursor = (value: Cursor): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Null for text that is no cursor of ours. */
export const readCursor = (text: string): Cursor | null => {
  try {
    const parsed = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};
