import { useState } from 'react';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeyHelp } from './key-help.tsx';
import { useOfficer } from './officer-context.ts';
import { isOpenTo } from './places.ts';
import { Screen } from './screen.tsx';
import { SideMenu } from './side-menu.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useRoute } from './use-route.ts';
import { useShellKeys } from './use-shell-keys.ts';

/** Where an address leads that belongs to another officer's duties. */
const home = { name: 'today', params: {} } as const;

type Panel = 'palette' | 'keys' | null;

/** The frame around every screen: top bar, menu, screen, status bar. */
export function Shell() {
  const route = useRoute();
  const [panel, setPanel] = useState<Panel>(null);
  useShellKeys({ openPalette: () => setPanel('palette'), openKeys: () => setPanel('keys') });
  const close = () => setPanel(null);
  const { roles } = useOfficer();
  return (
    <div className="desk-shell">
      <TopBar onPalette={() => setPanel('palette')} onKeys={() => setPanel('keys')} />
      <SideMenu current={route.name} />
      <main className="desk-main">
        <ErrorBoundary place={JSON.stringify(route)}>
          <Screen route={isOpenTo(route.name, roles) ? route : home} />
        </ErrorBoundary>
      </main>
      <StatusBar />
      {panel === 'palette' && <CommandPalette onClose={close} />}
      {panel === 'keys' && <KeyHelp onClose={close} />}
    </div>
  );
}
