import type { ElectronApi } from './electron-api.ts';

/**
 * Keeps Electron from ending the process under the desk, which it does by itself once the last window is closed or
 * the system asks it to quit: the journal, the keys in memory and a platform of our own are still to be closed then.
 * Holds until `app.exit`, which asks nobody.
 * @param askToEnd told when the program is asked to quit
 */
export function quitInOrder(electron: Pick<ElectronApi, 'app'>, askToEnd: () => void): void {
  // A listener, even an empty one, is what replaces the default of quitting at once.
  electron.app.on('window-all-closed', () => {});
  electron.app.on('will-quit', (event) => {
    event.preventDefault();
    askToEnd();
  });
}
