import { describe, it } from 'vitest';
import { browser, openChromiumHost, openNoWindowHost } from './chromium-hosts.ts';
import { openFakeElectronHost } from './electron-host.ts';
import { describeHost } from './host.ts';

describeHost({
  name: 'Electron adapter over a fake of Electron',
  kind: 'electron',
  open: openFakeElectronHost,
});

if (browser === null) {
  describe('host: Chromium and none', () => {
    it.skip('SKIPPED: no Chromium, Chrome or Edge on this machine; set DESK_BROWSER', () => {});
  });
} else {
  describeHost({ name: `Chromium adapter with ${browser}`, kind: 'chromium', open: openChromiumHost });
  describeHost({ name: `no window, printing with ${browser}`, kind: 'none', open: openNoWindowHost });
}
