/** What the session remembers of this workstation whoever works here: when to lock, and what was erased. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Erased, sessionStatus } from '#shared/contract/session.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import { idleMinutes } from './idle-watch.ts';

const lockAfterFile = z.strictObject({ minutes: sessionStatus.shape.lockAfterMinutes });
const erasedFile = sessionStatus.shape.erased.unwrap();

export type SessionNotes = {
  readonly lockAfter: () => Promise<number>;
  readonly keepLockAfter: (minutes: number) => Promise<void>;
  /** What was erased since the last sign-in. */
  readonly erased: () => Promise<Erased | null>;
  /** Writes the receipt, which stays, and remembers to show it. */
  readonly keepErased: (erased: Erased) => Promise<void>;
  readonly forgetErased: () => Promise<void>;
};

export function createSessionNotes(dataDir: string): SessionNotes {
  const lockAfter = join(dataDir, 'lock-after.json');
  const erased = join(dataDir, 'erased.json');
  return {
    async lockAfter() {
      const found = await readJson(lockAfter, lockAfterFile);
      return found.state === 'read' ? found.value.minutes : idleMinutes.usual;
    },
    keepLockAfter: (minutes) => writeDurably(lockAfter, JSON.stringify({ minutes })),
    async erased() {
      const found = await readJson(erased, erasedFile);
      return found.state === 'read' ? found.value : null;
    },
    async keepErased(receipt) {
      const text = JSON.stringify(receipt);
      await writeDurably(join(dataDir, 'receipts', `erased-${receipt.at}.json`), text);
      await writeDurably(erased, text);
    },
    forgetErased: () => rm(erased, { force: true }),
  };
}
