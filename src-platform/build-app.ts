/** Joins the platform's parts over an open database; starting and stopping is start.ts's. */
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import china from '#assets/calendars/china.json' with { type: 'json' };
import { bytesToHex, utf8Encode } from '#shared/crypto/bytes.ts';
import { canonicalBytes } from '#shared/crypto/canonical-json.ts';
import { hkdfSm3, hmacSm3 } from '#shared/crypto/hmac.ts';
import { workCalendar } from '#shared/domain/clock/work-calendar.ts';
import { createGate } from './access/gate.ts';
import { openAuthority } from './certificates/certificate-authority.ts';
import { createNotary } from './certificates/notary.ts';
import { openSeal } from './certificates/seal.ts';
import type { Database } from './database/open-database.ts';
import { openConnectionBox } from './exchange/connection-box.ts';
import { addRoutes } from './http/routes.ts';
import { createServer, type Server } from './http/server.ts';
import { openCatalogue, usualSegmentRows } from './segments/catalogue.ts';
import { settingOrFresh } from './settings.ts';
import { usualPageRows } from './sync/changed-since.ts';
import { openPokes } from './sync/pokes.ts';
import { rememberHeads } from './sync/recent-head.ts';

export type AppOptions = {
  readonly database: Database;
  /** A streaming copy of the database for reading; none by default. */
  readonly replica?: Database | null;
  readonly now: () => number;
  /** See sealSecret. */
  readonly secret: Uint8Array;
  /** Failures as JSON lines, without request bodies; null for none. */
  readonly log: Writable | null;
  /** See ServerOptions; none by default. */
  readonly proxies?: readonly string[];
  /** Entries of a full segment of the catalogue. */
  readonly segmentRows?: number;
  /** Rows of a full page of a pull. */
  readonly pageRows?: number;
};

/** Four hashes use 76 MiB and the four threads Node has for such work. */
const signInLimits = { running: 4, waiting: 200 } as const;

export const buildApp = async (options: AppOptions): Promise<Server> => {
  const { database, now, secret, log, replica = null, proxies = [] } = options;
  const server = await createServer({ log, proxies });
  const digestKey = hkdfSm3({
    secret,
    salt: utf8Encode('data-sharing-desk'),
    info: utf8Encode('gateway request digest'),
    length: 32,
  });
  const recoverySecret = hkdfSm3({
    secret,
    salt: utf8Encode('data-sharing-desk'),
    info: utf8Encode('workstation recovery'),
    length: 32,
  });
  const epoch = await settingOrFresh(database, 'epoch', randomUUID);
  const catalogue = openCatalogue({
    database,
    replica,
    epoch,
    now,
    segmentRows: options.segmentRows ?? usualSegmentRows,
    onFault: () => server.log.error('segments.not-made'),
  });
  const seal = await openSeal(database, secret);
  const certificateAuthority = await openAuthority(database, secret, { sealKey: seal.publicKey, now: now() });
  const pokes = await openPokes(database);
  server.addHook('preClose', () => pokes.close());
  addRoutes(server, {
    database,
    replica,
    now,
    tries: createGate(signInLimits),
    calendar: workCalendar.parse(china),
    seal,
    certificateAuthority,
    notary: createNotary(seal, certificateAuthority),
    connections: openConnectionBox(secret),
    recoveryKey: (holder) => bytesToHex(hmacSm3(recoverySecret, canonicalBytes(holder))),
    epoch,
    pageRows: options.pageRows ?? usualPageRows,
    catalogue,
    pokes,
    recentHead: rememberHeads(now),
    requestDigest: ({ grantId, key }) => bytesToHex(hmacSm3(digestKey, canonicalBytes({ grantId, key }))),
  });
  await server.ready();
  return server;
};
