/** Packages of workstations without a link. */
import { down } from '#shared/protocol/down.ts';
import { exchangeLimit } from '#shared/protocol/exchange.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import { type PackageDesk, receivePackage } from '../packages/receive-package.ts';
import { callerOfRequest, type Server } from './server.ts';

export const addPackageRoutes = (server: Server, platform: Access & PackageDesk): void => {
  server.post(
    '/exchange',
    {
      bodyLimit: exchangeLimit + 4096,
      schema: {
        summary: '办理带来的交换包',
        security: [{ token: [] }],
        body: up.exchange,
        response: { 200: down.exchange, '4xx': down.problem, '5xx': down.problem },
      },
    },
    async (request) =>
      receivePackage(platform, await callerOfRequest(platform, request), request.body.package),
  );
};
