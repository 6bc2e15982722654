import { createElectronHost } from '../../src-main/host/electron/electron-host.ts';
import { createFakeElectron } from '../../src-main/host/electron/testing/fake-electron.ts';
import { createHandTimers } from '../../src-main/host/testing/hand-timers.ts';
import type { HostUnderTest } from './host.ts';
import type { HostFixture } from './host-fixture.ts';
import { openNotebook } from './notebook-main.ts';

/** The Electron door over the fake: what the adapter does is real, what Electron would do with it is not. */
export async function openFakeElectronHost(fixture: HostFixture): Promise<HostUnderTest> {
  const fake = createFakeElectron();
  const host = await createElectronHost({
    ...openNotebook(),
    ...fixture,
    electron: fake.api,
    platform: 'linux',
    preload: '/preload.cjs',
    devTools: false,
    after: createHandTimers().after,
  });
  return {
    host,
    get: (path) => fake.fetch(`app://desk${path}`),
    report: null,
    async closeWindow() {
      fake.windows[0]?.destroy();
    },
  };
}
