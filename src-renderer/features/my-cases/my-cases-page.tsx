import { useMemo } from 'react';
import { caseState, type SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds, useRowsBy } from '../../data/live.ts';
import { stateLabel } from '../../office/case-labels.ts';
import { CaseRow, caseRowHeight } from '../../office/case-row.tsx';
import { ListCount, ListFilters, useListView } from '../../office/list-filters.tsx';
import { type ListRule, type ListView, optionsOf } from '../../office/list-view.ts';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { CaseDetail } from './case-detail.tsx';

const latest = (subject: SharingCase): number => subject.history.at(-1)?.at ?? 0;

const rule: ListRule<SharingCase> = {
  choices: [
    {
      name: '状态',
      options: optionsOf(caseState.options, stateLabel),
      holds: ({ state }, value) => state === value,
    },
  ],
  textsOf: ({ entryName, entryCode, number }) => [entryName, entryCode, number ?? ''],
};

/** 我的申请: the department's applications, the latest change first, with their timeline. */
export function MyCasesPage({ caseId }: { readonly caseId: string | null }) {
  const { departmentId } = useOfficer();
  const cases = useRowsBy('sharingCase', 'applicantDepartmentId', departmentId);
  const sorted = useMemo(() => cases?.toSorted((a, b) => latest(b) - latest(a)), [cases]);
  const { view, setView, shown } = useListView('my-cases', sorted, rule);
  const tools = (
    <ListFilters rule={rule} of="申请" placeholder="资源名称、编号" view={view} setView={setView} />
  );
  return (
    <Page title="我的申请" panes tools={tools}>
      {cases === undefined && <Loading />}
      {cases?.length === 0 && (
        <Blank title="还没有申请">
          在<a href={hrefOf('catalog')}>目录</a>中找到需要的资源，点“申请使用”。
        </Blank>
      )}
      {cases !== undefined && cases.length > 0 && (
        <CasePanes cases={shown ?? []} view={view} total={cases.length} caseId={caseId} />
      )}
    </Page>
  );
}

type CasePanesProps = {
  readonly cases: readonly SharingCase[];
  readonly view: ListView;
  readonly total: number;
  readonly caseId: string | null;
};

function CasePanes({ cases, view, total, caseId }: CasePanesProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds();
  const chosen = caseId ?? cases[0]?.id ?? null;
  return (
    <div className="panes">
      <div className="pane">
        <div className="pane__count">
          <ListCount shown={cases.length} total={total} unit="件" />
        </div>
        {cases.length === 0 && <Blank title="没有符合筛选的申请" />}
        <RowList
          label="申请列表"
          rows={cases}
          asked={view}
          rowHeight={caseRowHeight}
          selectedId={chosen}
          onSelect={(id) => showAt(hrefOf('case', { caseId: id }))}
        >
          {(subject) => (
            <CaseRow
              subject={subject}
              who={departmentName(subject.providerId)}
              pending={pending.has(subject.id)}
            />
          )}
        </RowList>
      </div>
      <div className="pane">{chosen !== null && <CaseDetail key={chosen} caseId={chosen} />}</div>
    </div>
  );
}
