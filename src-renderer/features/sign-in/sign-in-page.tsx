import { useState } from 'react';
import type { SessionStatus } from '#shared/contract/session.ts';
import { ErasedNotice } from './erased-notice.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useGreeting } from './use-greeting.ts';
import { WorkstationLine } from './workstation-line.tsx';

/** 登录 for an officer new here, 解锁 for the last one. */
export function SignInPage({ status }: { readonly status: SessionStatus }) {
  const greeting = useGreeting();
  const [another, setAnother] = useState(false);
  const unlocking = status.state === 'locked' && status.login !== null && !another;
  return (
    <main className="gate">
      <div className="gate__card stack">
        <div>
          <h1>政务数据共享工作台</h1>
          <p className="soft">{unlocking ? '解锁后继续办理，不需要网络' : '登录共享平台'}</p>
        </div>
        {status.erased !== null && <ErasedNotice erased={status.erased} />}
        {unlocking ? (
          <UnlockForm status={status} />
        ) : (
          <SignInForm demonstration={greeting?.demonstration ?? false} />
        )}
        {status.state === 'locked' && status.login !== null && (
          <button type="button" className="link-button at-start" onClick={() => setAnother(!another)}>
            {another ? '返回解锁' : '换一个账号登录'}
          </button>
        )}
        <WorkstationLine greeting={greeting} />
      </div>
    </main>
  );
}
