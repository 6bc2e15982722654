/** A child of crash-dumps.test.ts: opens the officer's window on the page given, as the Chromium door does. */

import { windowArguments } from '../../src-main/host/chromium/browser-arguments.ts';
import { startBrowser } from '../../src-main/host/chromium/browser-process.ts';
import { leaveNoCrashDumps } from '../../src-main/start/no-crash-dumps.ts';

const [browser = '', url = '', userDataDir = ''] = process.argv.slice(2);
leaveNoCrashDumps();
const profile = { userDataDir, isRoot: process.getuid?.() === 0 };
await startBrowser(browser, ['--headless', ...windowArguments(url, profile)]).ended;
