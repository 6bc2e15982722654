import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useState } from 'react';
import { hostContract } from '#shared/contract/host-contract.ts';
import { BridgeError } from '#shared/contract/service.ts';
import { browserScope, openPipe } from '../bridge/open-pipe.ts';
import { createClient } from '../bridge/typed-client.ts';
import { type Bridge, BridgeContext } from './bridge-context.ts';
import { DoorNotice } from './door-notice.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { followSession, SessionContext, type SessionStore } from './session-context.ts';
import { SessionGate } from './session-gate.tsx';

type Opened = { readonly bridge: Bridge; readonly session: SessionStore };
type Door =
  | { readonly state: 'opening' }
  | ({ readonly state: 'open' } & Opened)
  | { readonly state: 'shut'; readonly reason: string };

/** antd's static style sheet names its variables by this class; see ui/theme.css. */
/** Nothing moves: an office program answers at once, and a button never hangs half way out of its busy state. */
const theme = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'css-var-_R_0_' },
  token: { motion: false },
} as const;

/** The whole window: antd's surroundings, the bridge, the session, and what the officer sees. */
export function Desk() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <App className="desk-root" message={{ maxCount: 3 }}>
        <ErrorBoundary>
          <Door />
        </ErrorBoundary>
      </App>
    </ConfigProvider>
  );
}

function Door() {
  const door = useDoor();
  if (door.state === 'opening') return <DoorNotice title="正在打开工作台…" />;
  if (door.state === 'shut') return <DoorNotice title="工作台已断开" reason={door.reason} />;
  return (
    <Provided bridge={door.bridge} session={door.session}>
      <SessionGate />
    </Provided>
  );
}

function Provided({ bridge, session, children }: Opened & { readonly children: ReactNode }) {
  return (
    <BridgeContext.Provider value={bridge}>
      <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
    </BridgeContext.Provider>
  );
}

function useDoor(): Door {
  const [door, setDoor] = useState<Door>({ state: 'opening' });
  useEffect(() => {
    let wanted = true;
    let leave = () => {};
    const shut = (error: unknown) => wanted && setDoor({ state: 'shut', reason: sentenceOf(error) });
    openDoor(() => shut(null)).then((opened) => {
      leave = opened.leave;
      if (wanted) setDoor({ state: 'open', ...opened });
      else leave();
    }, shut);
    return () => {
      wanted = false;
      leave();
    };
  }, []);
  return door;
}

async function openDoor(onClosed: () => void): Promise<Opened & { leave: () => void }> {
  const pipe = await openPipe(browserScope(window));
  const bridge = createClient(hostContract, pipe);
  const { store, stop } = followSession(bridge);
  store.setState(await bridge.services.session.status({}), true);
  const forget = pipe.onClosed(onClosed);
  const leave = () => {
    stop();
    forget();
  };
  return { bridge, session: store, leave };
}

const sentenceOf = (error: unknown): string =>
  error instanceof BridgeError ? error.message : '窗口与程序的连接已断开，请从程序图标重新打开工作台。';
