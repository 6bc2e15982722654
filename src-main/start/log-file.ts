/** The desk's log: JSON lines in `<dataDir>/logs/desk.jsonl`, the run before kept as `desk.1.jsonl` once it is long. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFacts } from '../bridge/log.ts';

/** In bytes; checked at start. */
const longLog = 4 * 1024 * 1024;

/** Writes at once: the last lines before a crash are the ones that matter. A full disk loses lines, never work. */
export function openLogFile(dataDir: string, now: () => number): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'desk.jsonl');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > longLog) renameSync(file, join(folder, 'desk.1.jsonl'));

  const at =
    (level: keyof Log) =>
    (event: string, facts: LogFacts = {}) => {
      const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...facts });
      try {
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      } catch {
        // There is nowhere left to say it.
      }
    };
  return { error: at('error'), info: at('info'), debug: () => {} };
}
