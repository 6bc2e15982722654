import { useCallback, useState } from 'react';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds } from '../../data/live.ts';
import { CaseRow, caseRowHeight } from '../../office/case-row.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { ReviewDetail } from './parts/review-detail.tsx';
import { type QueuedCase, useReviewQueue } from './use-review-queue.ts';

/** 审核: the queue by deadline on the left, the case and its decision on the right. */
export function ReviewPage({ caseId }: { readonly caseId: string | null }) {
  const queue = useReviewQueue();
  const note = queue === undefined ? '' : `待办 ${queue.filter(({ waits }) => waits).length} 件，按时限排列`;
  return (
    <Page title="审核" note={note} panes>
      {queue === undefined ? <Loading /> : <ReviewPanes queue={queue} caseId={caseId} />}
    </Page>
  );
}

type ReviewPanesProps = { readonly queue: readonly QueuedCase[]; readonly caseId: string | null };

function ReviewPanes({ queue, caseId }: ReviewPanesProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds();
  const chosen = caseId ?? queue[0]?.id ?? null;
  const [opened, setOpened] = useState(0);
  const [turn, setTurn] = useState(0);
  // After a decision the next in the queue comes up, so that J, Enter and a word clear it.
  const decided = useCallback(() => {
    const at = queue.findIndex(({ id }) => id === chosen);
    const next = queue[at + 1] ?? queue[at - 1];
    setTurn((count) => count + 1);
    showAt(next === undefined ? hrefOf('review') : hrefOf('reviewCase', { caseId: next.id }));
  }, [queue, chosen]);
  if (queue.length === 0 && caseId === null) {
    return <Blank title="没有待审核的事项">待审查、待答复和待负责人同意的事项会按时限排在这里。</Blank>;
  }
  return (
    <div className="panes">
      <div className="pane">
        {queue.length === 0 && <Blank title="待办已清">新的事项到来时会排在这里。</Blank>}
        <RowList
          label="待审核事项"
          rows={queue}
          rowHeight={caseRowHeight}
          focusTurn={turn}
          selectedId={chosen}
          onSelect={(id) => showAt(hrefOf('reviewCase', { caseId: id }))}
          onOpen={() => setOpened((count) => count + 1)}
        >
          {({ subject }) => (
            <CaseRow
              subject={subject}
              who={departmentName(subject.applicantDepartmentId)}
              pending={pending.has(subject.id)}
            />
          )}
        </RowList>
      </div>
      <div className="pane">
        {chosen !== null && (
          <ReviewDetail key={chosen} caseId={chosen} focusAsked={opened} onDecided={decided} />
        )}
      </div>
    </div>
  );
}
