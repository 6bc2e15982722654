import { describe, expect, it } from 'vitest';
import type { PendingMutation } from '../../data/live.ts';
import { entriesOf, isLeftUnanswered, waitReason } from './entries.ts';

const act = (id: string) => ({ id, name: 'case.withdraw', args: {}, madeAt: 1, officerId: 'o' });
const pending = (patch: Partial<PendingMutation> = {}): PendingMutation => ({
  mutation: act('a'),
  touched: [],
  applied: false,
  ...patch,
});
const offline = { link: 'offline', lastSyncAt: null } as const;
const online = { link: 'online', lastSyncAt: 2 } as const;
const day = 86_400_000;

describe('待同步', () => {
  it('S22 lists the refused first and then what waits, in order, each once', () => {
    const held = {
      outbox: [pending(), pending({ mutation: act('b') })],
      refused: [{ id: 'r', mutation: act('r'), code: 'record.changed', refusedAt: 2 }],
    };
    expect(entriesOf(held, 'all').map(({ id }) => id)).toEqual(['r', 'a', 'b']);
    expect(entriesOf(held, 'refused').map(({ id }) => id)).toEqual(['r']);
    expect(entriesOf(held, 'waiting')).toMatchObject([{ ahead: 0 }, { ahead: 1 }]);
  });

  it('S22 counts before an act only what is still to be sent', () => {
    const outbox = [
      pending({ applied: true }),
      pending({ mutation: act('b') }),
      pending({ mutation: act('c'), applied: true }),
      pending({ mutation: act('d') }),
    ];
    expect(entriesOf({ outbox, refused: [] }, 'all')).toMatchObject([
      { ahead: 0 },
      { ahead: 0 },
      { ahead: 1 },
      { ahead: 1 },
    ]);
  });

  it('S22 says why an act waits, and claims nothing that was not seen', () => {
    expect(waitReason(pending({ applied: true }), 0, offline)).toContain('已受理');
    expect(waitReason(pending(), 0, offline)).toContain('连不上平台');
    expect(waitReason(pending(), 0, { ...offline, link: 'needs-sign-in' })).toContain('重新登录');
    expect(waitReason(pending(), 0, online)).toContain('正在送平台');
    expect(waitReason(pending(), 3, online)).toContain('前面还有 3 项');
  });

  it('S22 says so where whole rounds went by for three days and the act was not answered', () => {
    const sync = { link: 'online', lastSyncAt: 1 + 3 * day } as const;
    expect(isLeftUnanswered(pending(), sync)).toBe(false);
    const later = { ...sync, lastSyncAt: 2 + 3 * day };
    expect(isLeftUnanswered(pending(), later)).toBe(true);
    expect(waitReason(pending(), 3, later)).toContain('超过 3 天');
    // The platform has answered, or has not been asked since.
    expect(isLeftUnanswered(pending({ applied: true }), later)).toBe(false);
    expect(isLeftUnanswered(pending(), { ...later, link: 'offline' })).toBe(false);
    expect(isLeftUnanswered(pending(), { link: 'online', lastSyncAt: null })).toBe(false);
  });
});
