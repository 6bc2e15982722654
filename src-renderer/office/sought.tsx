import { type ReactNode, useEffect, useRef } from 'react';
import { useDeskMemory } from '../app/desk-memory.ts';

type Listing = 'changes' | 'difficulties';

const memoryOf = (screen: Listing): string => `${screen}.sought`;

/** Names the record to be brought into sight when that screen is opened next. */
export function useSeek(screen: Listing): (id: string) => void {
  const [, setSought] = useDeskMemory<string | null>(memoryOf(screen), null);
  return setSought;
}

type SoughtProps = { readonly screen: Listing; readonly id: string; readonly children: ReactNode };

/** A record in a list of cards; the one somebody was led to comes into sight, once. */
export function Sought({ screen, id, children }: SoughtProps) {
  const [sought, setSought] = useDeskMemory<string | null>(memoryOf(screen), null);
  const box = useRef<HTMLDivElement>(null);
  const isSought = sought === id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setter is another function at every turn.
  useEffect(() => {
    if (!isSought) return;
    box.current?.scrollIntoView({ block: 'start' });
    setSought(null);
  }, [isSought]);
  return <div ref={box}>{children}</div>;
}
