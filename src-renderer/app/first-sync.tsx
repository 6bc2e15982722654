import { Button, Progress } from 'antd';
import { firstSyncWords } from './first-sync-words.ts';
import { useOfficerDesk, useSyncStatus } from './officer-context.ts';

/** The first sync under way: how far, how fast, and the officer's hand on it. Nothing where there is none. */
export function FirstSync() {
  const { engine } = useOfficerDesk();
  const loading = useSyncStatus((status) => status.loading);
  const link = useSyncStatus((status) => status.link);
  const loadPaused = useSyncStatus((status) => status.loadPaused);
  if (loading === null) return null;
  return (
    <span className="first-sync">
      <Progress
        className="first-sync__bar"
        size="small"
        percent={Math.floor((loading.kept / Math.max(1, loading.inAll)) * 100)}
        showInfo={false}
        // Its growth shows that it is at work: a gleam over it is drawn anew in every frame, by a machine that has enough to do.
        status="normal"
        aria-label="首次同步进度"
      />
      <span>{firstSyncWords({ link, loadPaused, loading })}</span>
      {(loadPaused || link === 'online') && (
        <Button size="small" onClick={() => (loadPaused ? engine.resumeLoad() : engine.pauseLoad())}>
          {loadPaused ? '继续' : '暂停'}
        </Button>
      )}
    </span>
  );
}
