import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { forbidCrashDumps } from '#shared/lib/crash-dumps.ts';

/** See forbidCrashDumps. */
export const leaveNoCrashDumps = (): boolean => forbidCrashDumps({ process, writeFileSync, spawnSync });
