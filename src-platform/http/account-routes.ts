/** Changing one's password, and the routes of those who manage accounts (R063). */
import { z } from 'zod';
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import { accountUse, issuePassword } from '../access/accounts.ts';
import { changePassword } from '../access/change-password.ts';
import type { Access } from '../access/sessions.ts';
import { callerOfRequest, type Server } from './server.ts';

const failures = { '4xx': down.problem, '5xx': down.problem };
const security = [{ token: [] }];

export const addAccountRoutes = (
  server: Server,
  platform: Pick<Access, 'database' | 'now' | 'tries'>,
): void => {
  server.post(
    '/session/password',
    {
      schema: {
        summary: '改口令',
        body: up.changePassword,
        response: { 200: z.strictObject({}), ...failures },
      },
    },
    async ({ body, ip }) => {
      await changePassword(platform, { ...body, address: ip });
      return {};
    },
  );
  server.get(
    '/accounts/use',
    { schema: { summary: '账号使用情况', security, response: { 200: down.accountUse, ...failures } } },
    async (request) => ({ accounts: await accountUse(platform, await callerOfRequest(platform, request)) }),
  );
  server.post(
    '/accounts/password',
    {
      schema: {
        summary: '签发一次性口令',
        security,
        body: up.issuePassword,
        response: { 200: down.issuePassword, ...failures },
      },
    },
    async (request) => issuePassword(platform, await callerOfRequest(platform, request), request.body),
  );
};
