import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Carried } from '#shared/contract/carried.ts';
import type { SenderFrame } from '../../bridge/electron-ipc.ts';
import type { EventSink } from '../../bridge/event-hub.ts';
import { answerTextWith } from '../../bridge/text-frames.ts';
import { createHandTimers } from '../testing/hand-timers.ts';
import type { WindowAssets } from '../window-assets.ts';
import { createElectronHost } from './electron-host.ts';
import { createFakeElectron, ownFrame } from './testing/fake-electron.ts';

const paperPath = `/paper/${'e'.repeat(64)}`;
const noAssets: WindowAssets = { answer: async () => ({ status: 200, headers: {}, body: new Uint8Array() }) };

async function open(devTools = false) {
  const fake = createFakeElectron();
  const timers = createHandTimers();
  const sinks = new Set<EventSink>();
  const frames: unknown[] = [];
  const host = await createElectronHost({
    electron: fake.api,
    platform: 'linux',
    preload: '/app/preload.cjs',
    devTools,
    assets: noAssets,
    papers: { get: (id) => (paperPath.endsWith(id) ? { html: '' } : undefined) },
    answer: answerTextWith(async (frame) => {
      frames.push(frame);
      return { kind: 'reply', id: 1, ok: true, value: null };
    }),
    subscribe: (sink) => {
      sinks.add(sink);
      return () => void sinks.delete(sink);
    },
    after: timers.after,
  });
  return { fake, host, timers, sinks, frames };
}

describe('windows', () => {
  it('E1 every window is sandboxed and isolated, the papers have no script at all', async () => {
    const { fake, host } = await open();
    await host.openWindow();
    await host.printPdf(paperPath);
    expect(fake.windows).toHaveLength(2);
    for (const { options } of fake.windows) {
      expect(options.webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      });
      const set = Object.keys(options.webPreferences ?? {}).join(' ');
      expect(set).not.toMatch(/enableBlinkFeatures|experimentalFeatures|plugins|additionalArguments/);
    }
    expect(fake.windows[0]?.options.webPreferences?.preload).toBe('/app/preload.cjs');
    expect(fake.windows[1]?.options.webPreferences).toMatchObject({ javascript: false });
    expect(fake.windows[1]?.options.webPreferences?.preload).toBeUndefined();
  });

  it('E1 developer tools open in a development build only', async () => {
    const { fake, host } = await open(true);
    await host.openWindow();
    expect(fake.windows[0]?.options.webPreferences?.devTools).toBe(true);
  });

  it('E9 opening again brings the one window to the front', async () => {
    const { fake, host } = await open();
    await host.openWindow();
    await host.openWindow();
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]?.calls).toEqual(['show', 'restore', 'show', 'focus']);
  });
});

describe('navigation', () => {
  const elsewhere = [
    'https://evil.test/',
    'app://desk.evil/',
    'app://desk@evil/',
    'app://other/',
    'file:///etc/passwd',
    'about:blank',
    'javascript:alert(1)',
    'data:text/html,x',
    'no address',
  ];

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('E4 %s stays at home', async (event) => {
    const { fake, host } = await open();
    await host.openWindow();
    await host.printPdf(paperPath);
    for (const { webContents } of fake.windows) {
      for (const url of elsewhere) expect([url, webContents.isPrevented(event, url)]).toEqual([url, true]);
      expect(webContents.isPrevented(event, 'app://desk/')).toBe(false);
      expect(webContents.isPrevented(event, `app://desk${paperPath}`)).toBe(false);
    }
  });

  it('E4 no window.open and no webview, not even of our own', async () => {
    const { fake, host } = await open();
    await host.openWindow();
    const contents = fake.windows[0]?.webContents;
    expect(contents?.openedWindow()).toEqual({ action: 'deny' });
    expect(contents?.isPrevented('will-attach-webview', 'app://desk/')).toBe(true);
  });
});

describe('permissions', () => {
  it('E5 every way to a permission says no', async () => {
    const { permissions } = (await open()).fake;
    const answers: unknown[] = [];
    const call = (name: keyof typeof permissions, ...args: unknown[]) =>
      permissions[name]?.(...(args as never[]));
    for (const permission of [
      'clipboard-read',
      'geolocation',
      'media',
      'fileSystem',
      'openExternal',
      'unknown',
    ]) {
      call('setPermissionRequestHandler', null, permission, (granted: unknown) => answers.push(granted));
      answers.push(call('setPermissionCheckHandler', null, permission, 'app://desk', {}));
    }
    answers.push(call('setDevicePermissionHandler', { deviceType: 'usb' }));
    expect(answers).toEqual(Array(13).fill(false));
    call('setDisplayMediaRequestHandler', {}, (streams: unknown) => answers.push(streams));
    expect(answers.at(-1)).toBeNull();
  });
});

describe('IPC', () => {
  const request = JSON.stringify({ kind: 'request', id: 1, service: 'a', method: 'b', input: null });
  const frame = (change: Partial<SenderFrame>): SenderFrame => ({ ...ownFrame, ...change });

  it('E6 one channel is registered, and it is on the allow list', async () => {
    const { fake } = await open();
    expect(fake.channels()).toEqual(['desk:request']);
  });

  it('E6 our own window is answered', async () => {
    const { fake, frames } = await open();
    const reply = await fake.invoke('desk:request', frame({ url: `app://desk/#/catalog` }), request);
    expect(JSON.parse((reply as Carried).text)).toMatchObject({ ok: true });
    expect(frames).toHaveLength(1);
  });

  it.each<[string, SenderFrame | null]>([
    ['no frame', null],
    ['another host', frame({ url: 'app://desk.evil/' })],
    ['another scheme', frame({ url: 'https://desk/' })],
    ['a blank page', frame({ url: 'about:blank' })],
    ['an empty address', frame({ url: '' })],
    ['a sub-frame', frame({ parent: {} })],
    ['a destroyed frame', frame({ isDestroyed: () => true })],
    ['a detached frame', frame({ detached: true })],
  ])('E6 %s is refused before anything is read', async (_who, sender) => {
    const { fake, frames } = await open();
    const refused = { code: 'bridge.foreign-sender' };
    await expect(fake.invoke('desk:request', sender, request)).rejects.toMatchObject(refused);
    expect(frames).toEqual([]);
  });

  it.each([
    ['over 1 MiB', 'x'.repeat(1024 * 1024 + 1), 'bridge.too-large'],
    ['an object', { kind: 'request' }, 'bridge.malformed'],
    ['nothing', undefined, 'bridge.malformed'],
  ])('E6 what is %s is refused', async (_what, text, code) => {
    const { fake, frames } = await open();
    const { text: said } = (await fake.invoke('desk:request', ownFrame, text)) as Carried;
    const reply = JSON.parse(said);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(frames).toEqual([]);
  });

  it('E6 events go to the open window on the one channel out, and nowhere when there is none', async () => {
    const { fake, host, sinks } = await open();
    const tell = () => {
      for (const sink of sinks) sink({ kind: 'event', service: 's', event: 'e', payload: 1 });
    };
    tell();
    await host.openWindow();
    tell();
    expect(fake.windows[0]?.webContents.sent.map(({ channel }) => channel)).toEqual(['desk:event']);
    fake.windows[0]?.destroy();
    tell();
    expect(fake.windows[0]?.webContents.sent).toHaveLength(1);
  });

  it('E6 closing takes the channel and the subscription down', async () => {
    const { fake, host, sinks } = await open();
    await host.close();
    expect(fake.channels()).toEqual([]);
    expect(sinks.size).toBe(0);
  });
});

describe('printing', () => {
  it('E10 prints a paper of our own and destroys the window', async () => {
    const { fake, host, timers } = await open();
    const pdf = await host.printPdf(paperPath);
    expect(Buffer.from(pdf).toString()).toMatch(/^%PDF-/);
    expect(fake.windows[0]).toMatchObject({ loaded: `app://desk${paperPath}`, isGone: true });
    expect(timers.pending()).toEqual([]);
  });

  it('E10 opens no window for anything that is no paper of ours', async () => {
    const { fake, host } = await open();
    for (const path of ['/', 'https://evil.test/', `/paper/${'f'.repeat(64)}`, '/paper/']) {
      await expect(host.printPdf(path)).rejects.toMatchObject({ code: 'paper.not-found' });
    }
    expect(fake.windows).toEqual([]);
  });

  it('E10 gives up after 30 s and destroys the window', async () => {
    const { fake, host, timers } = await open();
    fake.stallLoading();
    const printing = host.printPdf(paperPath);
    timers.pass(30_000);
    await expect(printing).rejects.toMatchObject({ code: 'paper.timeout' });
    expect(fake.windows[0]?.isGone).toBe(true);
  });
});

describe('source of src-main', () => {
  const root = join(import.meta.dirname, '../..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /^(bridge|host)\/.*\.ts$|^preload\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name),
    )
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
  const filesWith = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

  it('E2 E7 loads no file, overrides no certificate check', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(filesWith(/\.loadFile\(|['"`]file:\/\//)).toEqual([]);
    expect(filesWith(/certificate-error|setCertificateVerifyProc|ignore-certificate-errors/)).toEqual([]);
  });

  it('E11 writes nothing to the console', () => {
    expect(filesWith(/\bconsole\s*\./)).toEqual([]);
  });
});

it('A6 hears the screen’s lock and the machine’s sleep, and stops listening when told', async () => {
  const { fake, host } = await open();
  const heard: string[] = [];
  const stop = host.onAway?.(() => void heard.push('away'));
  fake.powerMonitor.emit('lock-screen');
  fake.powerMonitor.emit('suspend');
  fake.powerMonitor.emit('resume');
  stop?.();
  fake.powerMonitor.emit('suspend');
  expect(heard).toHaveLength(2);
});

it('A8 clears all that the window keeps, at once', async () => {
  const { fake, host } = await open();
  expect(await host.clearWindowStorage()).toBe('now');
  expect(fake.cleared.times).toBe(1);
});
