import type { ElectronApi } from './electron-api.ts';

/**
 * Chromium's own reporter stays off in every process; Electron's (`crashReporter`) is never started. Call before ready:
 * the processes take the switches as they start.
 */
export function reportNoCrashes(electron: Pick<ElectronApi, 'app'>): void {
  electron.app.commandLine.appendSwitch('disable-breakpad');
  electron.app.commandLine.appendSwitch('disable-crash-reporter');
}
