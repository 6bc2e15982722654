/** What every route stands on: validation both ways, one form of refusal, and who is asking. */
import type { Writable } from 'node:stream';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Problem } from '#shared/protocol/problem.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { type Access, type Caller, type CallerNow, callerOf } from '../access/sessions.ts';
import { isTemporary } from '../database/temporary-failure.ts';
import { ProblemError, TooOftenError } from './problem.ts';

const megabyte = 1024 * 1024;

export type Server = ReturnType<typeof newInstance>;

export type ServerOptions = {
  /** Receives failures as JSON lines; null for none. */
  readonly log: Writable | null;
  /** Addresses or CIDR blocks whose X-Forwarded-For is believed; none by default. */
  readonly proxies: readonly string[];
};

const newInstance = ({ log, proxies }: ServerOptions) =>
  Fastify({
    trustProxy: proxies.length === 0 ? false : [...proxies],
    logger: log === null ? false : { level: 'warn', stream: log },
    bodyLimit: 4 * megabyte,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000 },
    keepAliveTimeout: 5_000,
    routerOptions: { maxParamLength: 100 },
  }).withTypeProvider<ZodTypeProvider>();

const codeOfFastify: Readonly<Record<string, ProblemError['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-type',
};

const problemOf = (error: FastifyError | Error): ProblemError => {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const path = error.validation[0]?.instancePath ?? '';
    return new ProblemError('request.invalid', path.replace(/^\//u, '').replaceAll('/', '.'));
  }
  if (isTemporary(error)) return new ProblemError('platform.busy');
  const { code, statusCode } = error as Partial<FastifyError>;
  const known = codeOfFastify[code ?? ''];
  if (known !== undefined) return new ProblemError(known);
  return new ProblemError(
    statusCode !== undefined && statusCode < 500 ? 'request.invalid' : 'platform.internal',
  );
};

const bodyOf = ({ code, message, field }: ProblemError): Problem => ({
  code,
  message,
  ...(field === undefined ? {} : { field: field.slice(0, 200) }),
});

/**
 * Seconds a workstation is asked to stay away after a 503: a restart or the promotion of a copy takes about as long,
 * and all of them come back spread over as long again.
 */
const busySeconds = 5;

const waitOf = (refusal: ProblemError): number | null => {
  if (refusal instanceof TooOftenError) return refusal.retryAfterSeconds;
  return refusal.statusCode === 503 ? busySeconds : null;
};

/** Fastify itself answers 503 to what comes on an open connection while the server ends, past every hook of a reply. */
const sayWhenToComeBack = (server: FastifyInstance): void => {
  server.addHook('preClose', async () => {
    server.server.prependListener('request', (_request, response) => {
      response.setHeader('retry-after', busySeconds);
    });
  });
};

const answerFailures = (server: FastifyInstance): void => {
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = problemOf(error);
    // Only the route and the error's own stack. Never the body, nor the other fields of a database error: they
    // quote the values of the statement, which may be personal data.
    if (refusal.statusCode >= 500) {
      const { code, stack } = error;
      request.log.error({ failure: { code, stack }, route: request.routeOptions.url }, refusal.code);
    }
    const wait = waitOf(refusal);
    if (wait !== null) reply.header('retry-after', wait);
    return reply.status(refusal.statusCode).send(bodyOf(refusal));
  });
  server.setNotFoundHandler(async (_request, reply) =>
    reply.status(404).send(bodyOf(new ProblemError('route.unknown'))),
  );
};

/**
 * A message of another release may have any shape, and its sender is to hear that it is the release: so its number is
 * looked at before the rest of it. A message that should carry one and does not is its schema's to refuse.
 */
const checkProtocolFirst = (server: FastifyInstance): void => {
  server.addHook('preValidation', async ({ body }) => {
    const { protocol } = (body ?? {}) as { readonly protocol?: unknown };
    if (typeof protocol === 'number' && protocol !== protocolVersion)
      throw new ProblemError('protocol.unsupported', 'protocol');
  });
};

const publishDescription = async (server: FastifyInstance): Promise<void> => {
  await server.register(swagger, {
    openapi: {
      info: {
        title: '政务数据共享平台接口',
        description: '工作台与共享平台之间的接口。除登录、核验、公章公钥和健康检查外，都要带登录令牌。',
        version: '1',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  await server.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
};

/** A server without routes; register them, then `ready()`. */
export const createServer = async (options: ServerOptions): Promise<Server> => {
  const server = newInstance(options);
  server.removeContentTypeParser('text/plain');
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerFailures(server as unknown as FastifyInstance);
  sayWhenToComeBack(server as unknown as FastifyInstance);
  checkProtocolFirst(server as unknown as FastifyInstance);
  await publishDescription(server as unknown as FastifyInstance);
  server.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  return server;
};

export const tokenOf = (request: FastifyRequest): string => {
  const [, token] = /^Bearer ([0-9a-f]{64})$/u.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw new ProblemError('session.none');
  return token;
};

/** Who asks, checked on every request. Throws session.none or session.expired. */
export const callerOfRequest = (
  access: Pick<Access, 'database' | 'now'>,
  request: FastifyRequest,
): Promise<Caller> => callerOf(access, tokenOf(request));

/** The same for a sync request, which uses up some of the session's allowance. Throws sync.too-often as well. */
export const syncCallerOf = (
  access: Pick<Access, 'database' | 'now'>,
  request: FastifyRequest,
): Promise<CallerNow> => callerOf(access, tokenOf(request), 1);
