import { useEffect, useState } from 'react';
import type { Greeting } from '#shared/contract/courier.ts';
import { useBridge } from '../../app/bridge-context.ts';

/** What the platform says of itself before anybody has signed in; null until asked. */
export function useGreeting(): Greeting | null {
  const { services } = useBridge();
  const [greeting, setGreeting] = useState<Greeting | null>(null);
  useEffect(() => {
    // The greeting only informs; without main the form itself says what is wrong.
    services.courier.greet({}).then(setGreeting, () => undefined);
  }, [services]);
  return greeting;
}
