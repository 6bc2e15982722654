import { createContext, useContext } from 'react';
import type { HostContract } from '#shared/contract/host-contract.ts';
import type { BridgeClient } from '../bridge/typed-client.ts';

export type Bridge = BridgeClient<HostContract>;

export const BridgeContext = createContext<Bridge | null>(null);

/** The services of main. @throws Error above the desk, which opens them */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('no bridge above this component');
  return bridge;
}
