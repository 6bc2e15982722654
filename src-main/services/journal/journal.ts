/** The journal of whoever is unlocked, opened at their first use of it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { journal } from '#shared/contract/journal.ts';
import type { Implementation } from '#shared/contract/service.ts';
import { createSerialQueue } from '#shared/lib/serial-queue.ts';
import type { Log } from '../../bridge/log.ts';
import { keyFor } from '../keys/secret-key.ts';
import { serviceRefusal } from '../service-refusals.ts';
import type { OfficerAccess, UnlockedOfficer } from '../session/officer-access.ts';
import { type JournalFile, openJournal } from './journal-file.ts';

export type JournalService = {
  readonly service: Implementation<typeof journal>;
  /** Waits for work under way, then closes the file and zeroes its key. */
  readonly close: () => Promise<void>;
};

export function createJournalService(access: Pick<OfficerAccess, 'current'>, log: Log): JournalService {
  const oneAtATime = createSerialQueue();
  let opened: { readonly officerId: string; readonly file: JournalFile } | null = null;

  const fileOf = async (unlocked: UnlockedOfficer): Promise<JournalFile> => {
    if (opened?.officerId === unlocked.officer.id) return opened.file;
    await opened?.file.close();
    opened = null;
    const file = await openFor(unlocked, log);
    opened = { officerId: unlocked.officer.id, file };
    return file;
  };

  /** Opening and closing must not overtake each other, or a lock could leave a journal open behind it. */
  const withFileOf = <T>(officerId: string, work: (file: JournalFile) => Promise<T>) =>
    oneAtATime(async () => {
      const unlocked = access.current();
      if (unlocked === null) throw serviceRefusal('journal.locked');
      if (unlocked.officer.id !== officerId) throw serviceRefusal('session.other-officer');
      return work(await fileOf(unlocked));
    });

  return {
    service: {
      append: ({ mutation }) =>
        withFileOf(mutation.officerId, async (file) => {
          await file.append(mutation);
          return {};
        }),
      settle: ({ officerId, ids }) =>
        withFileOf(officerId, async (file) => {
          await file.settle(ids);
          return {};
        }),
      pending: ({ officerId }) =>
        withFileOf(officerId, async (file) => ({ mutations: await file.pending() })),
    },
    close: () =>
      oneAtATime(async () => {
        await opened?.file.close();
        opened = null;
      }),
  };
}

async function openFor({ folder, dataKey }: UnlockedOfficer, log: Log): Promise<JournalFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = keyFor(dataKey, 'journal');
  return openJournal({ path: join(folder, 'outbox.journal'), key, log }).catch(() => {
    throw serviceRefusal('journal.write-failed');
  });
}
