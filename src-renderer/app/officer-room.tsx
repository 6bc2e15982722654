import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { DeskDataProvider } from '../data/desk-data-context.tsx';
import { type DeskDatabase, openDeskDatabase } from '../data/desk-database.ts';
import { browserEnvironment } from '../sync/browser-environment.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { type Bridge, useBridge } from './bridge-context.ts';
import { DoorNotice } from './door-notice.tsx';
import { createDeskMemory, type DeskMemory } from './memory.ts';
import { OfficeRulesProvider } from './office-rules.tsx';
import { OfficerContext } from './officer-context.ts';

type Props = { readonly officer: Officer; readonly status: SessionStatus; readonly children: ReactNode };
type Opened = { readonly database: DeskDatabase; readonly engine: SyncEngine; readonly memory: DeskMemory };

/** Opens the officer's database and engine, and closes both when the officer leaves. */
export function OfficerRoom({ officer, status, children }: Props) {
  const opened = useOpened(officer);
  const { departmentName, demonstration } = status;
  const desk = useMemo(
    () => (opened === null ? null : { officer, departmentName, demonstration, ...opened }),
    [officer, departmentName, demonstration, opened],
  );
  useRenewedSync(opened?.engine ?? null, status.platformSessionExpired);
  if (opened === null || desk === null) return <DoorNotice title="正在打开本机数据…" />;
  return (
    <DeskDataProvider database={opened.database}>
      <OfficerContext.Provider value={desk}>
        <OfficeRulesProvider>{children}</OfficeRulesProvider>
      </OfficerContext.Provider>
    </DeskDataProvider>
  );
}

function useOpened(officer: Officer): Opened | null {
  const bridge = useBridge();
  const [opened, setOpened] = useState<Opened | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a status event brings an equal officer as a new object; only another person asks for another database.
  useEffect(() => {
    const next = open(bridge, officer);
    next.engine.start();
    setOpened(next);
    return () => {
      setOpened(null);
      void next.engine.stop().then(() => next.database.close());
    };
  }, [bridge, officer.id]);
  return opened;
}

function open(bridge: Bridge, officer: Officer): Opened {
  const database = openDeskDatabase(officer.id);
  const { id, name, departmentId, roles } = officer;
  const actor = { officerId: id, officerName: name, departmentId, roles };
  const { services, on } = bridge;
  const engine = createSyncEngine({ ...browserEnvironment(), database, services, on, actor });
  return { database, engine, memory: createDeskMemory() };
}

/** After signing in again, what waited goes at once. */
function useRenewedSync(engine: SyncEngine | null, expired: boolean) {
  useEffect(() => {
    if (!expired) void engine?.syncNow();
  }, [engine, expired]);
}
