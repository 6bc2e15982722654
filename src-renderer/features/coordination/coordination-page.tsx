import { useMemo } from 'react';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds, useRows, useTable } from '../../data/live.ts';
import { isCoordinationDuty } from '../../office/by-officer.ts';
import { CaseRow, caseRowHeight } from '../../office/case-row.tsx';
import { useDuties } from '../../office/use-duties.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { CoordinationDetail } from './coordination-detail.tsx';

/** 协调: what waits for this department's decision, the oldest first, then what it has decided. */
export function CoordinationPage({ caseId }: { readonly caseId: string | null }) {
  const duties = useDuties();
  const decisions = useTable('coordinationDecision');
  const decidedIds = useMemo(() => [...new Set(decisions?.map(({ caseId }) => caseId))], [decisions]);
  const decided = useRows('sharingCase', decidedIds);
  const queue = useMemo(() => {
    if (duties === undefined || decided === undefined || decisions === undefined) return undefined;
    const waiting = duties.filter(({ duty }) => isCoordinationDuty(duty)).map(({ subject }) => subject);
    const listed = new Set(waiting.map(({ id }) => id));
    const others = decided.filter((each) => each !== undefined).filter(({ id }) => !listed.has(id));
    return { waiting, all: [...waiting, ...others] };
  }, [duties, decided, decisions]);
  const rows = queue?.all;
  const waiting = queue?.waiting.length ?? 0;
  const chosen = caseId ?? rows?.[0]?.id ?? null;
  const pending = usePendingIds();
  const departmentName = useDepartmentName();
  return (
    <Page title="协调" note={`待办 ${waiting} 件；协调无法定时限，按提出先后排列`} panes>
      {rows === undefined && <Loading />}
      {rows?.length === 0 && (
        <Blank title="没有待协调的事项">双方协商未果并申请协调的事项会排在这里（五(三)3）。</Blank>
      )}
      {rows !== undefined && rows.length > 0 && (
        <div className="panes">
          <div className="pane">
            <RowList
              label="协调事项"
              rows={rows}
              rowHeight={caseRowHeight}
              selectedId={chosen}
              onSelect={(id) => showAt(hrefOf('coordinationCase', { caseId: id }))}
            >
              {(subject) => (
                <CaseRow
                  subject={subject}
                  who={`${departmentName(subject.applicantDepartmentId)} ← ${departmentName(subject.providerId)}`}
                  pending={pending.has(subject.id)}
                />
              )}
            </RowList>
          </div>
          <div className="pane">{chosen !== null && <CoordinationDetail key={chosen} caseId={chosen} />}</div>
        </div>
      )}
    </Page>
  );
}
