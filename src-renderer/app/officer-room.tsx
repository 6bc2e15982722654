import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import { DeskDataProvider } from '../data/desk-data-context.tsx';
import type { SyncEngine } from '../sync/engine.ts';
import { useBridge } from './bridge-context.ts';
import { DoorNotice } from './door-notice.tsx';
import { FeedSearch } from './feed-search.tsx';
import { OfficeRulesProvider } from './office-rules.tsx';
import { OfficerContext } from './officer-context.ts';
import { type OpenDesk, type OpenedDesk, openDesk } from './open-desk.ts';
import { type SessionStore, useSessionStore } from './session-context.ts';
import { ShutDeskNotice } from './shut-desk-notice.tsx';
import { useTouch } from './use-touch.ts';

type Props = { readonly officer: Officer; readonly status: SessionStatus; readonly children: ReactNode };
type Room = OpenedDesk | { readonly state: 'refused'; readonly reason: string };

/** Opens the officer's database and engine, and closes both when the officer leaves. */
export function OfficerRoom({ officer, status, children }: Props) {
  const room = useRoom(officer);
  if (room === null) return <DoorNotice title="正在打开本机数据…" />;
  if (room.state === 'refused') return <DoorNotice title="本机数据没有打开" reason={room.reason} />;
  if (room.state === 'shut') return <ShutDeskNotice desk={room} />;
  return (
    <Furnished desk={room} officer={officer} status={status}>
      {children}
    </Furnished>
  );
}

function Furnished({ desk, officer, status, children }: Props & { readonly desk: OpenDesk }) {
  const { departmentName, demonstration, platformSessionExpired } = status;
  const value = useMemo(
    () => ({ officer, departmentName, demonstration, ...desk }),
    [officer, departmentName, demonstration, desk],
  );
  useRenewedSync(desk.engine, platformSessionExpired);
  useTouch();
  return (
    <DeskDataProvider database={desk.database}>
      <OfficerContext.Provider value={value}>
        <FeedSearch />
        <OfficeRulesProvider>{children}</OfficeRulesProvider>
      </OfficerContext.Provider>
    </DeskDataProvider>
  );
}

function useRoom(officer: Officer): Room | null {
  const bridge = useBridge();
  const session = useSessionStore();
  const [room, setRoom] = useState<Room | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a status event brings an equal officer as a new object; only another person asks for another database.
  useEffect(() => {
    let wanted = true;
    const opening = openDesk(bridge, officer);
    opening.then(
      (opened) => wanted && setRoom(opened),
      (error: unknown) => wanted && setRoom({ state: 'refused', reason: sentenceOf(error) }),
    );
    return () => {
      wanted = false;
      setRoom(null);
      // A desk that never opened has nothing to close.
      const closed = opening.then((opened) => opened.close()).catch(() => undefined);
      void closed.then(() => forgetWindow(session, officer.id));
    };
  }, [bridge, session, officer.id]);
  return room;
}

/**
 * A6: what the officer saw stays in the memory of a page until it is collected, whenever that is. A new page has
 * none of it. Not where main has gone, for the page could not be loaded again.
 */
function forgetWindow(session: SessionStore, officerId: string): void {
  const now = session.getState();
  if (now !== null && (now.state !== 'unlocked' || now.officer?.id !== officerId)) window.location.reload();
}

const sentenceOf = (error: unknown): string =>
  error instanceof BridgeError ? error.message : '本机数据没有打开，请从程序图标重新打开工作台。';

/** After signing in again, what waited goes at once. */
function useRenewedSync(engine: SyncEngine, expired: boolean) {
  useEffect(() => {
    if (!expired) void engine.syncNow();
  }, [engine, expired]);
}
