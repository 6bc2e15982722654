/** A whole platform over an open database, spoken to over HTTP by officers who hold real keys and tokens. */
import { randomBytes, randomUUID } from 'node:crypto';
import { bytesToHex } from '#shared/crypto/bytes.ts';
import { generateKeyPair } from '#shared/crypto/sm2-key.ts';
import { signValue } from '#shared/crypto/value-signature.ts';
import { type Agreement, agreementSignedValue, type Party } from '#shared/domain/agreement/agreement.ts';
import { keyProof } from '#shared/domain/signing/signing-key.ts';
import type { PatchOperation, PullReply } from '#shared/protocol/pull.ts';
import type { Mutation, MutationResult } from '#shared/protocol/push.ts';
import type { SignInReply } from '#shared/protocol/session.ts';
import { protocolVersion } from '#shared/protocol/version.ts';
import { type AppOptions, buildApp } from '../../src-platform/build-app.ts';
import { migrate } from '../../src-platform/database/migrate.ts';
import type { Database } from '../../src-platform/database/open-database.ts';
import {
  connectSampleSource,
  demonstrationPassword,
  installDemonstration,
} from '../../src-platform/demonstration/install-demonstration.ts';

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export type RawRequest = {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: Uint8Array;
};
export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Uint8Array;
};

export type Clerk = {
  readonly profile: SignInReply;
  post(path: string, body: object): Promise<Answer>;
  mutation(name: string, args: unknown): Mutation;
  push(...mutations: Mutation[]): Promise<readonly MutationResult[]>;
  act(name: string, args: unknown): Promise<MutationResult>;
  pull(cursor?: string | null): Promise<PullReply>;
  /** Every row this officer may see now, by `table id`. */
  rows(): Promise<ReadonlyMap<string, Record<string, unknown>>>;
  registerKey(): Promise<MutationResult>;
  signature(agreement: Agreement, party: Party): unknown;
};

export type PlatformOffice = {
  now: number;
  readonly database: Database;
  post(path: string, body: object, token?: string, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer & { readonly text: string }>;
  /** A request as it goes over the wire, for what is not JSON. */
  raw(request: RawRequest): Promise<RawAnswer>;
  signIn(login: string, patch?: object): Promise<Answer>;
  clerk(login: string): Promise<Clerk>;
  close(): Promise<void>;
};

const device = () => ({
  id: `device-${randomUUID()}`,
  secret: randomBytes(32).toString('hex'),
  name: '测试工作站',
});

export const signInBody = (login: string) => ({
  protocol: protocolVersion,
  login,
  password: demonstrationPassword,
  device: device(),
});

export const applyPatch = (
  rows: Map<string, Record<string, unknown>>,
  patch: readonly PatchOperation[],
): void => {
  for (const operation of patch) {
    const key = `${operation.table} ${operation.id}`;
    if (operation.op === 'put') rows.set(key, operation.row as Record<string, unknown>);
    else rows.delete(key);
  }
};

export const clerkOf = (office: Pick<PlatformOffice, 'now' | 'post'>, profile: SignInReply): Clerk => {
  const keyPair = generateKeyPair(randomBytes);
  const publicKey = bytesToHex(keyPair.publicKey);
  const officerId = profile.officer.id;
  const keyId = `key-${randomUUID()}`;
  const post: Clerk['post'] = (path, body) => office.post(path, body, profile.token);
  const clerk: Clerk = {
    profile,
    post,
    mutation: (name, args) => ({ id: randomUUID(), name, args, madeAt: office.now, officerId }),
    push: async (...mutations) => {
      const answer = await post('/sync/push', { protocol: protocolVersion, mutations });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
      return answer.body.results as MutationResult[];
    },
    act: async (name, args) => {
      const [result] = await clerk.push(clerk.mutation(name, args));
      if (result === undefined) throw new Error('no result');
      return result;
    },
    pull: async (cursor = null) => {
      const answer = await post('/sync/pull', { protocol: protocolVersion, cursor, atLeast: 0 });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
      return answer.body as PullReply;
    },
    rows: async () => {
      const rows = new Map<string, Record<string, unknown>>();
      for (let cursor: string | null = null; ; ) {
        const reply = await clerk.pull(cursor);
        applyPatch(rows, reply.patch);
        cursor = reply.cursor;
        if (!reply.more) return rows;
      }
    },
    registerKey: () => {
      const proof = signValue(keyPair, keyProof(keyId, officerId, publicKey), randomBytes);
      return clerk.act('key.register', { keyId, publicKey, proof });
    },
    signature: ({ id, caseId, digest }, party) => {
      const value = agreementSignedValue({
        agreementId: id,
        digest,
        party,
        officerId,
        keyId,
        signedAt: office.now,
      });
      return {
        caseId,
        digest,
        party,
        keyId,
        signedAt: office.now,
        signature: signValue(keyPair, value, randomBytes),
      };
    },
  };
  return clerk;
};

/** What a test may set of a platform. */
export type OfficeOptions = Pick<AppOptions, 'replica' | 'segmentRows'>;

export const openPlatformOffice = async (
  database: Database,
  options: OfficeOptions = {},
): Promise<PlatformOffice> => {
  await migrate(database, new URL('../../src-platform/database/migrations/', import.meta.url));
  await installDemonstration(database, Date.now());
  const source = await connectSampleSource(database, () => {});
  const secret = new TextEncoder().encode('conformance');
  const office: PlatformOffice = {
    now: Date.now(),
    database,
    post: async (path, body, token, headers = {}) => {
      const answer = await app.inject({
        method: 'POST',
        url: path,
        payload: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    get: async (path) => {
      const answer = await app.inject({ method: 'GET', url: path });
      const json = answer.headers['content-type']?.includes('json') ?? false;
      return { status: answer.statusCode, text: answer.body, body: json ? answer.json() : {} };
    },
    raw: async ({ method, path, token, headers = {}, payload }) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(payload === undefined ? {} : { payload: Buffer.from(payload) }),
      });
      return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
    },
    signIn: (login, patch = {}) => office.post('/session', { ...signInBody(login), ...patch }),
    clerk: async (login) => {
      const answer = await office.signIn(login);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
      return clerkOf(office, answer.body as SignInReply);
    },
    close: async () => {
      await app.close();
      await source?.close();
    },
  };
  const app = await buildApp({ ...options, database, now: () => office.now, secret, log: null });
  return office;
};
