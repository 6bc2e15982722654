import type { ElectronApi } from './electron-api.ts';

/** Calls the listener when the screen is locked or the machine goes to sleep; answers how to stop. */
export function onAway(
  { powerMonitor }: Pick<ElectronApi, 'powerMonitor'>,
  listener: () => void,
): () => void {
  powerMonitor.on('lock-screen', listener);
  powerMonitor.on('suspend', listener);
  return () => {
    powerMonitor.off('lock-screen', listener);
    powerMonitor.off('suspend', listener);
  };
}
