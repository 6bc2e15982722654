import { useEffect, useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import { deleteDatabases } from '../data/delete-databases.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { DoorNotice } from './door-notice.tsx';
import { OfficerRoom } from './officer-room.tsx';
import { useSession } from './session-context.ts';
import { Shell } from './shell.tsx';

/** The sign-in page, or the officer's desk. */
export function SessionGate() {
  const session = useSession();
  const [entered, setEntered] = useState(false);
  useErasing(session?.erased ?? null);
  const isInside = session?.state === 'unlocked';
  if (isInside && !entered) setEntered(true);
  if (session === null) return <DoorNotice title="正在打开工作台…" />;
  const { state, officer } = session;
  // The desk is closing and this page is loaded anew behind it: a password begun now would be lost.
  if (!isInside && entered) return <DoorNotice title="正在锁定…" />;
  if (state !== 'unlocked' || officer === null) return <SignInPage status={session} />;
  return (
    // Another officer gets another database, engine and screens; nothing of the former one stays (S14).
    <OfficerRoom key={officer.id} officer={officer} status={session}>
      <Shell />
    </OfficerRoom>
  );
}

/** Deletes the databases of those who were erased here, though another works at this desk now (A8). */
function useErasing(erased: SessionStatus['erased']): void {
  const named = erased?.officerIds.join(' ') ?? '';
  useEffect(() => {
    if (named === '') return;
    // What cannot be deleted now is noise without its keys, and is asked for again at the next start.
    deleteDatabases(named.split(' ')).catch(() => undefined);
  }, [named]);
}
