/** What this installation is, for the settings screen and the status bar. */
import { z } from 'zod';
import { method } from './method.ts';

/** Opening a browser's database on a full disk can empty it, so below this nothing is opened (S9). */
export const leastFreeBytes = 200 * 1024 * 1024;

export const workstationInfo = z.strictObject({
  version: z.string().max(40),
  door: z.enum(['electron', 'chromium', 'none']),
  dataFolder: z.string().max(4096),
  documentsFolder: z.string().max(4096),
  platformAddress: z.string().max(300),
  /** True where the platform was started by this program. */
  ownPlatform: z.boolean(),
  deviceId: z.string().max(80),
  freeBytes: z.int().nonnegative(),
  /** How the keys on this workstation are protected, in words for the officer. */
  keyProtection: z.string().max(200),
  /** True where the desk locks with the machine's screen and sleep; elsewhere idleness alone locks it. */
  locksWithScreen: z.boolean(),
});
export type WorkstationInfo = z.infer<typeof workstationInfo>;

export const workstation = {
  methods: { info: method(z.strictObject({}), workstationInfo) },
  events: {},
} as const;
