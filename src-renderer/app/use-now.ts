import { useEffect, useState } from 'react';
import { useSyncStatus } from './officer-context.ts';

const minute = 60_000;

/** The platform's time to the minute, in epoch milliseconds, as this workstation knows it. */
export function useNow(): number {
  const clockDifference = useSyncStatus((status) => status.clockDifference);
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return local + (clockDifference ?? 0);
}
