import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useOfficerDesk } from './officer-context.ts';

/** A screen's remembered view, and how to change it; gone when the officer leaves. */
export function useDeskMemory<T>(screen: string, initial: T): readonly [T, (next: T) => void] {
  const { memory } = useOfficerDesk();
  const value = useStore(memory, (views) => (views[screen] as T | undefined) ?? initial);
  return [value, (next) => memory.setState({ [screen]: next })];
}

/** The same for what changes often and draws nothing: read once, noted again and again. */
export function useDeskNote<T>(screen: string): {
  readonly read: () => T | undefined;
  readonly note: (next: T) => void;
} {
  const { memory } = useOfficerDesk();
  return useMemo(
    () => ({
      read: () => memory.getState()[screen] as T | undefined,
      note: (next) => memory.setState({ [screen]: next }),
    }),
    [memory, screen],
  );
}
