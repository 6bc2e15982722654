/** What those who oversee ask of the platform's own counts. */
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import { askBoard } from '../oversight/ask-board.ts';
import { askLate } from '../oversight/ask-late.ts';
import { type Server, syncCallerOf } from './server.ts';

export const addOversightRoutes = (server: Server, desk: Access): void => {
  server.post(
    '/oversight/board',
    {
      schema: {
        summary: '时限督办的统计（供数据量大的工作站）',
        security: [{ token: [] }],
        body: up.board,
        response: { 200: down.board, '4xx': down.problem, '5xx': down.problem },
      },
    },
    async (request) => {
      // Its cost is the platform's: it uses up some of the session's allowance, as syncing does.
      const { actor } = await syncCallerOf(desk, request);
      return askBoard(desk, actor, request.body);
    },
  );
  server.post(
    '/oversight/late',
    {
      schema: {
        summary: '疑似违规要看的记录（供数据量大的工作站）',
        security: [{ token: [] }],
        body: up.late,
        response: { 200: down.late, '4xx': down.problem, '5xx': down.problem },
      },
    },
    async (request) => {
      const { actor } = await syncCallerOf(desk, request);
      return askLate(desk, actor, request.body);
    },
  );
};
