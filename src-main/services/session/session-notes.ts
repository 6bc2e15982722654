/** What the session remembers of this workstation whoever works here: when to lock, and what was erased. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Erased, sessionStatus } from '#shared/contract/session.ts';
import { readJson, writeDurably } from '../storage/durable-file.ts';
import { idleMinutes } from './idle-watch.ts';

const lockAfterFile = z.strictObject({ minutes: sessionStatus.shape.lockAfterMinutes });
const erasedFile = sessionStatus.shape.erased.unwrap();
const erasingFile = erasedFile.omit({ keptActs: true });

/** An erasing that the platform has ordered and that is not at its end. `device`: of everybody here. */
export type Erasing = Omit<Erased, 'keptActs'>;

/** Whether the data of this officer are to go. */
export const isErasing = ({ reason, officerIds }: Erasing, officerId: string): boolean =>
  reason === 'device' || officerIds.includes(officerId);

export type SessionNotes = {
  readonly lockAfter: () => Promise<number>;
  readonly keepLockAfter: (minutes: number) => Promise<void>;
  /** What was erased since the last sign-in. */
  readonly erased: () => Promise<Erased | null>;
  /** Writes the receipt of one erasing, which stays, and remembers to show it with those before it. */
  readonly keepErased: (receipt: Erased, shown: Erased) => Promise<void>;
  readonly forgetErased: () => Promise<void>;
  /** What is meant to be erased: on the disk before anything is destroyed, until all of it is. */
  readonly erasing: () => Promise<Erasing | null>;
  readonly keepErasing: (erasing: Erasing) => Promise<void>;
  readonly forgetErasing: () => Promise<void>;
};

export function createSessionNotes(dataDir: string): SessionNotes {
  const lockAfter = join(dataDir, 'lock-after.json');
  const erased = join(dataDir, 'erased.json');
  const erasing = join(dataDir, 'erasing.json');
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
    async keepErased(receipt, shown) {
      await writeDurably(join(dataDir, 'receipts', `erased-${receipt.at}.json`), JSON.stringify(receipt));
      await writeDurably(erased, JSON.stringify(shown));
    },
    forgetErased: () => rm(erased, { force: true }),
    async erasing() {
      const found = await readJson(erasing, erasingFile);
      return found.state === 'read' ? found.value : null;
    },
    keepErasing: (meant) => writeDurably(erasing, JSON.stringify(meant)),
    forgetErasing: () => rm(erasing, { force: true }),
  };
}
