/** Every route of the platform at a glance. */
import { z } from 'zod';
import { issueCertificateReply, sealReply } from '#shared/protocol/certificate.ts';
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import { grantLease, revocationOf } from '../access/leases.ts';
import { type Access, signIn, signOut } from '../access/sessions.ts';
import { importEntries } from '../catalog/import-entries.ts';
import { searchEntries } from '../catalog/search-entries.ts';
import { type CertificateDesk, issueCertificate } from '../certificates/issue.ts';
import { verifyCertificate } from '../certificates/verify.ts';
import type { ExchangeDesk } from '../exchange/connect-front-end.ts';
import { callResource, type Gateway } from '../gateway/call-resource.ts';
import { readSetting } from '../settings.ts';
import { addAccountRoutes } from './account-routes.ts';
import { addEvidenceRoutes, type EvidenceDesk } from './evidence-routes.ts';
import { addExchangeRoutes } from './exchange-routes.ts';
import { addFileRoutes } from './file-routes.ts';
import { addLedgerRoutes } from './ledger-routes.ts';
import { addOversightRoutes } from './oversight-routes.ts';
import { addPackageRoutes } from './package-routes.ts';
import { callerOfRequest, type Server, syncCallerOf, tokenOf } from './server.ts';
import { addSyncRoutes, type SyncDesk } from './sync-routes.ts';
import { addWorkstationRoutes } from './workstation-routes.ts';

export type Platform = Access & Gateway & CertificateDesk & SyncDesk & ExchangeDesk & EvidenceDesk;

const secured = [{ token: [] }];
const failures = { '4xx': down.problem, '5xx': down.problem };

const sessionRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/session',
    { schema: { summary: '登录', body: up.signIn, response: { 200: down.signIn, ...failures } } },
    async ({ body, ip }) => signIn(platform, { ...body, address: ip }),
  );
  server.delete(
    '/session',
    {
      schema: { summary: '退出登录', security: secured, response: { 200: z.strictObject({}), ...failures } },
    },
    async (request) => {
      await signOut(platform, tokenOf(request));
      return {};
    },
  );
};

const leaseRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/session/lease',
    { schema: { summary: '续期离线办理', security: secured, response: { 200: down.lease, ...failures } } },
    async (request) => {
      const { actor, deviceId } = await callerOfRequest(platform, request);
      const now = platform.now();
      const holder = { deviceId, officerId: actor.officerId };
      return { lease: grantLease(platform.seal, holder, now), serverTime: now };
    },
  );
  server.post(
    '/session/revocation',
    {
      schema: {
        summary: '查询工作站或账号是否已停用',
        body: up.revocation,
        response: { 200: down.revocation, ...failures },
      },
    },
    async ({ body }) => ({ revocation: await revocationOf(platform, body) }),
  );
};

const useRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/gateway/calls',
    {
      schema: {
        summary: '调用已授权的资源',
        security: secured,
        body: up.gatewayCall,
        response: { 200: down.gatewayCall, ...failures },
      },
    },
    async (request) => callResource(platform, await callerOfRequest(platform, request), request.body),
  );
  server.post(
    '/certificates',
    {
      schema: {
        summary: '出具调用记录凭证',
        security: secured,
        body: up.issueCertificate,
        response: { 200: issueCertificateReply, ...failures },
      },
    },
    async (request) => ({
      certificate: await issueCertificate(platform, await callerOfRequest(platform, request), request.body),
    }),
  );
  server.post(
    '/certificates/verify',
    {
      schema: {
        summary: '核验凭证',
        body: up.verifyCertificate,
        response: { 200: down.verifyCertificate, ...failures },
      },
    },
    async ({ body }) => verifyCertificate(platform.database, platform.seal.publicKey, body.code),
  );
};

const catalogRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/catalog/import',
    {
      schema: {
        summary: '导入目录条目',
        security: secured,
        body: up.importCatalog,
        response: { 200: down.importCatalog, ...failures },
      },
    },
    async (request) => importEntries(platform, await callerOfRequest(platform, request), request.body),
  );
  server.post(
    '/catalog/search',
    {
      schema: {
        summary: '检索目录（供尚无本机目录的工作站）',
        security: secured,
        body: up.searchCatalog,
        response: { 200: down.searchCatalog, ...failures },
      },
    },
    async (request) => {
      // Its cost is the platform's: it uses up some of the session's allowance, as syncing does.
      const { actor } = await syncCallerOf(platform, request);
      return searchEntries(platform.database, actor, request.body);
    },
  );
};

const systemRoutes = (server: Server, platform: Platform): void => {
  server.get('/seal', { schema: { summary: '平台公章公钥', response: { 200: sealReply } } }, async () => ({
    publicKey: platform.seal.publicKey,
    demonstration: platform.seal.demonstration,
  }));
  server.get(
    '/healthz',
    {
      schema: {
        summary: '健康检查',
        response: { 200: down.health, ...failures },
      },
    },
    async () => {
      const demonstration = (await readSetting<boolean>(platform.database, 'demonstration')) === true;
      return { ok: true as const, time: platform.now(), demonstration };
    },
  );
};

export const addRoutes = (server: Server, platform: Platform): void => {
  sessionRoutes(server, platform);
  leaseRoutes(server, platform);
  addAccountRoutes(server, platform);
  addWorkstationRoutes(server, platform);
  addSyncRoutes(server, platform);
  useRoutes(server, platform);
  catalogRoutes(server, platform);
  addPackageRoutes(server, platform);
  addFileRoutes(server, platform);
  addExchangeRoutes(server, platform);
  addEvidenceRoutes(server, platform);
  addLedgerRoutes(server, platform);
  addOversightRoutes(server, platform);
  systemRoutes(server, platform);
};
