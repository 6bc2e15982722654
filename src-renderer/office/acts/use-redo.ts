import { goTo } from '../../app/use-route.ts';
import { useDeskDatabase } from '../../data/desk-data-context.tsx';
import type { Redo } from './redo.ts';

/** Puts what was written back into its form and goes there. */
export function useRedo() {
  const database = useDeskDatabase();
  return async ({ href, draft }: Redo) => {
    if (draft !== null) await database.drafts.put({ key: draft[0], value: draft[1] }).catch(() => undefined);
    goTo(href);
  };
}
