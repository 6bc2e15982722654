/** Main as the engine sees it: a journal that outlives the window, and a courier to the model platform. */
import type { LinkStatus } from '#shared/contract/courier.ts';
import { BridgeError } from '#shared/contract/service.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import type { Actor } from '#shared/domain/action.ts';
import type { Officer } from '#shared/domain/organisation/organisation.ts';
import type { Mutation } from '#shared/protocol/push.ts';
import type { SyncDeps, SyncServices } from '../sync-deps.ts';
import type { ModelPlatform } from './model-platform.ts';
import { actorOf } from './sample-rows.ts';

export type FakeMain = {
  readonly services: SyncServices;
  readonly on: SyncDeps['on'];
  readonly emitLink: (link: LinkStatus) => void;
  readonly journaled: () => readonly Mutation[];
  /** Rejects the next calls of that name with the code, until it is cleared by `null`. */
  readonly failWith: (call: CallName, code: string | null) => void;
  /** Runs before the next calls of that name are answered, until it is cleared by `null`. */
  readonly onCall: (call: CallName, hook: (() => void) | null) => void;
  readonly signIn: (officer: Officer | null) => void;
  readonly calls: CallName[];
};

export type CallName =
  | 'status'
  | 'append'
  | 'settle'
  | 'pending'
  | 'push'
  | 'pull'
  | 'manifest'
  | 'segment'
  | 'dutiesChanged'
  | 'link';

export const nowhere: LinkStatus = {
  address: 'http://platform.test',
  reachable: false,
  lastContactAt: null,
  clockDifference: 0,
};

export function createFakeMain(platform: ModelPlatform, signedIn: Officer): FakeMain {
  const journal = new Map<string, Mutation>();
  const listeners = new Set<(link: LinkStatus) => void>();
  const switchboard = createSwitchboard();
  let current: Officer | null = signedIn;
  const actor = (): Actor => {
    if (current === null) throw new BridgeError('session.none', '没有登录。');
    return actorOf(current);
  };
  const inNameOf = (officerId: string): Actor => {
    if (officerId !== actor().officerId) throw new BridgeError('session.other-officer', '另一位人员已登录。');
    return actor();
  };
  const { call } = switchboard;
  return {
    ...switchboard,
    services: {
      session: sessionOf(call, () => current),
      journal: journalOf(call, journal, () => current?.id ?? null),
      courier: {
        push: ({ mutations }) =>
          call('push', () => {
            for (const { officerId } of mutations) inNameOf(officerId);
            return platform.push(actor(), mutations as Mutation[]);
          }),
        pull: ({ officerId, cursor }) => call('pull', () => platform.pull(inNameOf(officerId), cursor)),
        manifest: ({ officerId }) =>
          call('manifest', () => {
            inNameOf(officerId);
            return platform.manifest();
          }),
        segment: ({ officerId, digest }) =>
          call('segment', () => {
            inNameOf(officerId);
            return platform.segment(digest);
          }),
        dutiesChanged: ({ officerId }) =>
          call('dutiesChanged', () => {
            inNameOf(officerId);
            return {};
          }),
        link: () => call('link', () => nowhere),
      },
    },
    on: (_service, event, handler) => {
      const listener = handler as (link: LinkStatus) => void;
      if (event !== 'link') return () => {};
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emitLink: (link) => {
      for (const listener of listeners) listener(link);
    },
    journaled: () => [...journal.values()],
    signIn: (officer) => {
      current = officer;
    },
  };
}

type Call = <T>(name: CallName, work: () => T | Promise<T>) => Promise<T>;

/** Every call passes here: it is noted, failed where a test says so, and otherwise answered. */
function createSwitchboard() {
  const failures = new Map<CallName, string>();
  const hooks = new Map<CallName, () => void>();
  const calls: CallName[] = [];
  const call: Call = async (name, work) => {
    calls.push(name);
    const code = failures.get(name);
    if (code !== undefined) throw new BridgeError(code, `没有成功：${code}`);
    hooks.get(name)?.();
    return work();
  };
  return {
    call,
    calls,
    failWith: (name: CallName, code: string | null): void => setOrClear(failures, name, code),
    onCall: (name: CallName, hook: (() => void) | null): void => setOrClear(hooks, name, hook),
  };
}

function setOrClear<V>(map: Map<CallName, V>, name: CallName, value: V | null): void {
  if (value === null) map.delete(name);
  else map.set(name, value);
}

function sessionOf(call: Call, officer: () => Officer | null): SyncServices['session'] {
  const notTested = () => Promise.reject(new BridgeError('bridge.unknown-method', '没有这项操作。'));
  const status = (): SessionStatus => ({
    state: officer() === null ? 'signed-out' : 'unlocked',
    officer: officer(),
    departmentName: '民政局',
    login: null,
    demonstration: true,
    platformSessionExpired: false,
    lockAfterMinutes: 10,
    erased: null,
  });
  return {
    status: () => call('status', status),
    signIn: notTested,
    changePassword: notTested,
    unlock: notTested,
    rowKeys: notTested,
    touched: notTested,
    lockAfter: notTested,
    lock: notTested,
    signOut: notTested,
  };
}

function journalOf(
  call: Call,
  journal: Map<string, Mutation>,
  signedIn: () => string | null,
): SyncServices['journal'] {
  const demand = (officerId: string) => {
    if (officerId !== signedIn()) throw new BridgeError('session.other-officer', '另一位人员已登录。');
  };
  return {
    append: ({ mutation }) =>
      call('append', () => {
        demand(mutation.officerId);
        if (!journal.has(mutation.id)) journal.set(mutation.id, structuredClone(mutation) as Mutation);
        return {};
      }),
    settle: ({ officerId, ids }) =>
      call('settle', () => {
        demand(officerId);
        for (const id of ids) journal.delete(id);
        return {};
      }),
    pending: ({ officerId }) =>
      call('pending', () => {
        demand(officerId);
        return { mutations: structuredClone([...journal.values()]) };
      }),
  };
}
