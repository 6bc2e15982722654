import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionStatus } from '#shared/contract/session.ts';
import type { Bridge } from './bridge-context.ts';

/** null until main has answered for the first time. */
export type SessionStore = StoreApi<SessionStatus | null>;

/** Follows main's word on who works here; answers how to stop. */
export function followSession(bridge: Bridge): { store: SessionStore; stop: () => void } {
  const store: SessionStore = createStore<SessionStatus | null>(() => null);
  const stop = bridge.on('session', 'changed', (status) => store.setState(status, true));
  return { store, stop };
}

export const SessionContext = createContext<SessionStore | null>(null);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (store === null) throw new Error('no session above this component');
  return store;
}

/** Who works here now; null until known. */
export function useSession(): SessionStatus | null {
  return useStore(useSessionStore());
}
