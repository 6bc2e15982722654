import type { Loopback } from '../../bridge/loopback.ts';
import type { Host } from '../host.ts';
import { printedTokenLifetimeMs } from './chromium-host.ts';
import { createPaperPrinter, type PaperPrinterOptions } from './print-paper.ts';

export type NoWindowOptions = Omit<PaperPrinterOptions, 'origin'> & {
  readonly loopback: Loopback;
  readonly announce: (line: string) => void;
  /** Lifetime of the token in `url`; 10 minutes, because somebody opens that address by hand or from a test. */
  readonly launchTokenLifetimeMs?: number;
};

/** `--door none`: serves the loopback and opens nothing. Ends only when told to. */
export function createNoWindowHost(options: NoWindowOptions): Host {
  const { loopback } = options;
  const lifetimeMs = options.launchTokenLifetimeMs ?? printedTokenLifetimeMs;
  const printer = createPaperPrinter({ ...options, origin: loopback.origin });
  const { promise: closed, resolve } = Promise.withResolvers<void>();

  return {
    kind: 'none',
    url: loopback.mintLaunchUrl(lifetimeMs),
    closed,
    sealing: null,
    onAway: null,
    clearWindowStorage: async () => 'not-ours',
    printPdf: printer.print,
    paperSeen: printer.seen,
    async openWindow() {
      options.announce(loopback.mintLaunchUrl(lifetimeMs));
    },
    async close() {
      await printer.close();
      await loopback.close();
      resolve();
    },
  };
}
