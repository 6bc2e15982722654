import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Log } from '../database.ts';
import { DatabaseRefusal } from '../database-refusal.ts';
import { errorText } from '../error-code.ts';
import { type Claim, claimCluster } from './claim-cluster.ts';
import { type ClusterHome, clusterFolder } from './cluster-home.ts';
import { SERVER_DATABASE, SERVER_USER } from './initialise-cluster.ts';
import { ensureServer, type RunningServer, stopServer } from './server-process.ts';

export type ServerOptions = {
  home: ClusterHome;
  dataDir: string;
  password: string;
  /** The port of the last start, taken again when it is free. */
  preferredPort: number | undefined;
  log: Log;
};

/** A server that this process holds. */
export type KeptServer = {
  port: number;
  version: string;
  connectionString: string;
  stop(): Promise<void>;
};

const REVIVAL_PAUSE_MS = 1_000;
const CLAIM_TRIES = 20;
const CLAIM_PAUSE_MS = 50;

/**
 * Starts or adopts the server, claims it, and keeps it running: when it dies while the platform lives (killed
 * for memory, stopped by hand) it is started again on the same port, so that the pool finds it.
 */
export async function keepServer(options: ServerOptions): Promise<KeptServer> {
  const { home, log } = options;
  const { server, claim } = await startAndClaim(options);
  log(`database: server ${server.adopted ? 'adopted' : 'started'} on port ${server.port}`);
  const stopKeeping = reviveOnLoss(options, server.port, claim.session);
  return {
    port: server.port,
    version: claim.serverVersion,
    connectionString: connectionString(options.password, server.port),
    stop: async () => {
      await stopKeeping();
      await stopServer(home);
    },
  };
}

/** A server found alive may be one just dying of a kill: then talking to it fails, and the next look tells. */
async function startAndClaim(options: ServerOptions): Promise<{ server: RunningServer; claim: Claim }> {
  for (let tries = 1; ; tries += 1) {
    const server = await ensureServer(options.home, { port: options.preferredPort, fixed: false });
    try {
      return { server, claim: await claimOrStop(options, server) };
    } catch (error) {
      if (error instanceof DatabaseRefusal) throw error;
      if (tries === CLAIM_TRIES) {
        throw new DatabaseRefusal('database.cannot-start', `${errorText(error)}。`, { cause: error });
      }
      await pause(CLAIM_PAUSE_MS);
    }
  }
}

function connectionString(password: string, port: number): string {
  return `postgresql://${SERVER_USER}:${password}@127.0.0.1:${port}/${SERVER_DATABASE}`;
}

async function claimPort(options: ServerOptions, port: number): Promise<Claim> {
  const { home, dataDir, password, log } = options;
  return claimCluster({
    connectionString: connectionString(password, port),
    cluster: clusterFolder(home),
    dataDir,
    log,
  });
}

async function claimOrStop(options: ServerOptions, server: RunningServer): Promise<Claim> {
  try {
    return await claimPort(options, server.port);
  } catch (error) {
    // An adopted server may be in use by its live holder: only our own is ours to stop.
    if (!server.adopted) await stopServer(options.home);
    throw error;
  }
}

/** Watches the session that holds the claim. Returns what ends the watch and the session. */
function reviveOnLoss(options: ServerOptions, port: number, first: Client): () => Promise<void> {
  const stopping = new AbortController();
  let session = first;
  let reviving = Promise.resolve();

  const watch = () => {
    session.once('end', () => {
      if (!stopping.signal.aborted) reviving = revive();
    });
  };

  async function revive(): Promise<void> {
    options.log('database: the server is gone, starting it again');
    while (!stopping.signal.aborted) {
      try {
        await ensureServer(options.home, { port, fixed: true });
        session = (await claimPort(options, port)).session;
        watch();
        options.log(`database: the server is back on port ${port}`);
        return;
      } catch (error) {
        options.log(`database: cannot start the server again yet: ${errorText(error)}`);
        await pause(REVIVAL_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  watch();
  return async () => {
    stopping.abort();
    await reviving;
    await session.end().catch(() => undefined);
  };
}
