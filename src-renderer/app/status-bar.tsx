import { Button } from 'antd';
import { useState } from 'react';
import { civilDateOf, timeLabel } from '#shared/domain/clock/civil-date.ts';
import type { Link } from '../sync/sync-status.ts';
import { clockWords } from './clock-words.ts';
import { FirstSync } from './first-sync.tsx';
import { useOfficerDesk, useSyncStatus } from './officer-context.ts';
import { RenewSession } from './renew-session.tsx';
import { hrefOf } from './routes.ts';

const linkWords: Readonly<Record<Link, string>> = {
  online: '在线',
  offline: '离线',
  'needs-sign-in': '需重新登录',
};

/** Hour and minute of today, day and time of another day. */
const lastSyncLabel = (at: number | null): string => {
  if (at === null) return '尚未同步';
  const label = timeLabel(at);
  return `上次同步 ${label.startsWith(civilDateOf(Date.now())) ? label.slice(11) : label.slice(5)}`;
};

/**
 * Tells the truth, always: the link, the last sync, what waits, what was refused. It follows the words and numbers that
 * it shows, and is not drawn anew by a round that changes none of them.
 */
export function StatusBar() {
  const link = useSyncStatus((status) => status.link);
  const linkProblem = useSyncStatus((status) => status.linkProblem);
  const lastSync = useSyncStatus((status) => lastSyncLabel(status.lastSyncAt));
  const waiting = useSyncStatus((status) => status.waiting);
  const refused = useSyncStatus((status) => status.refused);
  const clock = useSyncStatus((status) => clockWords(status.clockDifference));
  const saveProblem = useSyncStatus((status) => status.saveProblem);
  const [renewing, setRenewing] = useState(false);
  return (
    <section className="desk-status" aria-label="状态栏">
      <span className="desk-status__link" data-link={link} role="status">
        {linkWords[link]}
      </span>
      {link === 'needs-sign-in' && (
        <Button size="small" onClick={() => setRenewing(true)}>
          重新登录
        </Button>
      )}
      {linkProblem !== null && <span className="badge badge--amber">{linkProblem}</span>}
      <FirstSync />
      <span>{lastSync}</span>
      <a href={hrefOf('outbox')}>待同步 {waiting}</a>
      {refused > 0 && (
        <a className="badge badge--red" href={hrefOf('outbox')}>
          平台退回 {refused}
        </a>
      )}
      {clock !== null && <span className="badge badge--amber">{clock}</span>}
      {saveProblem !== null && <span className="badge badge--red">{saveProblem}</span>}
      <SyncButton />
      {renewing && <RenewSession onClose={() => setRenewing(false)} />}
    </section>
  );
}

/** Says so while the round lasts that the officer asked for; the many that nobody asked for are not worth a word. */
function SyncButton() {
  const { engine } = useOfficerDesk();
  const [asked, setAsked] = useState(false);
  const sync = async () => {
    setAsked(true);
    await engine.syncNow();
    setAsked(false);
  };
  return (
    <Button size="small" className="desk-status__sync" disabled={asked} onClick={() => void sync()}>
      {asked ? '正在同步…' : '立即同步'}
    </Button>
  );
}
