import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { type CaseState, caseState, type SharingCase } from '#shared/domain/sharing/sharing-case.ts';
import { useDeskMemory } from '../../app/desk-memory.ts';
import { useOfficer } from '../../app/officer-context.ts';
import { hrefOf } from '../../app/routes.ts';
import { showAt } from '../../app/use-route.ts';
import { usePendingIds, useRowsBy } from '../../data/live.ts';
import { stateLabel } from '../../office/case-labels.ts';
import { CaseRow, caseRowHeight } from '../../office/case-row.tsx';
import { useDepartmentName } from '../../office/use-names.ts';
import { Page } from '../../ui/page.tsx';
import { Blank, Loading } from '../../ui/pieces.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { CaseDetail } from './case-detail.tsx';

type View = { readonly text: string; readonly state: CaseState | null };
const everything: View = { text: '', state: null };

const latest = (subject: SharingCase): number => subject.history.at(-1)?.at ?? 0;

const matches = (subject: SharingCase, { text, state }: View): boolean =>
  (state === null || subject.state === state) &&
  [subject.entryName, subject.number ?? '', subject.entryCode].some((each) => each.includes(text.trim()));

/** 我的申请: the department's applications, the latest change first, with their timeline. */
export function MyCasesPage({ caseId }: { readonly caseId: string | null }) {
  const { departmentId } = useOfficer();
  const cases = useRowsBy('sharingCase', 'applicantDepartmentId', departmentId);
  const [view, setView] = useDeskMemory<View>('my-cases', everything);
  const shown = useMemo(
    () => cases?.filter((each) => matches(each, view)).sort((a, b) => latest(b) - latest(a)),
    [cases, view],
  );
  return (
    <Page title="我的申请" panes tools={<Filters view={view} setView={setView} />}>
      {cases === undefined && <Loading />}
      {cases?.length === 0 && (
        <Blank title="还没有申请">
          在<a href={hrefOf('catalog')}>目录</a>中找到需要的资源，点“申请使用”。
        </Blank>
      )}
      {cases !== undefined && cases.length > 0 && <CasePanes cases={shown ?? []} caseId={caseId} />}
    </Page>
  );
}

function Filters({ view, setView }: { readonly view: View; readonly setView: (view: View) => void }) {
  const options = caseState.options.map((value) => ({ value, label: stateLabel[value] }));
  return (
    <>
      <Select
        aria-label="按状态筛选"
        className="state-filter"
        allowClear
        placeholder="全部状态"
        value={view.state}
        options={options}
        onChange={(state: CaseState | undefined) => setView({ ...view, state: state ?? null })}
      />
      <Input
        aria-label="搜索申请"
        className="list-search"
        allowClear
        placeholder="资源名称、编号"
        value={view.text}
        onChange={(event) => setView({ ...view, text: event.target.value })}
      />
    </>
  );
}

type CasePanesProps = { readonly cases: readonly SharingCase[]; readonly caseId: string | null };

function CasePanes({ cases, caseId }: CasePanesProps) {
  const departmentName = useDepartmentName();
  const pending = usePendingIds();
  const chosen = caseId ?? cases[0]?.id ?? null;
  return (
    <div className="panes">
      <div className="pane">
        {cases.length === 0 && <Blank title="没有符合筛选的申请" />}
        <RowList
          label="申请列表"
          rows={cases}
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
