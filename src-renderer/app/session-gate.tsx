import { useState } from 'react';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { DoorNotice } from './door-notice.tsx';
import { OfficerRoom } from './officer-room.tsx';
import { useSession } from './session-context.ts';
import { Shell } from './shell.tsx';

/** The sign-in page, or the officer's desk. */
export function SessionGate() {
  const session = useSession();
  const [entered, setEntered] = useState(false);
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
