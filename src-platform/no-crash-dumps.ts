import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { forbidCrashDumps } from '#shared/lib/crash-dumps.ts';

/** To be called before anything secret is in memory; false where a crash may still leave a dump. */
export const leaveNoCrashDumps = (): boolean =>
  forbidCrashDumps({
    platform: process.platform,
    pid: process.pid,
    report: process.report,
    writeFile: writeFileSync,
    run: (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0,
  });
