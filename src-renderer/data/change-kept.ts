import type { DeskDatabase } from './desk-database.ts';

/** Changes what is kept on this workstation under a key, in one transaction; `change` is given null where nothing is. */
export const changeKept = (
  database: DeskDatabase,
  key: string,
  change: (before: unknown) => unknown,
): Promise<void> =>
  database.transaction('rw', database.drafts, async () => {
    const before = await database.drafts.get(key);
    await database.drafts.put({ key, value: change(before?.value ?? null) });
  });
