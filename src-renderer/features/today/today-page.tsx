import { civilDateOf, longDateLabel, weekdayOf } from '#shared/domain/clock/civil-date.ts';
import { useSyncStatus } from '../../app/officer-context.ts';
import { useNow } from '../../app/use-now.ts';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/pieces.tsx';
import { AccountList } from './account-list.tsx';
import { CatalogueList } from './catalogue-list.tsx';
import { CircularList } from './circular-list.tsx';
import { CorrectionList } from './correction-list.tsx';
import { DestructionList } from './destruction-list.tsx';
import { ExpiryList } from './expiry-list.tsx';
import { LapseList } from './lapse-list.tsx';
import { NewEntriesList } from './new-entries-list.tsx';
import { NoticeList } from './notice-list.tsx';
import { PutBackNotice } from './put-back-notice.tsx';
import { ReadingList } from './reading-list.tsx';
import { RefusedList } from './refused-list.tsx';
import { StaleList } from './stale-list.tsx';
import { TodoList } from './todo-list.tsx';
import { WaitingList } from './waiting-list.tsx';

const weekdays = '日一二三四五六';

/** 今日: what waits for the officer, what waits for the platform, what the platform sent back. */
export function TodayPage() {
  const today = civilDateOf(useNow());
  const firstSync = useSyncStatus((status) => status.firstSync);
  const link = useSyncStatus((status) => status.link);
  return (
    <Page title="今日" note={`${longDateLabel(today)} 星期${weekdays[weekdayOf(today)]}`}>
      <div className="stack block--narrow">
        {link === 'needs-sign-in' && (
          <Notice tone="amber">
            平台登录已失效。办理可以继续，保存在本机；请点下方状态栏的“重新登录”，待同步的内容会自动送出。
          </Notice>
        )}
        {firstSync && <Notice>正在首次同步目录和事项，完成前列表可能不全。</Notice>}
        <PutBackNotice />
        <RefusedList />
        <NoticeList />
        <AccountList />
        <CircularList />
        <ReadingList />
        <TodoList />
        <ExpiryList />
        <DestructionList />
        <CorrectionList />
        <CatalogueList />
        <NewEntriesList />
        <StaleList />
        <WaitingList />
        <LapseList />
      </div>
    </Page>
  );
}
