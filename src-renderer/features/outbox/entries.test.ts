import { describe, expect, it } from 'vitest';
import type { PendingMutation } from '../../data/live.ts';
import { entriesOf, waitReason } from './entries.ts';

const act = (id: string) => ({ id, name: 'case.withdraw', args: {}, madeAt: 1, officerId: 'o' });
const pending = (patch: Partial<PendingMutation> = {}): PendingMutation => ({
  mutation: act('a'),
  touched: [],
  applied: false,
  ...patch,
});

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

  it('S22 says why an act waits, and claims nothing that was not seen', () => {
    expect(waitReason(pending({ applied: true }), 0, 'offline')).toContain('已受理');
    expect(waitReason(pending(), 0, 'offline')).toContain('连不上平台');
    expect(waitReason(pending(), 0, 'needs-sign-in')).toContain('重新登录');
    expect(waitReason(pending(), 3, 'online')).toContain('前面还有 3 项');
  });
});
