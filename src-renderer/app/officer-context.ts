import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Officer, Role } from '#shared/domain/organisation/organisation.ts';
import type { SearchClient } from '../search/search-client.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { Perform } from '../sync/perform.ts';
import type { SyncStatus } from '../sync/sync-status.ts';
import type { DeskMemory } from './memory.ts';

export type OfficerDesk = {
  readonly officer: Officer;
  readonly departmentName: string;
  readonly demonstration: boolean;
  readonly engine: SyncEngine;
  readonly search: SearchClient;
  readonly memory: DeskMemory;
};

export const OfficerContext = createContext<OfficerDesk | null>(null);

/** @throws Error where nobody is signed in */
export function useOfficerDesk(): OfficerDesk {
  const desk = useContext(OfficerContext);
  if (desk === null) throw new Error('nobody is signed in above this component');
  return desk;
}

export const useOfficer = (): Officer => useOfficerDesk().officer;

export const useHasRole = (role: Role): boolean => useOfficer().roles.includes(role);

export const usePerform = (): Perform => useOfficerDesk().engine.perform;

/**
 * What a component draws of the status, and nothing else: it changes several times in every round, and a form that
 * followed all of it would be drawn anew each time.
 */
export const useSyncStatus = <T>(select: (status: SyncStatus) => T): T =>
  useStore(useOfficerDesk().engine.status, select);
