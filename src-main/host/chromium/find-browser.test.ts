import { describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.ts';

const search = (platform: NodeJS.Platform, env: Record<string, string>, installed: string[]) =>
  findBrowser({ platform, env, isExecutable: async (path) => installed.includes(path) });

describe('finding a browser', () => {
  it('prefers Chromium over the others, wherever on PATH it is', async () => {
    const installed = ['/usr/bin/google-chrome', '/opt/bin/chromium', '/usr/bin/microsoft-edge'];
    expect(await search('linux', { PATH: '/usr/bin:/opt/bin' }, installed)).toBe('/opt/bin/chromium');
  });

  it('ignores relative folders on PATH: the browser must not come from where the program was started', async () => {
    expect(await search('linux', { PATH: '.:bin' }, ['chromium', 'bin/chromium'])).toBeNull();
  });

  it('takes the one the administrator named, and no other in its place', async () => {
    const env = { PATH: '/usr/bin', DESK_BROWSER: '/opt/browser' };
    expect(await search('linux', env, ['/usr/bin/chromium', '/opt/browser'])).toBe('/opt/browser');
    expect(await search('linux', env, ['/usr/bin/chromium'])).toBeNull();
  });

  it('knows the usual places on Windows and macOS', async () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(await search('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, [edge])).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(await search('darwin', {}, [chrome])).toBe(chrome);
  });
});
