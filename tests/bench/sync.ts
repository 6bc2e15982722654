/** `npm run bench:sync [entries]`: first sync, one change, and load, each on a platform of its own. */
import { spawnSync } from 'node:child_process';

const entries = process.argv[2] ?? '100000';
const benches = [
  ['sync-load.ts', '5', '20000'],
  ['sync-change.ts', '50'],
  ['sync-first.ts', entries],
] as const;
for (const [bench, ...args] of benches) {
  const { status } = spawnSync(process.execPath, [`tests/bench/${bench}`, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
