import { useCallback, useEffect, useState } from 'react';
import { useDeskDatabase } from './desk-data-context.tsx';

type Held<T> = { readonly key: string; readonly value: T; readonly loaded: boolean };

export type Draft<T> = { value: T; set(next: T): void; clear(): void; loaded: boolean };

/** What is being written, kept on this workstation at every keystroke and never sent. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const database = useDeskDatabase();
  const [held, setHeld] = useState<Held<T>>({ key, value: initial, loaded: false });
  // A form that moves to another record must not show the former one's text for a render.
  const current = held.key === key ? held : { key, value: initial, loaded: false };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `initial` is often a new object at each render; only another key asks for another draft.
  useEffect(() => {
    let asked = true;
    const show = (value: T) => {
      // What the officer types while the draft is still loading wins over the stored text.
      if (asked) setHeld((now) => (now.key === key && now.loaded ? now : { key, value, loaded: true }));
    };
    database.drafts.get(key).then(
      (record) => show(record === undefined ? initial : (record.value as T)),
      () => show(initial),
    );
    return () => {
      asked = false;
    };
  }, [database, key]);

  const set = useCallback(
    (next: T) => {
      setHeld({ key, value: next, loaded: true });
      // A form stays usable when its draft cannot be stored; the next act reports the same fault and refuses.
      database.drafts.put({ key, value: next }).catch(() => undefined);
    },
    [database, key],
  );
  const clear = useCallback(() => {
    setHeld({ key, value: initial, loaded: true });
    database.drafts.delete(key).catch(() => undefined);
  }, [database, key, initial]);

  return { value: current.value, set, clear, loaded: current.loaded };
}
