/** The routes of delivery by file: up in parts, down as recorded copies. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { fileLimitBytes, partBytes } from '#shared/domain/delivery/resource-file.ts';
import { identifier } from '#shared/lib/text.ts';
import { down } from '#shared/protocol/down.ts';
import { up } from '#shared/protocol/up.ts';
import type { Access } from '../access/sessions.ts';
import { contentOf, ownCopy, rangeOf } from '../files/copy-content.ts';
import { deliverCopy } from '../files/deliver-copy.ts';
import { completeFile, declareFile, type FileDesk, receivePart } from '../files/upload-file.ts';
import type { Gateway } from '../gateway/call-resource.ts';
import { ProblemError } from './problem.ts';
import { callerOfRequest, type Server } from './server.ts';

type Platform = FileDesk & Pick<Access, 'database' | 'now'> & Pick<Gateway, 'calendar'>;

const secured = [{ token: [] }];
const failures = { '4xx': down.problem, '5xx': down.problem };
const ofFile = z.strictObject({ fileId: identifier });
const lastPart = Math.ceil(fileLimitBytes / partBytes) - 1;
const ofPart = ofFile.extend({ n: z.coerce.number().int().min(0).max(lastPart) });
const nothing = z.strictObject({});

const uploadRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/files',
    {
      schema: {
        summary: '申报要交付的文件，或接续已开始的上传',
        security: secured,
        body: up.declareFile,
        response: { 200: down.declareFile, ...failures },
      },
    },
    async (request) => declareFile(platform, await callerOfRequest(platform, request), request.body),
  );
  server.put(
    '/files/:fileId/parts/:n',
    {
      schema: {
        summary: '上传一个分块',
        security: secured,
        params: ofPart,
        response: { 200: nothing, ...failures },
      },
    },
    async (request) => {
      const caller = await callerOfRequest(platform, request);
      if (!Buffer.isBuffer(request.body)) throw new ProblemError('request.unsupported-type');
      await receivePart(platform, caller, { ...request.params, bytes: request.body });
      return {};
    },
  );
  server.post(
    '/files/:fileId/complete',
    {
      schema: {
        summary: '核对并发布上传完的文件',
        security: secured,
        params: ofFile,
        body: nothing,
        response: { 200: down.completeFile, ...failures },
      },
    },
    async (request) =>
      completeFile(platform, await callerOfRequest(platform, request), request.params.fileId),
  );
};

const copyRoutes = (server: Server, platform: Platform): void => {
  server.post(
    '/files/:fileId/copies',
    {
      schema: {
        summary: '登记一份副本',
        security: secured,
        params: ofFile,
        body: up.copy,
        response: { 200: down.copy, ...failures },
      },
    },
    async (request) => {
      const caller = await callerOfRequest(platform, request);
      return deliverCopy(platform, { caller, fileId: request.params.fileId, request: request.body });
    },
  );
  server.get(
    '/files/:fileId/copies/:callId/content',
    {
      schema: {
        summary: '取回副本的内容，可按 Range 续传',
        security: secured,
        params: ofFile.extend({ callId: z.uuid() }),
        response: failures,
      },
    },
    async (request, reply) => {
      const copy = await ownCopy(platform, await callerOfRequest(platform, request), request.params);
      const { size } = copy.file;
      const range = rangeOf(request.headers.range, size);
      reply.header('accept-ranges', 'bytes').header('cache-control', 'no-store');
      if (range === 'unsatisfiable') {
        reply.header('content-range', `bytes */${size}`);
        throw new ProblemError('request.range');
      }
      const { first, last } = range ?? { first: 0, last: size - 1 };
      if (range !== null) reply.status(206).header('content-range', `bytes ${first}-${last}/${size}`);
      reply.type('application/octet-stream').header('content-length', last - first + 1);
      // The declared replies are problems; content is bytes and is sent past their schema.
      const content: unknown = Readable.from(contentOf(platform.database, copy, { first, last }));
      return reply.send(content as never);
    },
  );
};

export const addFileRoutes = (server: Server, platform: Platform): void => {
  // On these routes alone; everywhere else only JSON is taken.
  server.register(async (scope) => {
    const files = scope as unknown as Server;
    files.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: partBytes },
      (_request, body, done) => done(null, body),
    );
    uploadRoutes(files, platform);
    copyRoutes(files, platform);
  });
};
