/** The wire to the platform, one method a route. The only user of axios. */

import type { z } from 'zod';
import type { Certificate } from '#shared/domain/certificate/certificate.ts';
import { down } from '#shared/protocol/down.ts';
import type { CopyReply } from '#shared/protocol/file.ts';
import type { ConnectFrontEndReply } from '#shared/protocol/front-end.ts';
import type { GatewayReply } from '#shared/protocol/gateway.ts';
import type { HealthReply } from '#shared/protocol/health.ts';
import type { ImportCatalogReply } from '#shared/protocol/import-catalog.ts';
import type { Manifest } from '#shared/protocol/manifest.ts';
import type { PullReply } from '#shared/protocol/pull.ts';
import type { PushReply } from '#shared/protocol/push.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import type { up } from '#shared/protocol/up.ts';
import type { EndSessionsReply, ListWorkstationsReply } from '#shared/protocol/workstations.ts';
import { type ClientOptions, createExchange, type Exchange } from './exchange.ts';
import { createLinkWatch, type LinkWatch } from './link-watch.ts';
import { nothing } from './replies.ts';

type Up<M extends keyof typeof up> = z.input<(typeof up)[M]>;
type Down<M extends keyof typeof down> = z.output<(typeof down)[M]>;
export type Seal = z.output<typeof down.seal>;
export type VerifyReply = z.output<typeof down.verifyCertificate>;

/** Bytes of a copy from `first` to `last`, both inclusive. */
export type CopyRange = {
  readonly fileId: string;
  readonly callId: string;
  readonly first: number;
  readonly last: number;
};

/** Every method rejects with BridgeError: `platform.*`, `session.expired`, or the code of the platform's own problem. */
export type PlatformClient = {
  readonly link: Pick<LinkWatch, 'status' | 'onChange'>;
  /** How the clocks stood before this program began, for as long as the platform has not said better. */
  readonly recallClock: LinkWatch['recall'];
  readonly signIn: (message: Up<'signIn'>) => Promise<SignInReply>;
  readonly changePassword: (message: Up<'changePassword'>) => Promise<void>;
  readonly signOut: (token: string) => Promise<void>;
  readonly lease: (token: string) => Promise<Down<'lease'>>;
  readonly revocation: (message: Up<'revocation'>) => Promise<Down<'revocation'>>;
  readonly push: (token: string, message: Up<'push'>) => Promise<PushReply>;
  readonly pull: (token: string, message: Up<'pull'>) => Promise<PullReply>;
  readonly manifest: (token: string, message: Up<'manifest'>) => Promise<Manifest>;
  /** The compressed file; rejects with platform.garbled where it is not what its digest says. */
  readonly segment: (token: string, digest: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly callGateway: (token: string, message: Up<'gatewayCall'>) => Promise<GatewayReply>;
  readonly issueCertificate: (
    token: string,
    message: Up<'issueCertificate'>,
  ) => Promise<{ certificate: Certificate }>;
  readonly verifyCertificate: (message: Up<'verifyCertificate'>) => Promise<VerifyReply>;
  readonly seal: () => Promise<Seal>;
  readonly importCatalog: (token: string, message: Up<'importCatalog'>) => Promise<ImportCatalogReply>;
  readonly searchCatalog: (token: string, message: Up<'searchCatalog'>) => Promise<Down<'searchCatalog'>>;
  readonly exchange: (token: string, message: Up<'exchange'>) => Promise<Down<'exchange'>>;
  readonly declareFile: (token: string, message: Up<'declareFile'>) => Promise<Down<'declareFile'>>;
  readonly sendFilePart: (
    token: string,
    part: { readonly fileId: string; readonly n: number; readonly bytes: Uint8Array },
  ) => Promise<void>;
  readonly completeFile: (token: string, fileId: string) => Promise<Down<'completeFile'>>;
  readonly recordCopy: (token: string, fileId: string, message: Up<'copy'>) => Promise<CopyReply>;
  readonly fetchCopyRange: (token: string, range: CopyRange) => Promise<Uint8Array>;
  readonly connectFrontEnd: (token: string, message: Up<'connectFrontEnd'>) => Promise<ConnectFrontEndReply>;
  readonly listWorkstations: (token: string) => Promise<ListWorkstationsReply>;
  readonly setWorkstationService: (token: string, message: Up<'workstationService'>) => Promise<void>;
  readonly endSessions: (token: string, message: Up<'endSessions'>) => Promise<EndSessionsReply>;
  readonly accountUse: (token: string) => Promise<Down<'accountUse'>>;
  readonly issuePassword: (token: string, message: Up<'issuePassword'>) => Promise<Down<'issuePassword'>>;
  readonly trust: () => Promise<Down<'trust'>>;
  readonly evidence: (token: string, message: Up<'evidence'>) => Promise<Down<'evidence'>>;
  readonly ledgerHeads: (message: Up<'ledgerHeads'>) => Promise<Down<'ledgerHeads'>>;
  readonly ledgerProof: (token: string, message: Up<'ledgerProof'>) => Promise<Down<'ledgerProof'>>;
  readonly ledgerSegment: (token: string, message: Up<'ledgerSegment'>) => Promise<Down<'ledgerSegment'>>;
  readonly board: (token: string, message: Up<'board'>) => Promise<Down<'board'>>;
  readonly late: (token: string, message: Up<'late'>) => Promise<Down<'late'>>;
  readonly health: () => Promise<HealthReply>;
};

export function createPlatformClient(options: ClientOptions): PlatformClient {
  const link = createLinkWatch(options.address, options.now);
  const { ask, range, file } = createExchange(options, link);

  return {
    link,
    recallClock: link.recall,
    signIn: (body) => ask({ method: 'POST', path: '/session', body, reply: down.signIn }),
    async changePassword(body) {
      await ask({ method: 'POST', path: '/session/password', body, reply: nothing });
    },
    async signOut(token) {
      await ask({ method: 'DELETE', path: '/session', token, reply: nothing });
    },
    lease: (token) => ask({ method: 'POST', path: '/session/lease', token, body: {}, reply: down.lease }),
    revocation: (body) => ask({ method: 'POST', path: '/session/revocation', body, reply: down.revocation }),
    push: (token, body) => ask({ method: 'POST', path: '/sync/push', token, body, reply: down.push }),
    pull: (token, body) => ask({ method: 'POST', path: '/sync/pull', token, body, reply: down.pull }),
    manifest: (token, body) =>
      ask({ method: 'POST', path: '/sync/manifest', token, body, reply: down.manifest }),
    segment: (token, digest) => file({ path: `/segments/${digest}`, token, sha256: digest }),
    callGateway: (token, body) =>
      ask({ method: 'POST', path: '/gateway/calls', token, body, reply: down.gatewayCall }),
    issueCertificate: (token, body) =>
      ask({ method: 'POST', path: '/certificates', token, body, reply: down.issueCertificate }),
    verifyCertificate: (body) =>
      ask({ method: 'POST', path: '/certificates/verify', body, reply: down.verifyCertificate }),
    seal: () => ask({ method: 'GET', path: '/seal', reply: down.seal }),
    importCatalog: (token, body) =>
      ask({ method: 'POST', path: '/catalog/import', token, body, reply: down.importCatalog }),
    searchCatalog: (token, body) =>
      ask({ method: 'POST', path: '/catalog/search', token, body, reply: down.searchCatalog }),
    connectFrontEnd: (token, body) =>
      ask({ method: 'POST', path: '/front-ends/connection', token, body, reply: down.connectFrontEnd }),
    exchange: (token, body) => ask({ method: 'POST', path: '/exchange', token, body, reply: down.exchange }),
    ...fileMethods({ ask, range }),
    ...securityMethods({ ask }),
    ...evidenceMethods({ ask }),
    health: () => ask({ method: 'GET', path: '/healthz', reply: down.health }),
  };
}

function fileMethods({ ask, range }: Pick<Exchange, 'ask' | 'range'>) {
  return {
    declareFile: (token, body) =>
      ask({ method: 'POST', path: '/files', token, body, reply: down.declareFile }),
    async sendFilePart(token, { fileId, n, bytes }) {
      await ask({ method: 'PUT', path: `/files/${fileId}/parts/${n}`, token, body: bytes, reply: nothing });
    },
    completeFile: (token, fileId) =>
      ask({ method: 'POST', path: `/files/${fileId}/complete`, token, body: {}, reply: down.completeFile }),
    recordCopy: (token, fileId, body) =>
      ask({ method: 'POST', path: `/files/${fileId}/copies`, token, body, reply: down.copy }),
    fetchCopyRange: (token, { fileId, callId, first, last }) =>
      range({ path: `/files/${fileId}/copies/${callId}/content`, token, first, last }),
  } satisfies Partial<PlatformClient>;
}

function securityMethods({ ask }: Pick<Exchange, 'ask'>) {
  return {
    listWorkstations: (token) =>
      ask({ method: 'GET', path: '/workstations', token, reply: down.listWorkstations }),
    async setWorkstationService(token, body) {
      await ask({ method: 'POST', path: '/workstations/service', token, body, reply: nothing });
    },
    endSessions: (token, body) =>
      ask({ method: 'POST', path: '/sessions/end', token, body, reply: down.endSessions }),
    accountUse: (token) => ask({ method: 'GET', path: '/accounts/use', token, reply: down.accountUse }),
    issuePassword: (token, body) =>
      ask({ method: 'POST', path: '/accounts/password', token, body, reply: down.issuePassword }),
  } satisfies Partial<PlatformClient>;
}

function evidenceMethods({ ask }: Pick<Exchange, 'ask'>) {
  return {
    trust: () => ask({ method: 'GET', path: '/trust', reply: down.trust }),
    evidence: (token, body) => ask({ method: 'POST', path: '/evidence', token, body, reply: down.evidence }),
    ledgerHeads: (body) => ask({ method: 'POST', path: '/ledger/heads', body, reply: down.ledgerHeads }),
    ledgerProof: (token, body) =>
      ask({ method: 'POST', path: '/ledger/proof', token, body, reply: down.ledgerProof }),
    ledgerSegment: (token, body) =>
      ask({ method: 'POST', path: '/ledger/segment', token, body, reply: down.ledgerSegment }),
    board: (token, body) => ask({ method: 'POST', path: '/oversight/board', token, body, reply: down.board }),
    late: (token, body) => ask({ method: 'POST', path: '/oversight/late', token, body, reply: down.late }),
  } satisfies Partial<PlatformClient>;
}
