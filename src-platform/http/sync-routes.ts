/** The routes of syncing: acts up, changes down, the catalogue by segments, and pokes. */
import { z } from 'zod';
import { down } from '#shared/protocol/down.ts';
import { segmentDigest } from '#shared/protocol/manifest.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import type { Authority } from '../authority/apply-mutation.ts';
import type { Catalogue } from '../segments/catalogue.ts';
import type { Pokes } from '../sync/pokes.ts';
import { type PullSource, pull, sightOf } from '../sync/pull.ts';
import { pushMutations } from '../sync/push.ts';
import type { RecentHead } from '../sync/recent-head.ts';
import { openPokeStream } from './poke-stream.ts';
import { callerOfRequest, type Server, syncCallerOf } from './server.ts';

export type SyncDesk = Access &
  Authority &
  PullSource & { readonly catalogue: Catalogue; readonly pokes: Pokes; readonly recentHead: RecentHead };

const secured = [{ token: [] }];
const failures = { '4xx': down.problem, '5xx': down.problem };

const exchangeRoutes = (server: Server, desk: SyncDesk): void => {
  server.post(
    '/sync/push',
    {
      schema: {
        summary: '上报操作',
        security: secured,
        body: up.push,
        response: { 200: down.push, ...failures },
      },
    },
    async (request) => pushMutations(desk, await syncCallerOf(desk, request), request.body),
  );
  server.post(
    '/sync/pull',
    {
      schema: {
        summary: '取回变化',
        security: secured,
        body: up.pull,
        response: { 200: down.pull, ...failures },
      },
    },
    async (request) => {
      const { actor, head } = await syncCallerOf(desk, request);
      const atLeast = Math.max(request.body.atLeast, desk.recentHead(head));
      return pull(desk, actor, { ...request.body, atLeast });
    },
  );
};

const catalogueRoutes = (server: Server, desk: SyncDesk): void => {
  server.post(
    '/sync/manifest',
    {
      schema: {
        summary: '首次同步的目录分段清单',
        security: secured,
        body: up.manifest,
        response: { 200: down.manifest, ...failures },
      },
    },
    async (request) => {
      const { actor } = await syncCallerOf(desk, request);
      return desk.catalogue.manifestFor(actor);
    },
  );
  server.get(
    '/segments/:digest',
    {
      schema: {
        summary: '取一个目录分段（gzip，内容不变，可缓存）',
        security: secured,
        params: z.strictObject({ digest: segmentDigest }),
        response: failures,
      },
    },
    async (request, reply) => {
      await callerOfRequest(desk, request);
      const bytes: unknown = await desk.catalogue.bytesOf(request.params.digest);
      // The bytes are what the digest is of, so they go out as a file and not as an encoding of another one.
      reply.header('cache-control', 'public, max-age=31536000, immutable').type('application/gzip');
      return reply.send(bytes as never);
    },
  );
};

const pokeRoutes = (server: Server, desk: SyncDesk): void => {
  server.get(
    '/sync/pokes',
    { schema: { summary: '变化提醒（text/event-stream）', security: secured, response: failures } },
    async (request, reply) => {
      const { actor } = await callerOfRequest(desk, request);
      const { scopes } = await sightOf(desk.database, actor);
      openPokeStream(reply, { pokes: desk.pokes, scopes: new Set(scopes) });
      return reply;
    },
  );
};

export const addSyncRoutes = (server: Server, desk: SyncDesk): void => {
  exchangeRoutes(server, desk);
  catalogueRoutes(server, desk);
  pokeRoutes(server, desk);
};
