import type { SyncStatus } from '../sync/sync-status.ts';

type Told = Pick<SyncStatus, 'link' | 'loadPaused'> & {
  readonly loading: NonNullable<SyncStatus['loading']>;
};

/** Made once: five times a second it would take as long as all the rest of the line. */
const number = new Intl.NumberFormat('en-US');
const counted = (value: number): string => number.format(Math.round(value));

/** How far the first sync is, how fast it goes, or why it stands still and what makes it go on. */
export const firstSyncWords = ({ link, loadPaused, loading }: Told): string => {
  const { kept, inAll, rate } = loading;
  const far = `${counted(kept)} / ${counted(inAll)} 条`;
  if (loadPaused) return `首次同步已暂停，已收 ${far}，收到的都在本机`;
  if (link === 'offline') return `连接中断，首次同步暂停，已收 ${far}，恢复后自动接着收`;
  if (link === 'needs-sign-in') return `首次同步暂停，已收 ${far}，重新登录后接着收`;
  return `首次同步目录 ${far}${rate === null ? '' : `，每秒 ${counted(rate)} 条`}`;
};
