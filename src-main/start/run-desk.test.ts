import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createRecordingLog } from '../bridge/testing/recording-log.ts';
import type { Host } from '../host/host.ts';
import { temporaryFolder } from '../services/testing/fixtures.ts';
import type { DeskBehind } from './compose-desk.ts';
import { programFolders } from './program-folders.ts';
import { runDesk } from './run-desk.ts';

const fakePlatform = fileURLToPath(new URL('./testing/fake-platform-program.ts', import.meta.url));
const folderInUse = '数据文件夹 /x 正由另一个平台进程使用，请先停止那个进程，或者改用别的数据文件夹。';

/** A desk on a fake platform behind a fake host that hears what is asked of it. */
async function deskRun(over: { door?: Host['kind']; refusal?: string; json?: boolean }) {
  const dataDir = await temporaryFolder();
  const { promise: closed, resolve: closeWindow } = Promise.withResolvers<void>();
  const { promise: stop, resolve: askToStop } = Promise.withResolvers<void>();
  const { promise: windowOpened, resolve: openedWindow } = Promise.withResolvers<DeskBehind>();
  const printed: string[] = [];
  const said = Promise.withResolvers<string>();
  const log = createRecordingLog();
  const door = over.door ?? 'chromium';
  const ended = runDesk({
    flags: { json: over.json ?? false, dataDir, platform: null },
    door,
    openHost: async (desk) => ({
      kind: door,
      url: 'http://127.0.0.1:50000/#launch=x',
      closed,
      sealing: null,
      onAway: null,
      clearWindowStorage: async () => 'not-ours',
      openWindow: async () => openedWindow(desk),
      paperSeen: () => undefined,
      printPdf: async () => new Uint8Array(),
      close: async () => closeWindow(),
    }),
    program: { ...programFolders(import.meta.dirname), renderer: join(dataDir, 'no-build') },
    version: '0.0.0',
    platformCommand: [process.execPath, fakePlatform],
    env: { ...process.env, FAKE_REFUSAL: over.refusal ?? '' },
    stop,
    print: (line) => printed.push(line),
    announce: (line) => {
      if (!line.includes('npm run build')) said.resolve(line);
    },
    log,
    now: () => 1_790_000_000_000,
  });
  return { ended, closeWindow, askToStop, windowOpened, printed, said: said.promise, log };
}

it('opens the window over working services, and ends when the window is closed', async () => {
  const run = await deskRun({});
  const { answer } = await run.windowOpened;
  const request = { kind: 'request', id: 1, service: 'session', method: 'status', input: {} };
  const { text } = await answer(JSON.stringify(request));
  expect(JSON.parse(text)).toMatchObject({
    ok: true,
    value: { state: 'signed-out' },
  });
  run.closeWindow();
  await run.ended;
  expect(run.log.lines.map(({ event }) => event)).toEqual(['desk.open', 'session.locked', 'desk.closed']);
});

it('prints one ready line for a program once both are up', async () => {
  const run = await deskRun({ door: 'none', json: true });
  while (run.printed.length === 0) await new Promise((resolve) => setImmediate(resolve));
  run.askToStop();
  await run.ended;
  expect(run.printed.map((line) => JSON.parse(line))).toEqual([
    { ready: true, url: 'http://127.0.0.1:50000/#launch=x', platform: 'http://127.0.0.1:45678' },
  ]);
});

it('ends with the platform’s sentence where another desk’s platform has the folder', async () => {
  await expect((await deskRun({ refusal: folderInUse })).ended).rejects.toThrow(folderInUse);
  await expect((await deskRun({ refusal: folderInUse, door: 'none', json: true })).ended).rejects.toThrow(
    folderInUse,
  );
});

it('goes on offline, and says why, where the platform cannot start for another reason', async () => {
  const run = await deskRun({ refusal: '内置数据库无法启动：磁盘已满。' });
  expect(await run.said).toMatch(/^内置数据库无法启动：磁盘已满。工作台以离线方式继续/u);
  run.closeWindow();
  await run.ended;
});
