import { type ChildProcess, spawn } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../services/testing/fixtures.ts';
import { listenUndrawn } from './testing/listen-undrawn.ts';

const programs = {
  window: fileURLToPath(new URL('./desk-window.ts', import.meta.url)),
  desk: fileURLToPath(new URL('./desk.ts', import.meta.url)),
};
/** Nobody listens there; a desk does not wait for a platform it was given. */
const platform = ['--platform', 'http://127.0.0.1:9'];

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function run(program: keyof typeof programs, ...args: string[]) {
  const child = spawn(process.execPath, [programs[program], ...args]);
  started.push(child);
  let out = '';
  let err = '';
  const { promise: firstLine, resolve: sawLine } = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (out.includes('\n')) sawLine(out);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, firstLine, ended };
}

const runNone = (dataDir: string) =>
  run('window', '--door', 'none', '--json', '--data', dataDir, ...platform);

describe('npm start', () => {
  it('prints one ready line, serves the loopback, and ends cleanly on SIGTERM', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const desk = runNone(dataDir);
    const ready = JSON.parse(await desk.firstLine);
    expect(ready).toMatchObject({ ready: true, platform: 'http://127.0.0.1:9' });
    expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#launch=/u);
    expect((await fetch(new URL('/nothing-here', ready.url))).status).toBe(404);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    desk.child.kill('SIGTERM');
    const { code, out } = await desk.ended;
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    await expect(fetch(ready.url)).rejects.toThrow();
  });

  it('E9 a second one on the same data says so and ends with 1; after the first ended it opens', async () => {
    const dataDir = await temporaryFolder();
    const first = runNone(dataDir);
    await first.firstLine;
    const second = await runNone(dataDir).ended;
    expect(second).toMatchObject({ code: 1, out: '', err: '工作台已在运行，已打开它的窗口。\n' });
    first.child.kill('SIGKILL');
    await first.ended;
    const third = runNone(dataDir);
    expect(JSON.parse(await third.firstLine)).toMatchObject({ ready: true });
  });

  it('L12 says so where another program took the port, and moves nowhere else', async () => {
    const dataDir = await temporaryFolder();
    const blocker = createServer();
    const port = await listenUndrawn(blocker);
    await writeFile(join(dataDir, 'loopback-port'), `${port}\n`);
    const { code, err } = await runNone(dataDir).ended;
    await new Promise((resolve) => blocker.close(resolve));
    expect(code).toBe(1);
    expect(err.trim().split('\n').at(-1)).toContain(`本机端口 ${port} 已被其他程序占用`);
  });

  it.each([
    ['window', ['--help'], 0],
    ['desk', ['--help'], 0],
    ['desk', [], 0],
    ['desk', ['import-catalog', '--help'], 0],
    ['window', ['--door', 'front'], 1],
    ['desk', ['dance'], 1],
    ['desk', ['import-catalog', '/nowhere.jsonl', '--department', 'd'], 1],
  ] as const)('%s %j ends with %i', async (program, args, code) => {
    const ended = await run(program, ...args).ended;
    expect(ended.code).toBe(code);
    expect(code === 0 ? ended.out : ended.err).toMatch(/[\u4e00-\u9fff]/u);
    if (code === 1) expect(ended.err.trim().split('\n')).toHaveLength(1);
  });
});
