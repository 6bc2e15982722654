/** The platform as operators start it: `npm run platform` on a folder, killed, started twice, misconfigured. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { protocolVersion } from '#shared/protocol/version.ts';
import { demonstrationPassword } from '../../src-platform/demonstration/install-demonstration.ts';
import { temporaryDataFolder } from './postgres-servers.ts';

type Running = { readonly url: string; readonly child: ChildProcess };
type Ended = { readonly code: number | null; readonly errors: string };

let folder: Awaited<ReturnType<typeof temporaryDataFolder>>;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await temporaryDataFolder();
  children = [];
});

afterEach(async () => {
  for (const child of children.filter((each) => each.exitCode === null && each.signalCode === null)) {
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  }
  await folder.remove();
});

const launch = (environment: NodeJS.ProcessEnv = {}): ChildProcess => {
  const child = spawn(process.execPath, ['src-platform/start.ts', '--json'], {
    env: { ...process.env, PLATFORM_PORT: '0', PLATFORM_DATA: folder.path, DATABASE_URL: '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
};

const ready = async (child: ChildProcess): Promise<Running> => {
  if (child.stdout === null) throw new Error('no stdout');
  child.stderr?.resume();
  for await (const line of createInterface({ input: child.stdout })) {
    return { url: (JSON.parse(line) as { url: string }).url, child };
  }
  throw new Error('the platform ended before it was ready');
};

const ended = async (child: ChildProcess): Promise<Ended> => {
  const errors: string[] = [];
  child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors: errors.join('') };
};

const post = async (url: string, path: string, request: { body: object; token?: string }) => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(request.token && { authorization: `Bearer ${request.token}` }),
    },
    body: JSON.stringify(request.body),
  });
  return (await response.json()) as Record<string, unknown>;
};

const signIn = async (url: string): Promise<string> => {
  const device = { id: `device-${randomUUID()}`, secret: randomBytes(32).toString('hex'), name: '工作站' };
  const body = {
    protocol: protocolVersion,
    login: 'minzheng.zhang',
    password: demonstrationPassword,
    device,
  };
  const { token } = await post(url, '/session', { body });
  return token as string;
};

const submission = (caseId: string) => ({
  id: randomUUID(),
  name: 'case.submit',
  officerId: 'officer-minzheng-zhang',
  madeAt: Date.now(),
  args: {
    caseId,
    entryId: 'entry-rk-001',
    application: {
      itemIds: ['name'],
      purpose: '核对',
      scenario: '窗口',
      method: 'interface',
      validMonths: 6,
    },
  },
});

/** Submits cases until the connection breaks; the ids that were acknowledged. */
const submitUntilCut = async (url: string, token: string, onFirst: () => void): Promise<string[]> => {
  const acknowledged: string[] = [];
  for (;;) {
    const caseId = randomUUID();
    try {
      const reply = await post(url, '/sync/push', {
        token,
        body: { protocol: protocolVersion, mutations: [submission(caseId)] },
      });
      const [result] = reply.results as unknown as [{ status: string }];
      if (result.status === 'applied') acknowledged.push(caseId);
    } catch {
      return acknowledged;
    }
    if (acknowledged.length === 5) onFirst();
  }
};

const storedCases = async (url: string): Promise<Set<string>> => {
  const token = await signIn(url);
  const found = new Set<string>();
  let cursor: string | null = null;
  for (let more = true; more; ) {
    const reply: Record<string, unknown> = await post(url, '/sync/pull', {
      token,
      body: { protocol: protocolVersion, cursor, atLeast: 0 },
    });
    for (const operation of reply.patch as { table: string; id: string }[]) {
      if (operation.table === 'sharingCase') found.add(operation.id);
    }
    cursor = reply.cursor as string;
    more = reply.more as boolean;
  }
  return found;
};

describe('the platform process', () => {
  it('[S4] killed with -9 under load, it starts again with every acknowledged act', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { url, child } = await ready(launch());
      const cut = submitUntilCut(url, await signIn(url), () => child.kill('SIGKILL'));
      acknowledged.push(...(await cut));
    }
    const { url } = await ready(launch());
    const stored = await storedCases(url);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });

  it('[S5] a second platform on the same folder refuses to start and says why', async () => {
    const { url } = await ready(launch());
    const second = await ended(launch());
    expect(second.code).toBe(1);
    expect(second.errors).toMatch(/^[^\n]*正由另一个平台进程使用[^\n]*\n$/u);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('a port taken by another program is one clear sentence', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const refused = await ended(launch({ PLATFORM_PORT: String(port) }));
    squatter.close();
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain(`端口 ${port} 已被其他程序占用`);
  });

  it('a port that is no port is one clear sentence', async () => {
    const refused = await ended(launch({ PLATFORM_PORT: 'eighty' }));
    expect(refused).toEqual({ code: 1, errors: 'PLATFORM_PORT 不是有效的端口号：eighty\n' });
  });

  it('stops with the desk that started it', async () => {
    const { child } = await ready(launch({ PLATFORM_PARENT: '1' }));
    const exit = once(child, 'exit');
    child.stdin?.end();
    expect(await exit).toEqual([0, null]);
  });
});
