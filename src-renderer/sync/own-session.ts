import { BridgeError } from '#shared/contract/service.ts';
import type { SyncDeps } from './sync-deps.ts';

type SessionDeps = Pick<SyncDeps, 'services' | 'actor'>;

/**
 * Refuses to go on unless main's session is this officer's: what main opened for another may hold rows that this
 * officer may not see (S14). What the courier is asked main checks itself.
 * @throws BridgeError `session.none`
 */
export async function requireOwnSession({ services, actor }: SessionDeps): Promise<void> {
  const session = await services.session.status({});
  if (session.state !== 'unlocked' || session.officer?.id !== actor.officerId)
    throw new BridgeError('session.none', '当前登录的不是这份数据的使用人，请重新登录后同步。');
}
