import { useCallback, useEffect, useMemo, useState } from 'react';
import { useDeskDatabase } from './desk-data-context.tsx';
import { draftLine } from './draft-line.ts';

type Held<T> = { readonly key: string; readonly value: T; readonly loaded: boolean };

export type Draft<T> = { value: T; set(next: T): void; clear(): void; loaded: boolean };

/** What is being written, kept on this workstation at every keystroke and never sent; of two windows each shows the last. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const database = useDeskDatabase();
  const line = useMemo(() => draftLine(database, key), [database, key]);
  const [held, setHeld] = useState<Held<T>>({ key, value: initial, loaded: false });
  // A form that moves to another record must not show the former one's text for a render.
  const current = held.key === key ? held : { key, value: initial, loaded: false };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `initial` is often a new object at each render; only another key asks for another draft.
  useEffect(
    () =>
      line.listen((value) =>
        setHeld({ key, value: value === undefined ? initial : (value as T), loaded: true }),
      ),
    [line, key],
  );

  const set = useCallback(
    (next: T) => {
      setHeld({ key, value: next, loaded: true });
      line.write(next);
    },
    [line, key],
  );
  const clear = useCallback(() => {
    setHeld({ key, value: initial, loaded: true });
    line.clear();
  }, [line, key, initial]);

  return { value: current.value, set, clear, loaded: current.loaded };
}
