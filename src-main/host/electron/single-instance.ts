import type { ElectronApi } from './electron-api.ts';

/**
 * One instance of the program per officer (check E9). False: another one runs, has been told, and this one must quit.
 * @param onSecondStart brings the window to the front
 */
export function claimSingleInstance(electron: Pick<ElectronApi, 'app'>, onSecondStart: () => void): boolean {
  if (!electron.app.requestSingleInstanceLock()) return false;
  electron.app.on('second-instance', onSecondStart);
  return true;
}
