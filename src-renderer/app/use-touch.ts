import { useEffect } from 'react';
import { useBridge } from './bridge-context.ts';

/** Main locks a desk that is not touched for minutes; to hear of it more often than this says nothing more. */
const tellEvery = 20_000;

/** Tells main that the officer is here. Pictures and clocks that move by themselves do not count. */
export function useTouch(): void {
  const { services } = useBridge();
  useEffect(() => {
    let told = 0;
    const touch = () => {
      const now = performance.now();
      if (told > 0 && now - told < tellEvery) return;
      told = now;
      // Without main there is nothing that could lock either.
      services.session.touched({}).catch(() => undefined);
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [services]);
}
