/** The route of the platform's operations: how a front end is reached. */
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import { connectFrontEnd, type ExchangeDesk } from '../exchange/connect-front-end.ts';
import { callerOfRequest, type Server } from './server.ts';

type Platform = ExchangeDesk & Pick<Access, 'database' | 'now'>;

export const addExchangeRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/front-ends/connection',
    {
      schema: {
        summary: '登记并检查前置系统数据库的连接',
        security: [{ token: [] }],
        body: up.connectFrontEnd,
        response: { 200: down.connectFrontEnd, '4xx': down.problem, '5xx': down.problem },
      },
    },
    async (request) => connectFrontEnd(platform, await callerOfRequest(platform, request), request.body),
  );
};
