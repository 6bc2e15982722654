import { Button } from 'antd';
import { useSyncStatus } from '../../../app/officer-context.ts';
import type { SearchedBy } from '../../../office/use-catalog-search.ts';

/** Who is asked: the platform while the catalogue is still coming to this workstation, or where the officer wishes. */
export function useSearchedBy(wish: SearchedBy | null): SearchedBy {
  const isOnline = useSyncStatus(({ link }) => link === 'online');
  const isComing = useSyncStatus(({ loading, firstSync }) => loading !== null || firstSync);
  if (!isOnline) return 'workstation';
  return wish ?? (isComing ? 'platform' : 'workstation');
}

type Props = {
  readonly by: SearchedBy;
  /** The answer that is shown is another one's still. */
  readonly isAwaited: boolean;
  readonly failed: boolean;
  readonly onWish: (wish: SearchedBy) => void;
};

/** Says who answered, and lets the officer ask the other. */
export function SearchedByLine({ by, isAwaited, failed, onWish }: Props) {
  const isOnline = useSyncStatus(({ link }) => link === 'online');
  const isComing = useSyncStatus(({ loading }) => loading !== null);
  if (!isOnline) return null;
  const searching = isAwaited ? '正在由共享平台检索' : '由共享平台检索';
  const saying = failed ? '共享平台没有应答' : searching;
  const other = by === 'platform' ? 'workstation' : 'platform';
  return (
    <span className="line">
      {by === 'platform' && <span>{saying}</span>}
      {/* An answer of the workstation that stands meanwhile says so itself. */}
      {by === 'platform' && isComing && !isAwaited && <span>本机首次同步未完</span>}
      <Button type="link" size="small" onClick={() => onWish(other)}>
        {other === 'platform' ? '改由共享平台检索' : '改用本机检索'}
      </Button>
    </span>
  );
}
