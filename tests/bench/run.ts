/** `npm run bench`: every benchmark in turn. Ratios and medians; never part of the tests. */
import { spawnSync } from 'node:child_process';

for (const bench of [
  'start-up.ts',
  'crypto.ts',
  'database-delivery.ts',
  'at-rest.ts',
  'queue.ts',
  'calls.ts',
  'board.ts',
  'ledger.ts',
]) {
  const { status } = spawnSync(process.execPath, [`tests/bench/${bench}`], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
