/** What stands in 待同步: what the platform refused, newest first, then what waits, in the order it was done. */
import type { PendingMutation, RefusedMutation } from '../../data/live.ts';
import type { Link, SyncStatus } from '../../sync/sync-status.ts';

export type OutboxEntry =
  | { readonly kind: 'refused'; readonly id: string; readonly refused: RefusedMutation }
  | {
      readonly kind: 'waiting';
      readonly id: string;
      readonly pending: PendingMutation;
      /** How many before it are still to be sent. */
      readonly ahead: number;
    };

export const show = ['all', 'refused', 'waiting'] as const;
export type Show = (typeof show)[number];
export const showLabel: Readonly<Record<Show, string>> = {
  all: '全部',
  refused: '平台退回',
  waiting: '等待送出',
};

type Held = { readonly outbox: readonly PendingMutation[]; readonly refused: readonly RefusedMutation[] };

export function entriesOf({ outbox, refused }: Held, shown: Show): readonly OutboxEntry[] {
  const turnedDown = refused.map((each): OutboxEntry => ({ kind: 'refused', id: each.id, refused: each }));
  let unsent = 0;
  const waiting = outbox.map((pending): OutboxEntry => {
    const ahead = unsent;
    if (!pending.applied) unsent += 1;
    return { kind: 'waiting', id: pending.mutation.id, pending, ahead };
  });
  return [...(shown === 'waiting' ? [] : turnedDown), ...(shown === 'refused' ? [] : waiting)];
}

export const mutationOf = (entry: OutboxEntry) =>
  entry.kind === 'refused' ? entry.refused.mutation : entry.pending.mutation;

const linkReason: Readonly<Record<Exclude<Link, 'online'>, string>> = {
  offline: '连不上平台。连通后自动送出，不需要重做。',
  'needs-sign-in': '平台登录已失效。重新登录后自动送出。',
};

/** What this workstation has seen of its syncing. */
export type Seen = Pick<SyncStatus, 'link' | 'lastSyncAt'>;

const daysToSpeakUp = 3;

/** True where a whole round, in which all that waits is sent, came so long after the act and brought no answer to it. */
export const isLeftUnanswered = (
  { mutation, applied }: PendingMutation,
  { link, lastSyncAt }: Seen,
): boolean =>
  !applied &&
  link === 'online' &&
  lastSyncAt !== null &&
  lastSyncAt - mutation.madeAt > daysToSpeakUp * 86_400_000;

/** Why an act waits, as far as this workstation knows. */
export function waitReason(pending: PendingMutation, ahead: number, seen: Seen): string {
  if (pending.applied) return '平台已受理，等待取回办理结果。';
  if (seen.link !== 'online') return linkReason[seen.link];
  if (isLeftUnanswered(pending, seen))
    return `已超过 ${daysToSpeakUp} 天，连通后送出过，平台没有给出办理结果。内容仍在本机，并会继续送；请导出清单，请平台管理部门查明原因。`;
  return ahead === 0 ? '正在送平台确认。' : `排队送出，前面还有 ${ahead} 项。`;
}
