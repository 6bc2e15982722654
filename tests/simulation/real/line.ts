/** The line between a workstation and the platform's nodes, on which anything can go wrong at each request. */
import { z } from 'zod';
import { BridgeError } from '#shared/contract/service.ts';
import { down } from '#shared/protocol/down.ts';
import type { PlatformClient } from '../../../src-main/platform-client/platform-client.ts';
import { refusalOf } from '../../../src-main/platform-client/platform-refusal.ts';
import type { Dice } from './dice.ts';
import type { Answer, RealPlatform } from './platform.ts';

export const faults = {
  none: 60,
  'request-lost': 8,
  'reply-lost': 8,
  duplicate: 6,
  late: 6,
  'node-killed': 4,
  busy: 3,
  'out-of-order': 3,
} as const;
export type FaultName = keyof typeof faults;

export type Line = {
  connected: boolean;
  /** False while a run heals. */
  faulty: boolean;
};

export type Lines = {
  readonly platform: RealPlatform;
  readonly counted: (fault: FaultName) => void;
  /** Requests under way that their sender has given up on. */
  readonly late: (() => Promise<unknown>)[];
};

const unreachable = () => new BridgeError('platform.unreachable', '连不上共享平台。');

/** A file, as the platform of a run hands it over. */
const segmentText = z.strictObject({ data: z.string() });

type Question = { readonly path: string; readonly token: string; readonly body: object };

/** The platform client of one window: real messages and real answers, over a line that fails by the dice. */
export function clientOver(
  lines: Lines,
  line: Line,
  dice: Dice,
): Pick<PlatformClient, 'push' | 'pull' | 'manifest' | 'segment' | 'health' | 'link'> {
  const { platform } = lines;
  const deliver = (question: Question) => platform.ask(dice.below(platform.nodeCount), question);
  const send = async (question: Question): Promise<Answer | null> => {
    if (!line.connected) return null;
    const fault = line.faulty ? dice.weighed(faults) : 'none';
    lines.counted(fault);
    return over(fault, { lines, dice, deliver: () => deliver(question) });
  };
  const ask = async <S extends z.ZodType>(question: Question, reply: S): Promise<z.output<S>> => {
    const answer = await send(question);
    if (answer === null) throw unreachable();
    if (answer.status !== 200) throw refusalOf(answer.status, answer.body, true);
    return reply.parse(answer.body);
  };
  return {
    push: (token, body) => ask({ path: '/sync/push', token, body }, down.push),
    pull: (token, body) => ask({ path: '/sync/pull', token, body }, down.pull),
    manifest: (token, body) => ask({ path: '/sync/manifest', token, body }, down.manifest),
    segment: async (token, digest) => {
      const { data } = await ask({ path: `/segments/${digest}`, token, body: {} }, segmentText);
      return Buffer.from(data, 'base64');
    },
    health: () => Promise.reject(unreachable()),
    link: {
      status: () => ({ address: '', reachable: line.connected, lastContactAt: null, clockDifference: 0 }),
      onChange: () => () => undefined,
    },
  } as ReturnType<typeof clientOver>;
}

type Delivery = {
  readonly lines: Lines;
  readonly dice: Dice;
  readonly deliver: () => Promise<Answer | null>;
};

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Null where no answer comes back. */
async function over(fault: FaultName, { lines, dice, deliver }: Delivery): Promise<Answer | null> {
  switch (fault) {
    case 'none':
      return deliver();
    case 'request-lost':
      return null;
    case 'reply-lost':
      await deliver();
      return null;
    case 'duplicate': {
      const [answer] = await Promise.all([deliver(), deliver()]);
      return answer;
    }
    case 'late':
      lines.late.push(deliver);
      return null;
    case 'busy':
      return { status: 503, body: null };
    case 'out-of-order':
      return { status: 500, body: { code: 'platform.internal', message: '平台内部错误' } };
    case 'node-killed': {
      const node = dice.below(lines.platform.nodeCount);
      const delivery = deliver();
      await turns(dice.below(40));
      await lines.platform.kill(node);
      return delivery;
    }
  }
}
