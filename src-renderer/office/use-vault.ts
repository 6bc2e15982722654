import { useCallback, useEffect, useState } from 'react';
import type { VaultStatus } from '#shared/contract/vault.ts';
import { useBridge } from '../app/bridge-context.ts';
import { faultOf, type Problem } from './use-act.ts';

/** The signing key of this workstation as main knows it; null until main has answered. */
export function useVault() {
  const { services } = useBridge();
  const [status, setStatus] = useState<VaultStatus | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const refresh = useCallback(async () => {
    try {
      setStatus(await services.vault.status({}));
      setProblem(null);
    } catch (error) {
      setProblem(faultOf(error));
    }
  }, [services]);
  useEffect(() => void refresh(), [refresh]);
  return { status, problem, refresh };
}
