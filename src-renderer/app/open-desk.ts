/** From the right password to the officer's open database, and back to a memory without keys. */
import { BridgeError } from '#shared/contract/service.ts';
import { leastFreeBytes } from '#shared/contract/workstation.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import {
  type DeskDatabase,
  hasSavedDatabase,
  openDeskDatabase,
  openSavedDatabase,
} from '../data/desk-database.ts';
import { rescueRows } from '../data/rescue-rows.ts';
import { createRowKeyring, type RowKeyring } from '../data/sealing/row-keys.ts';
import type { SearchClient } from '../search/search-client.ts';
import { startSearch } from '../search/start-search.ts';
import { browserEnvironment } from '../sync/browser-environment.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { putBack, type StartOver, startOver, startOverWithout } from '../sync/start-over.ts';
import { storageProblem } from '../sync/storage-problem.ts';
import { createWorkerSegments } from '../sync/worker-segments.ts';
import type { Bridge } from './bridge-context.ts';
import { createDeskMemory, type DeskMemory } from './memory.ts';

export type OpenDesk = {
  readonly state: 'open';
  readonly database: DeskDatabase;
  readonly engine: SyncEngine;
  readonly search: SearchClient;
  readonly memory: DeskMemory;
};

/** The database is there and cannot be used; it is never taken for an empty one. */
export type ShutDesk = {
  readonly state: 'shut';
  readonly problem: BridgeError;
  /** Saves what only this database holds, deletes it, and leaves the rest to the next sync; nothing where it cannot be read. */
  readonly startOver: () => Promise<StartOver>;
  /** The same without what cannot be read, once the officer has said so. */
  readonly startOverWithout: () => Promise<StartOver>;
};

export type OpenedDesk = (OpenDesk | ShutDesk) & { readonly close: () => Promise<void> };

/** How long closing waits for what is under way; what it cuts off is undone by the browser, never half kept. */
const patience = 1_000;

/** A program that has run for days met its disk at its start alone; a locked desk is opened again every day (S9). */
async function demandRoom({ services }: Bridge): Promise<void> {
  const { freeBytes } = await services.workstation.info({});
  if (freeBytes < leastFreeBytes)
    throw new BridgeError(
      'storage.no-room',
      '数据文件夹所在磁盘的剩余空间不足 200 MB，为防止本机数据损坏，没有打开本机数据。请清理磁盘，再重新解锁。',
    );
}

/** @throws BridgeError where the disk is full or main hands out no keys */
export async function openDesk(bridge: Bridge, officer: Officer): Promise<OpenedDesk> {
  await demandRoom(bridge);
  const askKeys = () => bridge.services.session.rowKeys({ officerId: officer.id });
  const keyring = createRowKeyring(await askKeys(), askKeys);
  const database = openDeskDatabase(officer.id, keyring);
  try {
    // The first question to a database under another key is refused; better now than on every screen.
    await database.readMeta();
    // A desk that was begun again and ended in the middle of it.
    if (await hasSavedDatabase(officer.id)) await putBack(database, openSavedDatabase(officer.id, keyring));
  } catch (error) {
    return shutDesk({ bridge, officer, keyring, database }, storageProblem(error));
  }
  const { id, name, departmentId, roles } = officer;
  const actor = { officerId: id, officerName: name, departmentId, roles };
  const { services, on } = bridge;
  const environment = browserEnvironment();
  const search = startSearch(database, environment.onFault);
  const segments = createWorkerSegments(officer.id, search.openLine);
  const engine = createSyncEngine({ ...environment, database, services, segments, on, actor });
  engine.start();
  const close = async () => {
    search.close();
    await closeDesk(database, keyring, engine);
    // Not before: a round that is told that its worker has ended would complain of it.
    segments.end();
  };
  return { state: 'open', database, engine, search, memory: createDeskMemory(), close };
}

type Parts = {
  readonly bridge: Bridge;
  readonly officer: Officer;
  readonly keyring: RowKeyring;
  readonly database: DeskDatabase;
};

function shutDesk({ bridge, officer, keyring, database }: Parts, problem: BridgeError): OpenedDesk {
  const reopen = () => openDeskDatabase(officer.id, keyring);
  const parts = {
    database,
    services: bridge.services,
    rescue: () => rescueRows(officer.id, keyring),
    reopen,
    openSaved: () => openSavedDatabase(officer.id, keyring),
  };
  return {
    state: 'shut',
    problem,
    startOver: () => startOver(parts).catch(inWords),
    startOverWithout: () => startOverWithout(parts).catch(inWords),
    close: async () => {
      keyring.destroy();
      database.close();
    },
  };
}

const inWords = (error: unknown): never => {
  throw error instanceof BridgeError ? error : storageProblem(error);
};

/** A6: what the officer typed last is kept, then the keys go, then the rest. */
async function closeDesk(database: DeskDatabase, keyring: RowKeyring, engine: SyncEngine): Promise<void> {
  // A transaction on the drafts begins only after every one before it has ended.
  const typed = database.transaction('rw', database.drafts, () => database.drafts.count());
  await within(patience, Promise.resolve(typed));
  keyring.destroy();
  await within(patience, engine.stop());
  database.close();
}

const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  ]);
