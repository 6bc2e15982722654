import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createRecordingLog } from '../bridge/testing/recording-log.ts';
import { temporaryFolder } from '../services/testing/fixtures.ts';
import { portFileOf, startOwnPlatform } from './own-platform.ts';
import { listenUndrawn } from './testing/listen-undrawn.ts';

const program = fileURLToPath(new URL('./testing/fake-platform-program.ts', import.meta.url));

async function platformOn(dataDir: string, refusal = '') {
  const log = createRecordingLog();
  const trace = join(dataDir, 'trace');
  const own = await startOwnPlatform({
    command: [process.execPath, program],
    dataDir,
    env: { ...process.env, FAKE_TRACE: trace, FAKE_REFUSAL: refusal },
    log,
  });
  return { own, log, said: async () => (await readFile(trace, 'utf8')).trim().split('\n') };
}

it('knows no address before the platform says it is ready, and none after it was stopped', async () => {
  const folder = await temporaryFolder();
  const { own, log, said } = await platformOn(folder);
  expect(own.address()).toBeNull();
  expect(await own.ready).toBe('http://127.0.0.1:45678');
  expect(own.address()).toBe('http://127.0.0.1:45678');
  await own.stop();
  expect(own.address()).toBeNull();
  expect(log.lines).toEqual([]);
  const [start, end] = await said();
  expect(start).toMatch(new RegExp(`^start \\d+ 0 1 ${join(folder, 'platform')}$`, 'u'));
  expect(['SIGTERM', 'stdin closed']).toContain(end);
});

it('asks for the kept port again, and for another where somebody took it', async () => {
  const folder = await temporaryFolder();
  const blocker = createServer();
  const taken = await listenUndrawn(blocker);
  await writeFile(portFileOf(folder), `${taken}\n`);
  const elsewhere = await platformOn(folder);
  expect(await elsewhere.own.ready).toBe('http://127.0.0.1:45678');
  await elsewhere.own.stop();

  await new Promise((resolve) => blocker.close(resolve));
  await writeFile(portFileOf(folder), `${taken}\n`);
  const again = await platformOn(folder);
  expect(await again.own.ready).toBe(`http://127.0.0.1:${taken}`);
  await again.own.stop();
});

it('says with what sentence a platform refused to start', async () => {
  const { own, log } = await platformOn(await temporaryFolder(), '数据文件夹正由另一个平台进程使用。');
  expect(await own.failed).toEqual({ sentence: '数据文件夹正由另一个平台进程使用。', wasReady: false });
  expect(log.lines).toEqual([
    { level: 'error', event: 'platform.ended', facts: { code: 1, wasReady: false } },
  ]);
  await own.stop();
});

it('notices a platform that was killed', async () => {
  const { own, said } = await platformOn(await temporaryFolder());
  await own.ready;
  process.kill(Number((await said())[0]?.split(' ')[1]), 'SIGKILL');
  expect(await own.failed).toEqual({ sentence: '', wasReady: true });
  expect(own.address()).toBeNull();
  await own.stop();
});

it('reports a program that cannot be started at all', async () => {
  const own = await startOwnPlatform({
    command: ['/nowhere/node'],
    dataDir: await temporaryFolder(),
    env: {},
    log: createRecordingLog(),
  });
  expect(await own.failed).toEqual({ sentence: '', wasReady: false });
  await own.stop();
});
