import { Button } from 'antd';
import { useState } from 'react';
import { civilDateOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Link } from '../sync/sync-status.ts';
import { FirstSync } from './first-sync.tsx';
import { useOfficerDesk, useSyncStatus } from './officer-context.ts';
import { RenewSession } from './renew-session.tsx';
import { hrefOf } from './routes.ts';

const linkWords: Readonly<Record<Link, string>> = {
  online: '在线',
  offline: '离线',
  'needs-sign-in': '需重新登录',
};

const minute = 60_000;

/** Hour and minute of today, day and time of another day. */
const whenLabel = (at: number): string => {
  const label = timeLabel(at);
  return label.startsWith(civilDateOf(Date.now())) ? label.slice(11) : label.slice(5);
};

/** Tells the truth, always: the link, the last sync, what waits, what was refused. */
export function StatusBar() {
  const { engine } = useOfficerDesk();
  const status = useSyncStatus((all) => all);
  const { lastSyncAt, clockDifference } = status;
  const [renewing, setRenewing] = useState(false);
  return (
    <section className="desk-status" aria-label="状态栏">
      <span className="desk-status__link" data-link={status.link} role="status">
        {linkWords[status.link]}
      </span>
      {status.link === 'needs-sign-in' && (
        <Button size="small" onClick={() => setRenewing(true)}>
          重新登录
        </Button>
      )}
      <FirstSync />
      <span>{lastSyncAt === null ? '尚未同步' : `上次同步 ${whenLabel(lastSyncAt)}`}</span>
      <a href={hrefOf('outbox')}>待同步 {status.waiting}</a>
      {status.refused > 0 && (
        <a className="badge badge--red" href={hrefOf('outbox')}>
          平台退回 {status.refused}
        </a>
      )}
      {Math.abs(clockDifference) > minute && (
        <span className="badge badge--amber">本机时间与平台相差 {differenceLabel(clockDifference)}</span>
      )}
      {status.saveProblem !== null && <span className="badge badge--red">{status.saveProblem}</span>}
      <Button
        size="small"
        className="desk-status__sync"
        disabled={status.syncing}
        onClick={() => void engine.syncNow()}
      >
        {status.syncing ? '正在同步…' : '立即同步'}
      </Button>
      {renewing && <RenewSession onClose={() => setRenewing(false)} />}
    </section>
  );
}

const differenceLabel = (milliseconds: number): string => {
  const minutes = Math.round(Math.abs(milliseconds) / minute);
  return minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`;
};
