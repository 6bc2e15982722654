import { useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import { useSessionStore } from '../app/session-context.ts';
import { type Gate, gateWords } from './gate-words.ts';

/** Tries a way in: busy, refused with a sentence, or in. */
export function useGate(gate: Gate) {
  const store = useSessionStore();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const enter = async (attempt: () => Promise<SessionStatus>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      store.setState(await attempt(), true);
      return true;
    } catch (error) {
      setFault(gateWords(gate, error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { enter, busy, fault };
}
