import { useEffect, useRef } from 'react';
import { isTyping } from '../ui/is-typing.ts';

type ShellKeys = { readonly openPalette: () => void; readonly openKeys: () => void };

/** Ctrl+K anywhere; `?` only where no text is being written. */
export function useShellKeys(keys: ShellKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.openPalette();
      } else if (event.key === '?' && !isTyping(event.target)) {
        latest.current.openKeys();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
