import { useEffect, useState } from 'react';

/** The value as it was when it last stood still for that long, in milliseconds: for what is too dear to ask at every keystroke. */
export function usePaused<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
