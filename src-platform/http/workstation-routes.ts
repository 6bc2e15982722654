/** Routes of the platform's security administrator. */
import { z } from 'zod';
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import { endSessions, listWorkstations, setWorkstationService } from '../access/workstations.ts';
import { callerOfRequest, type Server } from './server.ts';

const failures = { '4xx': down.problem, '5xx': down.problem };
const security = [{ token: [] }];

export const addWorkstationRoutes = (server: Server, platform: Pick<Access, 'database' | 'now'>): void => {
  server.get(
    '/workstations',
    { schema: { summary: '工作站列表', security, response: { 200: down.listWorkstations, ...failures } } },
    async (request) => listWorkstations(platform, await callerOfRequest(platform, request)),
  );
  server.post(
    '/workstations/service',
    {
      schema: {
        summary: '停用工作站，或恢复接入',
        security,
        body: up.workstationService,
        response: { 200: z.strictObject({}), ...failures },
      },
    },
    async (request) => {
      await setWorkstationService(platform, await callerOfRequest(platform, request), request.body);
      return {};
    },
  );
  server.post(
    '/sessions/end',
    {
      schema: {
        summary: '结束一位人员的全部登录',
        security,
        body: up.endSessions,
        response: { 200: down.endSessions, ...failures },
      },
    },
    async (request) => endSessions(platform, await callerOfRequest(platform, request), request.body),
  );
};
