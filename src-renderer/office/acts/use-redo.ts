import { App } from 'antd';
import { useState } from 'react';
import { useOfficerDesk } from '../../app/officer-context.ts';
import { goTo } from '../../app/use-route.ts';
import { useDeskDatabase } from '../../data/desk-data-context.tsx';
import { type RefusedMutation, useKept } from '../../data/live.ts';
import { type Redo, redoOf } from './redo.ts';
import { begunKey, isInTheWay, type RedoState, redoStateOf } from './redo-state.ts';

export type Redoing = {
  readonly way: Redo;
  readonly state: RedoState;
  /** Goes to the form with what was refused in it; asks first where the form holds something else. */
  readonly begin: () => Promise<void>;
  /** What the form holds, while the officer is asked about it; otherwise null. */
  readonly inTheWay: unknown;
  /** Goes to the form: with what was refused in it, or as it is. */
  readonly decide: (what: 'replace' | 'keep') => Promise<void>;
  readonly cancel: () => void;
};

/** The way back of a refused act into its form; null where there is none, or while it is looked up. */
export function useRedo(refused: RefusedMutation): Redoing | null {
  const database = useDeskDatabase();
  const way = redoOf(refused);
  const begun = useKept(begunKey(refused.id));
  const draft = useKept(way?.draft?.[0] ?? '');
  const [inTheWay, setInTheWay] = useState<unknown>(null);
  if (way === null || begun === undefined || draft === undefined) return null;
  const state = redoStateOf(way, begun, draft);
  const go = async (replacing: boolean) => {
    const { href, draft: written } = way;
    const restored = replacing && written !== null ? [{ key: written[0], value: written[1] }] : [];
    // What could not be put back is still shown here, word for word.
    await database.drafts
      .bulkPut([...restored, { key: begunKey(refused.id), value: true }])
      .catch(() => undefined);
    goTo(href);
  };
  return {
    way,
    state,
    inTheWay,
    begin: async () => {
      if (state !== 'begun' && way.draft !== null && isInTheWay(draft, way.draft[1])) setInTheWay(draft);
      else await go(state !== 'begun');
    },
    decide: (what) => go(what === 'replace'),
    cancel: () => setInTheWay(null),
  };
}

/** Forgets a refused act and what was kept about doing it again. */
export function useForgetRefused(): (refused: RefusedMutation) => Promise<void> {
  const { engine } = useOfficerDesk();
  const database = useDeskDatabase();
  const { message } = App.useApp();
  return async ({ id }) => {
    await engine.discardRefused(id);
    await database.drafts.delete(begunKey(id)).catch(() => undefined);
    message.success('已从本机移除');
  };
}
