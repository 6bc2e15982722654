import { useMemo, useSyncExternalStore } from 'react';
import { type Route, routeOf } from './routes.ts';

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** Where the officer is. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}

/** Goes to an address of {@link hrefOf}. */
export function goTo(href: string): void {
  window.location.hash = href;
}

/** Changes the address of the same screen (another row chosen) without a step back for each. */
export function showAt(href: string): void {
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
