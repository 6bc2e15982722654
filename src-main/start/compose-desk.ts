/** Joins services, bridge and host into a desk. Knows no door: the host is opened by whoever starts. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hostContract } from '#shared/contract/host-contract.ts';
import { createDispatcher } from '../bridge/dispatch.ts';
import { createEventHub, type EventHub } from '../bridge/event-hub.ts';
import type { Log } from '../bridge/log.ts';
import { type AnswerText, answerTextWith } from '../bridge/text-frames.ts';
import type { Host } from '../host/host.ts';
import type { PaperShelf } from '../host/paper-shelf.ts';
import { realAfter } from '../host/timers.ts';
import { createWindowAssets, type WindowAssets } from '../host/window-assets.ts';
import { createPlatformClient } from '../platform-client/platform-client.ts';
import { listenForPokes } from '../platform-client/poke-line.ts';
import { createAccountsService } from '../services/accounts.ts';
import { createCatalogueService } from '../services/catalogue.ts';
import { createCourierService } from '../services/courier.ts';
import { createExchangeService } from '../services/exchange/exchange.ts';
import { createFilesService } from '../services/files/files.ts';
import { createFrontEndsService } from '../services/front-ends.ts';
import { createGatewayService } from '../services/gateway.ts';
import { createJournalService } from '../services/journal/journal.ts';
import { createHeadKeeper } from '../services/ledger/head-keeper.ts';
import { createLedgerService } from '../services/ledger/ledger.ts';
import { createTableService } from '../services/masking/table.ts';
import { createOversightService } from '../services/oversight.ts';
import { createPaperService } from '../services/paper/paper.ts';
import { createSealKeeper } from '../services/paper/seal-keeper.ts';
import { createShelf } from '../services/paper/shelf.ts';
import { createPokeWatch } from '../services/poke-watch.ts';
import { loadDeviceIdentity } from '../services/session/device-identity.ts';
import type { OfficerAccess } from '../services/session/officer-access.ts';
import { createOfficerStore } from '../services/session/officer-store.ts';
import { createSessionService } from '../services/session/session.ts';
import { createSessionNotes } from '../services/session/session-notes.ts';
import { createEvidenceService } from '../services/trust/evidence.ts';
import { createTrustKeeper, readKeptTrust, type TrustKeeper } from '../services/trust/trust-keeper.ts';
import { createVault } from '../services/vault/vault.ts';
import { createWorkstationService } from '../services/workstation.ts';
import { createWorkstationsService } from '../services/workstations.ts';
import type { ProgramFolders } from './program-folders.ts';

/** What a host needs of the desk behind it. */
export type DeskBehind = {
  readonly answer: AnswerText;
  readonly subscribe: EventHub<never>['subscribe'];
  readonly papers: PaperShelf;
  readonly assets: WindowAssets;
};

export type DeskOptions = {
  readonly dataDir: string;
  readonly program: ProgramFolders;
  readonly version: string;
  readonly door: Host['kind'];
  /** Null while the platform's address is not known yet. */
  readonly platformAddress: () => string | null;
  readonly ownPlatform: boolean;
  readonly openHost: (desk: DeskBehind) => Promise<Host>;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

export type Desk = {
  readonly host: Host;
  /** Closes the host, waits for the journal, destroys keys in memory. */
  readonly close: () => Promise<void>;
};

const requestTimeoutMs = 15_000;

/** Opens the host over the services; opening its window is left to the caller. */
export async function composeDesk(options: DeskOptions): Promise<Desk> {
  const { program, log } = options;
  const shelf = createShelf();
  const hub = createEventHub(hostContract, log);
  // The services are there before the host, because the host answers with them from its first moment.
  const { promise: host, resolve: hostIsOpen } = Promise.withResolvers<Host>();
  const { services, endSession, session, tables } = await createServices(options, { shelf, hub, host });
  const opened = await options.openHost({
    answer: answerTextWith(createDispatcher(hostContract, services, log)),
    subscribe: hub.subscribe,
    papers: shelf,
    assets: createWindowAssets({
      rendererRoot: program.renderer,
      paperAssetsRoot: program.paperAssets,
      papers: shelf,
      tables: tables.pieces,
    }),
  });
  hostIsOpen(opened);
  opened.onAway?.(() => {
    session.service.lock({}).catch(() => log.error('session.not-locked'));
  });
  log.info('desk.open', { door: opened.kind });
  return {
    host: opened,
    async close() {
      await opened.close();
      await endSession();
      log.info('desk.closed');
    },
  };
}

type DeskWiring = {
  readonly shelf: ReturnType<typeof createShelf>;
  readonly hub: EventHub<typeof hostContract>;
  readonly host: Promise<Host>;
};

async function createServices(options: DeskOptions, { shelf, hub, host }: DeskWiring) {
  const { dataDir, log, now, platformAddress } = options;
  const documentsFolder = join(dataDir, 'documents');
  const client = createPlatformClient({ address: platformAddress, timeoutMs: requestTimeoutMs, log, now });
  const seal = createSealKeeper(dataDir, client);
  const trust = createTrustKeeper(dataDir, client, now);
  const heads = createHeadKeeper({
    dataDir,
    client,
    sealKey: async () => (await readKeptTrust(dataDir))?.trust.sealKey ?? null,
    now,
  });
  const device = await loadDeviceIdentity(dataDir);
  const keepers = await createKeepers(options, {
    client,
    device,
    seal,
    trust,
    shelf,
    hub,
    host,
    documentsFolder,
  });
  const { session, journal, access, tables } = keepers;
  const pokes = createPokeWatch({
    access,
    listen: async (token, onPoke, signal) => {
      const base = platformAddress();
      if (base !== null) await listenForPokes({ base, token, onPoke, signal });
    },
    emit: (poke) => hub.emit('courier', 'poke', poke),
  });
  const vault = createVault({ access, signInAgain: session.signInAgain, now });
  const services = {
    session: session.service,
    courier: createCourierService({
      client,
      access,
      emit: (status) => hub.emit('courier', 'link', status),
      pulled: () => {
        void session.renewLease();
        void trust.renew();
        void heads.renew();
        pokes.ensure();
      },
      // Whether or not the platform hears of it: its duties are those of the officer's row in any case.
      endSession: async (token) => {
        await client.signOut(token).catch(() => undefined);
        await access.tokenExpired(token);
      },
    }),
    journal: journal.service,
    vault: vault.service,
    gateway: createGatewayService(client, access),
    frontEnds: createFrontEndsService(client, access),
    catalogue: createCatalogueService(client, access),
    exchange: createExchangeService({
      client,
      access,
      journal: journal.service,
      signPackage: vault.signPackage,
      seal,
      device,
      documentsFolder,
      now,
    }),
    evidence: createEvidenceService(() => readKeptTrust(dataDir), now),
    ledger: createLedgerService({ client, access, keeper: heads }),
    oversight: createOversightService(client, access),
    files: createFilesService({ client, access, documentsFolder }),
    workstations: createWorkstationsService(client, access),
    accounts: createAccountsService(client, access),
    table: tables.service,
    paper: createPaperService({
      client,
      access,
      shelf,
      seal,
      trust: () => readKeptTrust(dataDir),
      documentsFolder,
      printPdf: async (path) => (await host).printPdf(path),
      paperSeen: (path) => void host.then(({ paperSeen }) => paperSeen(path)),
      now,
    }),
    workstation: createWorkstationService({
      version: options.version,
      door: options.door,
      dataFolder: dataDir,
      documentsFolder,
      platformAddress,
      ownPlatform: options.ownPlatform,
      deviceId: device.id,
      host: () => host,
    }),
  };
  const endSession = async () => {
    pokes.stop();
    session.stopWatching();
    await session.service.lock({});
  };
  return { services, endSession, session, tables };
}

type KeeperParts = DeskWiring & {
  readonly client: ReturnType<typeof createPlatformClient>;
  readonly device: Awaited<ReturnType<typeof loadDeviceIdentity>>;
  readonly seal: ReturnType<typeof createSealKeeper>;
  readonly trust: TrustKeeper;
  readonly documentsFolder: string;
};

/** Session and journal know each other: a lock closes the journal, and the journal asks who is unlocked. */
async function createKeepers({ dataDir, now, log }: DeskOptions, parts: KeeperParts) {
  const { client, device, seal, trust, shelf, hub, host, documentsFolder } = parts;
  const journal = createJournalService({ current: () => access.current() }, log);
  const tables = createTableService({
    access: { current: () => access.current() },
    // Taken in when a table is opened: most workstations never do.
    openTable: async (place) => (await import('../table-reader/read-table.ts')).openTable(place),
  });
  const session = await createSessionService({
    client,
    device,
    store: createOfficerStore(dataDir),
    notes: createSessionNotes(dataDir),
    sealing: async () => (await host).sealing,
    after: realAfter,
    now,
    counted: () => performance.now(),
    emit: (status) => hub.emit('session', 'changed', status),
    recallClock: client.recallClock,
    verifySeal: seal.verifyValue,
    async afterSignIn() {
      await seal.refresh();
      await trust.refresh();
    },
    async eraseRest() {
      await rm(documentsFolder, { recursive: true, force: true });
      await (await host).clearWindowStorage();
    },
    async beforeLock() {
      await journal.close();
      // Papers laid out for one officer are not the next one's to read.
      shelf.clear();
      void host.then(({ paperSeen }) => paperSeen(null));
      await tables.close();
    },
    log,
  });
  const access: OfficerAccess = session.access;
  return { session, journal, access, tables };
}
