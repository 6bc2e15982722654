/** Stands in for src-platform/start.ts: says it is ready, or refuses, and ends as the real one does. */
import { appendFileSync } from 'node:fs';

const { FAKE_REFUSAL, FAKE_TRACE, PLATFORM_PORT, PLATFORM_PARENT, PLATFORM_DATA } = process.env;

const trace = (what: string) => {
  if (FAKE_TRACE) appendFileSync(FAKE_TRACE, `${what}\n`);
};

const end = (why: string) => {
  trace(why);
  process.exit(0);
};

if (FAKE_REFUSAL) {
  process.stderr.write(`装载\n${FAKE_REFUSAL}\n`);
  process.exitCode = 1;
} else {
  trace(`start ${process.pid} ${PLATFORM_PORT} ${PLATFORM_PARENT} ${PLATFORM_DATA}`);
  process.once('SIGTERM', () => end('SIGTERM'));
  process.stdin.once('close', () => end('stdin closed')).resume();
  const port = PLATFORM_PORT === '0' ? 45_678 : PLATFORM_PORT;
  process.stdout.write(
    `noise\n${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}`, pid: process.pid })}\n`,
  );
}
