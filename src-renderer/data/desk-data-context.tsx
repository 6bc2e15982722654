import { createContext, type ReactNode, useContext } from 'react';
import type { DeskDatabase } from './desk-database.ts';

const DeskDataContext = createContext<DeskDatabase | null>(null);

/** Gives the signed-in officer's open database to the hooks of live.ts. */
export function DeskDataProvider(props: { readonly database: DeskDatabase; readonly children: ReactNode }) {
  return <DeskDataContext.Provider value={props.database}>{props.children}</DeskDataContext.Provider>;
}

/** @throws Error outside of {@link DeskDataProvider} */
export function useDeskDatabase(): DeskDatabase {
  const database = useContext(DeskDataContext);
  if (database === null) throw new Error('no DeskDataProvider above this component');
  return database;
}

/** False before an officer has signed in: nothing can be asked of rows there. */
export const useHasDeskDatabase = (): boolean => useContext(DeskDataContext) !== null;
