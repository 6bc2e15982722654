import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

export type BrowserSearch = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly isExecutable: (path: string) => Promise<boolean>;
};

/** Names on PATH, in the order of preference. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'];
const windowsTails = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of a Chromium-family browser, or null. DESK_BROWSER names one outright: when it is set and wrong, no other
 * is taken in its place, because an administrator chose it for a reason.
 */
export async function findBrowser({ env, platform, isExecutable }: BrowserSearch): Promise<string | null> {
  const chosen = env.DESK_BROWSER;
  for (const path of chosen ? [chosen] : usualPaths(env, platform)) {
    if (await isExecutable(path)) return path;
  }
  return null;
}

function usualPaths(env: BrowserSearch['env'], platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const folders = windowsFolders.flatMap((name) => env[name] ?? []);
    return folders.flatMap((folder) => windowsTails.map((tail) => win32.join(folder, tail)));
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const onPath = names.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
  return platform === 'darwin' ? [...macPaths, ...onPath] : onPath;
}

export async function isExecutableFile(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
