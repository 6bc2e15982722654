import { useState } from 'react';
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import { useSessionStore } from '../app/session-context.ts';
import { type Gate, gateWords } from './gate-words.ts';

/** Tries a way in: busy, refused with a sentence and its code, or in. */
export function useGate(gate: Gate) {
  const store = useSessionStore();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const enter = async (attempt: () => Promise<SessionStatus>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    setCode(null);
    try {
      store.setState(await attempt(), true);
      return true;
    } catch (error) {
      setFault(gateWords(gate, error));
      setCode(error instanceof BridgeError ? error.code : null);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { enter, busy, fault, code };
}
