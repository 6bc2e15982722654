/** Command lines of the browser. Nothing here ever opens a debugging port or weakens the same-origin rule. */

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // What the officer has on the screen lies in no crash report.
  '--disable-breakpad',
  '--disable-crash-reporter',
];

/** Chromium refuses to start as root with its sandbox on; said to the officer whenever it is switched off. */
export const noSandboxWarning =
  '正以 root 身份运行，浏览器的沙箱已被迫关闭（--no-sandbox）：网页一旦被攻破即可控制整台计算机。此方式仅供试用，正式使用请以普通用户运行。';

export type Profile = {
  /** Folder that belongs to this program alone, so that no extension of the officer's browser reads the window. */
  readonly userDataDir: string;
  readonly isRoot: boolean;
};

/** The officer's window: an app window without address bar or tabs. */
export function windowArguments(url: string, profile: Profile): string[] {
  // The officer's browser may speak another language; the program's window is Chinese and needs no translation.
  const manners = ['--lang=zh-CN', '--disable-features=Translate', '--start-maximized'];
  return [...common(profile), ...manners, `--app=${url}`];
}

/** A browser that prints: no window, and spoken to over a pipe that only the program which started it holds. */
export function printerArguments(profile: Profile): string[] {
  return [...common(profile), '--headless', '--disable-gpu', '--remote-debugging-pipe'];
}

function common({ userDataDir, isRoot }: Profile): string[] {
  return [`--user-data-dir=${userDataDir}`, ...quiet, ...(isRoot ? ['--no-sandbox'] : [])];
}
