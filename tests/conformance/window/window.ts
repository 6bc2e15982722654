/** A window that opens the bridge as the real one does, and tells main what the browser lets it do. */
import { browserScope, openPipe } from '../../../src-renderer/bridge/open-pipe.ts';
import { createClient } from '../../../src-renderer/bridge/typed-client.ts';
import { notebookContract } from '../notebook-contract.ts';
import type { WindowReport } from './report.ts';

const report: WindowReport = {
  origin: location.origin,
  isIsolated: crossOriginIsolated,
  isSecure: isSecureContext,
  canEvaluate: allows(() => Function('return 1')()),
  canInjectHtml: allows(() => {
    document.body.innerHTML = '<p></p>';
  }),
  canReachOthers: await reaches('https://evil.test/'),
  hasNode: 'process' in window || 'require' in window,
};
const { services } = createClient(notebookContract, await openPipe(browserScope(window)));
const hash = location.hash;
await services.notebook.announce({ title: JSON.stringify({ ...report, hash }) });

function allows(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

/** The policy refuses before the network is asked; without it this would be refused by the missing network. */
function reaches(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
    fetch(address, { mode: 'no-cors' }).then(
      () => resolve(true),
      () => setTimeout(() => resolve(true)),
    );
  });
}
