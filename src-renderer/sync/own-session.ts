import { BridgeError } from '#shared/contract/service.ts';
import type { SyncDeps } from './sync-deps.ts';

type SessionDeps = Pick<SyncDeps, 'services' | 'actor'>;

/**
 * Refuses to go on unless main's session is this officer's: another's would send acts in the wrong name, and
 * answer with rows this officer may not see (S14). A colleague can sign in while a round is under way, so it is
 * asked again after each answer with rows; what is sent main checks itself, as it sends it.
 * @returns whether the platform still accepts the session
 * @throws BridgeError `session.none`
 */
export async function requireOwnSession({ services, actor }: SessionDeps): Promise<boolean> {
  const session = await services.session.status({});
  if (session.state !== 'unlocked' || session.officer?.id !== actor.officerId)
    throw new BridgeError('session.none', '当前登录的不是这份数据的使用人，请重新登录后同步。');
  return !session.platformSessionExpired;
}
