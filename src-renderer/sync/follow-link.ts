import type { LinkStatus } from '#shared/contract/courier.ts';
import type { SyncDeps } from './sync-deps.ts';
import type { SyncStatusStore } from './sync-status.ts';

type Followed = Pick<SyncDeps, 'on' | 'services'>;

/** Keeps the clock difference, and syncs as soon as main says that the platform answers again. */
export function followLink(
  { on, services }: Followed,
  status: SyncStatusStore,
  request: () => Promise<void>,
) {
  let reachable = false;
  let heard = false;
  const hear = (link: LinkStatus) => {
    heard = true;
    status.setState({ clockDifference: link.clockDifference });
    const back = link.reachable && !reachable;
    reachable = link.reachable;
    if (!link.reachable && status.getState().link === 'online')
      status.setState({ link: 'offline', linkProblem: null });
    if (back) void request();
  };
  services.courier.link({}).then(
    // An event that came in the meantime is newer than this answer.
    ({ clockDifference }) => heard || status.setState({ clockDifference }),
    // Without main there is no link to follow; the cycle reports it.
    () => undefined,
  );
  return on('courier', 'link', hear);
}
